-- grain: one row per difference and month. The id comes of rule, unit and subject; where rows of a month say the same of one
-- subject twice, the second and further ones also carry their number.
CREATE OR REPLACE TEMP TABLE found AS
WITH rules AS (
    SELECT
        unnest(cast($rule AS VARCHAR [])) AS rule,
        unnest(cast($severity AS VARCHAR [])) AS severity
),

named AS (
    SELECT
        said.*,
        said.rule || chr(10) || said.unit || chr(10) || coalesce(said.key, '') AS name
    FROM said
),

numbered AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY left(sha256(name), 10), period
            ORDER BY left_file_key, left_sheet_no, left_cell, right_file_key, right_sheet_no, right_cell, right_value, left_value
        ) AS place
    FROM named
)

SELECT
    'CL-' || upper(left(sha256(CASE place WHEN 1 THEN name ELSE name || chr(10) || place END), 10)) AS id,
    numbered.period,
    numbered.rule,
    coalesce(numbered.severity, rules.severity) AS severity,
    numbered.unit,
    numbered.subject,
    numbered.left_source,
    numbered.left_value,
    numbered.left_file_key,
    numbered.left_sheet_no,
    numbered.left_cell,
    numbered.right_source,
    numbered.right_value,
    numbered.right_file_key,
    numbered.right_sheet_no,
    numbered.right_cell,
    numbered.message,
    numbered.suggestion,
    numbered.match_way,
    numbered.match_score
FROM numbered
INNER JOIN rules ON numbered.rule = rules.rule

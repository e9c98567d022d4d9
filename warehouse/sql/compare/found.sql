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
        *,
        rule || chr(10) || unit || chr(10) || coalesce(key, '') AS name
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
    numbered.* EXCLUDE (name, key, place) REPLACE (coalesce(numbered.severity, rules.severity) AS severity)
FROM numbered
INNER JOIN rules USING (rule)

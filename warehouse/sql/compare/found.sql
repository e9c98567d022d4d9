-- grain: one row per difference and month
CREATE OR REPLACE TEMP TABLE found AS
WITH rules AS (
    SELECT
        unnest(cast($rule AS VARCHAR [])) AS rule,
        unnest(cast($severity AS VARCHAR [])) AS severity
)

SELECT
    'CL-' || upper(left(sha256(said.rule || chr(10) || said.unit || chr(10) || said.key), 10)) AS id,
    said.period,
    said.rule,
    coalesce(said.severity, rules.severity) AS severity,
    said.unit,
    said.subject,
    said.left_source,
    said.left_value,
    said.left_file_key,
    said.left_sheet_no,
    said.left_cell,
    said.right_source,
    said.right_value,
    said.right_file_key,
    said.right_sheet_no,
    said.right_cell,
    said.message,
    said.suggestion,
    said.match_way,
    said.match_score
FROM said
INNER JOIN rules ON said.rule = rules.rule

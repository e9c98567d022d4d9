-- grain: one row per year and unit of the year's newest inspection plan
CREATE OR REPLACE TEMP TABLE planned_unit AS
WITH newest AS (
    SELECT
        year,
        arg_max(file_key, (received_at, path)) AS file_key
    FROM current_inspection_plan
    WHERE outcome = 'accepted'
    GROUP BY year
)

SELECT
    plan.year,
    shown_unit.shown AS unit,
    plan.file_key,
    plan.sheet_no,
    min(plan.row_number) AS row_number
FROM current_inspection_plan AS plan
INNER JOIN newest ON plan.file_key = newest.file_key AND plan.year = newest.year
INNER JOIN shown_unit ON plan.unit = shown_unit.unit
WHERE plan.outcome = 'accepted'
GROUP BY plan.year, shown_unit.shown, plan.file_key, plan.sheet_no

-- grain: one row per unit of the year's newest inspection plan
SELECT
    planned_unit.unit,
    NULL AS date,
    1 AS amount,
    cast(inspection_plan.planned_month AS VARCHAR) AS counted_as,
    'inspection_plan' AS form,
    files.path,
    files.sha256,
    sheets.sheet,
    planned_unit.row_number,
    evidence.texts
FROM planned_unit
INNER JOIN files ON planned_unit.file_key = files.file_key
INNER JOIN sheets ON planned_unit.file_key = sheets.file_key AND planned_unit.sheet_no = sheets.sheet_no
INNER JOIN inspection_plan
    ON
        planned_unit.file_key = inspection_plan.file_key
        AND planned_unit.sheet_no = inspection_plan.sheet_no
        AND planned_unit.row_number = inspection_plan.row_number
LEFT JOIN evidence
    ON
        planned_unit.file_key = evidence.file_key
        AND planned_unit.sheet_no = evidence.sheet_no
        AND planned_unit.row_number = evidence.row_number
LEFT JOIN org_unit ON planned_unit.unit = org_unit.unit
WHERE planned_unit.year = $year
ORDER BY inspection_plan.planned_month, org_unit.ordinal, planned_unit.row_number

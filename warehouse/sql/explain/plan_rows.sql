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
    texts_of(evidence.cells) AS texts
FROM planned_unit
INNER JOIN files USING (file_key)
INNER JOIN sheets USING (file_key, sheet_no)
INNER JOIN inspection_plan USING (file_key, sheet_no, row_number)
LEFT JOIN evidence USING (file_key, sheet_no, row_number)
LEFT JOIN org_unit ON planned_unit.unit = org_unit.unit
WHERE planned_unit.year = $year
ORDER BY inspection_plan.planned_month, org_unit.ordinal, planned_unit.row_number

-- grain: one row per ruling that changes a row of the registers for the unit
SELECT DISTINCT
    discrepancies.id,
    discrepancies.rule,
    discrepancies.subject,
    discrepancies.left_value,
    discrepancies.right_value,
    resolution.ruling,
    resolution.value,
    resolution.reason,
    resolution.ruled_by,
    cast(resolution.ruled_on AS VARCHAR) AS ruled_on,
    files.path
FROM standing_ruling AS standing
INNER JOIN discrepancies ON standing.id = discrepancies.id AND standing.period = discrepancies.period
INNER JOIN resolution
    ON
        discrepancies.ruling_file_key = resolution.file_key
        AND discrepancies.ruling_sheet_no = resolution.sheet_no
        AND discrepancies.ruling_row_number = resolution.row_number
INNER JOIN files ON resolution.file_key = files.file_key
WHERE
    discrepancies.rule LIKE CASE $form WHEN 'task_register' THEN 'task.%' WHEN 'inspection_register' THEN 'inspection.%' ELSE '' END
    AND ($unit = $province OR discrepancies.unit = $unit)
ORDER BY discrepancies.id

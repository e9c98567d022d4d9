-- grain: one row per task still open on the last day whose due date lies in the next window, as the report lists them
SELECT
    task_row.unit,
    coalesce(task_row.extended_due_on, task_row.due_on) AS date,
    1 AS amount,
    NULL AS counted_as,
    task_row.form,
    files.path,
    files.sha256,
    sheets.sheet,
    task_row.row_number,
    evidence.texts
FROM task_row
INNER JOIN files ON task_row.file_key = files.file_key
INNER JOIN sheets ON task_row.file_key = sheets.file_key AND task_row.sheet_no = sheets.sheet_no
LEFT JOIN evidence
    ON task_row.file_key = evidence.file_key AND task_row.sheet_no = evidence.sheet_no AND task_row.row_number = evidence.row_number
LEFT JOIN org_unit ON task_row.unit = org_unit.unit
WHERE
    task_row.year = $year
    AND NOT task_row.is_withdrawn
    AND task_row.document_date <= $last_day
    AND (task_row.completed_on IS NULL OR task_row.completed_on > $last_day)
    AND coalesce(task_row.extended_due_on, task_row.due_on) BETWEEN $next_first AND $next_last
ORDER BY org_unit.ordinal, date, files.path, task_row.sheet_no, task_row.row_number

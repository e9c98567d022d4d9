-- grain: one row per task still open on the last day whose due date lies in the next window
SELECT
    task_row.unit,
    coalesce(register.document_number, report.document_number) AS document_number,
    coalesce(task_row.extended_due_on, task_row.due_on) AS due_on
FROM task_row
LEFT JOIN task_register AS register
    ON
        task_row.form = 'task_register'
        AND task_row.file_key = register.file_key
        AND task_row.sheet_no = register.sheet_no
        AND task_row.row_number = register.row_number
LEFT JOIN task_progress AS report
    ON
        task_row.form = 'task_progress'
        AND task_row.file_key = report.file_key
        AND task_row.sheet_no = report.sheet_no
        AND task_row.row_number = report.row_number
WHERE
    task_row.year = $year
    AND NOT task_row.is_withdrawn
    AND task_row.document_date <= $last_day
    AND (task_row.completed_on IS NULL OR task_row.completed_on > $last_day)
    AND coalesce(task_row.extended_due_on, task_row.due_on) BETWEEN $next_first AND $next_last
ORDER BY due_on, document_number, task_row.unit

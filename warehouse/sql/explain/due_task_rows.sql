-- grain: one row per task still open at the window's end whose due date lies in the next window, as the report lists them
SELECT
    task.unit,
    task.effective_due_on AS date,
    1 AS amount,
    NULL AS counted_as,
    task.form,
    files.path,
    files.sha256,
    sheets.sheet,
    task.row_number,
    texts_of(evidence.cells) AS texts
FROM counted_tasks AS task
INNER JOIN files USING (file_key)
INNER JOIN sheets USING (file_key, sheet_no)
LEFT JOIN evidence USING (file_key, sheet_no, row_number)
LEFT JOIN org_unit USING (unit)
WHERE
    task.measure = 'tasks_assigned'
    AND task.period = $period
    AND task."window" = 'year_to_date'
    AND task.state IN ('tasks_open_in_time', 'tasks_open_overdue')
    AND task.effective_due_on BETWEEN $next_first AND $next_last
ORDER BY org_unit.ordinal, date, files.path, task.sheet_no, task.row_number

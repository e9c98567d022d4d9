-- grain: one row per task still open on the last day whose due date lies in the next window
SELECT unit
FROM task_row
WHERE
    year = $year
    AND NOT is_withdrawn
    AND document_date <= $last_day
    AND (completed_on IS NULL OR completed_on > $last_day)
    AND coalesce(extended_due_on, due_on) BETWEEN $next_first AND $next_last
ORDER BY unit

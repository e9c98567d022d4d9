-- grain: one row per task still open at the window's end whose due date, as it was then, lies in the next window
SELECT unit
FROM counted_tasks
WHERE
    measure = 'tasks_assigned'
    AND period = $period
    AND "window" = 'year_to_date'
    AND state IN ('tasks_open_in_time', 'tasks_open_overdue')
    AND effective_due_on BETWEEN $next_first AND $next_last
ORDER BY unit

-- grain: one row: whether anything tells of the year's tasks
SELECT count(*) > 0
FROM answered
INNER JOIN month ON answered.ordinal = month.ordinal
WHERE answered.form IN ('task_register', 'task_progress') AND month.year = $year

-- grain: one value: the measure of which a task is one: completed by its due date or after it, open until then or longer; one without
-- a due date is never late
CREATE OR REPLACE TEMP MACRO task_state(is_completed, completed_on, effective_due_on, told_until) AS
CASE
    WHEN is_completed AND completed_on > effective_due_on THEN 'tasks_completed_late'
    WHEN is_completed THEN 'tasks_completed_on_time'
    WHEN effective_due_on < told_until THEN 'tasks_open_overdue'
    ELSE 'tasks_open_in_time'
END

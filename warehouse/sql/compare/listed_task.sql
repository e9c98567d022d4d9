-- grain: one row per task and month's register that lists it: what that register said of lead unit, extension and status
CREATE OR REPLACE TEMP TABLE listed_task AS
SELECT
    register_file.year,
    task.task_code_key,
    register_file.ordinal,
    task.file_key,
    task.sheet_no,
    task.row_number,
    task.lead_unit,
    task.extended_due_on,
    task.status,
    task.status = 'Đã thu hồi' AS is_withdrawn
FROM current_task_register AS task
INNER JOIN register_file ON task.file_key = register_file.file_key AND register_file.form = 'task_register'
WHERE task.outcome = 'accepted'
QUALIFY row_number() OVER (
    PARTITION BY register_file.year, task.task_code_key, register_file.ordinal
    ORDER BY task.received_at DESC, task.path DESC, task.sheet_no, task.row_number
) = 1

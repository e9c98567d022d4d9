-- grain: one row per row of a unit's 01-NV of a month, as of the month's last day. A task is completed on the day that the row
-- gives, whatever its status says besides; what is withdrawn is out of every count.
CREATE OR REPLACE TEMP TABLE reported_task AS
WITH told AS (
    SELECT
        task.*,
        month.year,
        month.first_day,
        month.last_day,
        task.outcome = 'accepted' AS is_accepted,
        coalesce(task.status = 'Đã thu hồi', FALSE) AS is_withdrawn,
        coalesce(task.status <> 'Đã thu hồi' AND task.completed_on <= month.last_day, FALSE) AS is_completed,
        coalesce(task.extended_due_on, task.due_on) AS due_then
    FROM current_task_progress AS task
    INNER JOIN month ON task.period = month.period
)

SELECT
    row_number() OVER (ORDER BY period, file_key, sheet_no, row_number) AS reported_id,
    period,
    year,
    ordinal,
    first_day,
    last_day,
    sender AS unit,
    file_key,
    sheet_no,
    row_number,
    is_accepted,
    document_number,
    document_number_key,
    document_date,
    content,
    content_key,
    status,
    completed_on,
    is_withdrawn,
    is_completed,
    due_then,
    CASE WHEN extended_due_on IS NULL THEN 'due_on' ELSE 'extended_due_on' END AS due_field,
    status_then(is_withdrawn, is_completed, status) AS status_then,
    is_in_scope(is_withdrawn, document_date, completed_on, first_day, last_day) AS is_in_scope
FROM told

-- grain: one row per accepted row of a task register or an 01-NV: what makes it the same task in the next one, and what
-- it said of lead unit, extension and withdrawal
CREATE OR REPLACE TEMP TABLE told_task AS
SELECT
    'task_register' AS form,
    task_code_key AS task_key,
    lead_unit,
    extended_due_on,
    status = 'Đã thu hồi' AS is_withdrawn,
    last_ordinal,
    received_at,
    path,
    file_key,
    sheet_no,
    row_number
FROM current_task_register
WHERE outcome = 'accepted'
UNION ALL
SELECT
    'task_progress' AS form,
    concat_ws(chr(31), sender, document_number_key, document_date, content_key) AS task_key,
    sender AS lead_unit,
    extended_due_on,
    status = 'Đã thu hồi' AS is_withdrawn,
    last_ordinal,
    received_at,
    path,
    file_key,
    sheet_no,
    row_number
FROM current_task_progress
WHERE outcome = 'accepted'

-- grain: one row per accepted row of a unit's 01-NV and the accepted register task that it is about
CREATE OR REPLACE TEMP TABLE matched_task AS
SELECT
    reported.unit,
    reported.period,
    reported.last_day,
    task.task_code_key AS key,
    document_subject(task.document_number, task.document_date, task.content) AS subject,
    task_name(task.document_number, task.document_date, task.content) AS name,
    task.file_key AS register_file_key,
    task.sheet_no AS register_sheet_no,
    task.row_number AS register_row_number,
    task.document_date AS register_document_date,
    task.status AS register_status,
    task.completed_on AS register_completed_on,
    standing.* EXCLUDE (register_id, period, last_day, unit),
    reported.file_key AS reported_file_key,
    reported.sheet_no AS reported_sheet_no,
    reported.row_number AS reported_row_number,
    reported.document_date AS reported_document_date,
    reported.status AS reported_status,
    reported.status_then AS reported_status_then,
    reported.completed_on AS reported_completed_on,
    reported.is_withdrawn AS reported_withdrawn,
    reported.is_completed AS reported_completed,
    reported.due_then AS reported_due_then,
    reported.due_field AS reported_due_field,
    pair.way AS match_way,
    pair.score AS match_score
FROM task_pair AS pair
INNER JOIN reported_task AS reported ON pair.reported_id = reported.reported_id AND reported.is_accepted
INNER JOIN register_task AS task
    ON pair.register_id = task.register_id AND task.is_accepted AND NOT task.is_vanished
INNER JOIN task_standing AS standing
    ON pair.register_id = standing.register_id AND reported.period = standing.period

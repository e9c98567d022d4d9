-- grain: one row per task of the year's newest register and month that it covers: the task as of the month's last day.
-- It is completed on the day that the register gives, whatever the status says besides. Extension and withdrawal hold as the newest register up to that month which lists the task said; where none does, as the newest says.
-- So does the lead unit, where the newest register names one that was founded after the month.
CREATE OR REPLACE TEMP TABLE task_standing AS
WITH as_of AS (
    SELECT
        task.*,
        month.period,
        month.first_day,
        month.last_day,
        CASE WHEN lead.valid_from > month.last_day THEN coalesce(listed.lead_unit, task.unit) ELSE task.unit END AS unit_then,
        coalesce(listed.is_withdrawn, task.status = 'Đã thu hồi') AS is_withdrawn,
        CASE WHEN listed.task_code_key IS NULL THEN task.extended_due_on ELSE listed.extended_due_on END AS extended_then,
        listed.status AS listed_status,
        listed.file_key AS listed_file_key,
        listed.sheet_no AS listed_sheet_no,
        listed.row_number AS listed_row_number
    FROM (
        SELECT
            register_task.*,
            month.ordinal
        FROM register_task
        INNER JOIN month ON register_task.year = month.year AND month.ordinal <= register_task.covers_ordinal
        WHERE register_task.is_accepted AND NOT register_task.is_vanished
    ) AS task
    ASOF LEFT JOIN listed_task AS listed
        ON task.year = listed.year AND task.task_code_key = listed.task_code_key AND task.ordinal >= listed.ordinal
    INNER JOIN month ON task.ordinal = month.ordinal
    INNER JOIN org_unit AS lead ON task.unit = lead.unit
),

stated AS (
    SELECT
        *,
        coalesce(extended_then, due_on) AS due_then,
        NOT is_withdrawn AND completed_on <= last_day AS is_completed,
        is_withdrawn IS DISTINCT FROM (status = 'Đã thu hồi') AS withdrawal_is_listed,
        extended_then IS DISTINCT FROM extended_due_on AND extended_then IS NOT NULL AS extension_is_listed
    FROM as_of
)

SELECT
    register_id,
    period,
    last_day,
    unit_then AS unit,
    coalesce(is_completed, FALSE) AS is_completed,
    is_withdrawn,
    is_in_scope(is_withdrawn, document_date, completed_on, first_day, last_day) AS is_in_scope,
    due_then,
    status_then(is_withdrawn, is_completed, CASE WHEN withdrawal_is_listed THEN listed_status ELSE status END) AS status_then,
    CASE WHEN withdrawal_is_listed THEN listed_file_key ELSE file_key END AS status_file_key,
    CASE WHEN withdrawal_is_listed THEN listed_sheet_no ELSE sheet_no END AS status_sheet_no,
    CASE WHEN withdrawal_is_listed THEN listed_row_number ELSE row_number END AS status_row_number,
    CASE WHEN extension_is_listed THEN listed_file_key ELSE file_key END AS due_file_key,
    CASE WHEN extension_is_listed THEN listed_sheet_no ELSE sheet_no END AS due_sheet_no,
    CASE WHEN extension_is_listed THEN listed_row_number ELSE row_number END AS due_row_number,
    CASE WHEN extended_then IS NULL THEN 'due_on' ELSE 'extended_due_on' END AS due_field
FROM stated

-- grain: one row per measure, window and task that counts in it
CREATE OR REPLACE TEMP TABLE counted_tasks AS
WITH listed AS (
    SELECT
        task_code,
        last_ordinal,
        received_at,
        path,
        row_number,
        extended_due_on,
        status = 'Đã thu hồi' AS is_withdrawn
    FROM current_task_register
    WHERE outcome = 'accepted'
),

-- What the newest register up to the window's last month that lists the task said of extension and withdrawal.
said_then AS (
    SELECT
        asked.period,
        listed.task_code,
        arg_max(
            {'extended_due_on': listed.extended_due_on, 'is_withdrawn': listed.is_withdrawn},
            (listed.last_ordinal, listed.received_at, listed.path, listed.row_number)
        ) AS said
    FROM (SELECT DISTINCT period, last_ordinal FROM asked_window) AS asked
    INNER JOIN listed ON asked.last_ordinal >= listed.last_ordinal
    GROUP BY asked.period, listed.task_code
),

as_of AS (
    SELECT
        evidence_end.period,
        evidence_end."window",
        evidence_end.first_day,
        evidence_end.last_day,
        task.*
        REPLACE (
            CASE
                WHEN said_then.said IS NULL OR task.is_status_ruled THEN task.is_withdrawn
                ELSE said_then.said.is_withdrawn
            END AS is_withdrawn,
            CASE
                WHEN said_then.said IS NULL OR task.is_due_ruled THEN task.extended_due_on
                ELSE said_then.said.extended_due_on
            END AS extended_due_on
        )
    FROM evidence_end
    INNER JOIN task_row AS task
        ON
            evidence_end.year = task.year
            OR (evidence_end."window" = 'since_start' AND evidence_end.year > task.year)
    LEFT JOIN said_then
        ON evidence_end.period = said_then.period AND task.form = 'task_register' AND task.task_key = said_then.task_code
    WHERE evidence_end.form = 'task_register'
    QUALIFY rank() OVER (
        PARTITION BY evidence_end.period, evidence_end."window", task.form, task.task_key ORDER BY task.year DESC
    ) = 1
),

in_scope AS (
    SELECT
        *,
        coalesce(extended_due_on, due_on) AS effective_due_on,
        coalesce(completed_on <= last_day, FALSE) AS is_completed
    FROM as_of
    WHERE
        NOT is_withdrawn
        AND document_date <= last_day
        AND (completed_on IS NULL OR completed_on >= first_day)
),

stated AS (
    SELECT
        *,
        CASE
            WHEN is_completed AND coalesce(completed_on <= effective_due_on, TRUE) THEN 'tasks_completed_on_time'
            WHEN is_completed THEN 'tasks_completed_late'
            WHEN coalesce(effective_due_on >= last_day, TRUE) THEN 'tasks_open_in_time'
            ELSE 'tasks_open_overdue'
        END AS state
    FROM in_scope
)

SELECT
    unnest(CASE WHEN is_completed THEN [state, 'tasks_completed', 'tasks_assigned'] ELSE [state, 'tasks_assigned'] END) AS measure,
    period,
    "window",
    unit,
    CASE WHEN is_completed THEN completed_on ELSE document_date END AS event_on,
    1 AS amount,
    state,
    effective_due_on,
    form,
    file_key,
    sheet_no,
    row_number
FROM stated

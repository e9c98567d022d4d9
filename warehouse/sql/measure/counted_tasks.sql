-- grain: one row per measure, window and task that counts in it
CREATE OR REPLACE TEMP TABLE counted_tasks AS
WITH asked_year AS (
    SELECT
        evidence_end.*,
        task_year.year AS task_year
    FROM evidence_end
    INNER JOIN (SELECT DISTINCT year FROM task_row) AS task_year
        ON
            evidence_end.year = task_year.year
            OR (evidence_end."window" = 'since_start' AND evidence_end.year > task_year.year)
    WHERE evidence_end.form = 'task_register'
),

-- A task that registers of several years list is, since the start, as the latest of them has it. Where 01-NV stand in, a
-- task is as of the last day that its own unit's tell of, and in no window that begins after that day. No task becomes
-- overdue by later years, whose register does not list it.
as_of AS (
    SELECT
        asked_year.period,
        asked_year."window",
        asked_year.first_day,
        coalesce(told_until.last_day, asked_year.last_day) AS last_day,
        asked_year.last_ordinal,
        task.*
    FROM asked_year
    INNER JOIN task_row AS task
        ON
            asked_year.task_year = task.year
            AND (task.completed_on IS NULL OR task.completed_on >= asked_year.first_day)
    LEFT JOIN told_until
        ON
            task.form = 'task_progress'
            AND asked_year.period = told_until.period
            AND asked_year."window" = told_until."window"
            AND task.told_of = told_until.sender
            AND task.year = told_until.year
    WHERE
        (asked_year."window" <> 'since_start' OR task.next_year IS NULL OR task.next_year > asked_year.year)
        AND coalesce(told_until.last_day, asked_year.last_day) >= greatest(asked_year.first_day, task.document_date)
),

-- Extension and withdrawal have no date of their own. In a window before the newest register (or 01-NV, where that
-- stands in for one) they are as the newest one up to the window's last month that lists the task said. So is the lead
-- unit, where the newest register names one that was founded after the window.
looked_back AS (
    SELECT DISTINCT
        period,
        last_ordinal,
        form,
        task_key
    FROM as_of
    WHERE told_ordinal > last_ordinal
),

said_then AS (
    SELECT
        looked_back.period,
        looked_back.form,
        looked_back.task_key,
        arg_max(
            {
                'lead_unit': told_task.lead_unit,
                'extended_due_on': told_task.extended_due_on,
                'is_withdrawn': told_task.is_withdrawn
            },
            (told_task.last_ordinal, told_task.received_at, told_task.path, told_task.row_number)
        ) AS said
    FROM looked_back
    INNER JOIN told_task
        ON
            looked_back.form = told_task.form
            AND looked_back.task_key = told_task.task_key
            AND looked_back.last_ordinal >= told_task.last_ordinal
    GROUP BY looked_back.period, looked_back.form, looked_back.task_key
),

in_scope AS (
    SELECT
        as_of.* REPLACE (
            CASE WHEN told_of.valid_from > as_of.last_day THEN coalesce(then_unit.shown, as_of.unit) ELSE as_of.unit END AS unit
        ),
        coalesce(
            CASE
                WHEN said_then.said IS NULL OR as_of.is_due_ruled THEN as_of.extended_due_on
                ELSE said_then.said.extended_due_on
            END,
            as_of.due_on
        ) AS effective_due_on,
        coalesce(as_of.completed_on <= as_of.last_day, FALSE) AS is_completed
    FROM as_of
    INNER JOIN org_unit AS told_of ON as_of.told_of = told_of.unit
    LEFT JOIN said_then USING (period, form, task_key)
    LEFT JOIN shown_unit AS then_unit ON said_then.said.lead_unit = then_unit.unit
    WHERE
        NOT CASE
            WHEN said_then.said IS NULL OR as_of.is_status_ruled THEN as_of.is_withdrawn
            ELSE said_then.said.is_withdrawn
        END
),

stated AS (
    SELECT
        *,
        task_state(is_completed, completed_on, effective_due_on, least(last_day, registered_until)) AS state
    FROM in_scope
)

SELECT
    unnest(CASE WHEN is_completed THEN [state, 'tasks_completed', 'tasks_assigned'] ELSE [state, 'tasks_assigned'] END) AS measure,
    period,
    "window",
    unit,
    told_of,
    CASE WHEN is_completed THEN completed_on ELSE document_date END AS event_on,
    1 AS amount,
    state,
    effective_due_on,
    form,
    file_key,
    sheet_no,
    row_number
FROM stated

-- grain: one row per task, source and month in which a register or a unit's 01-NV tells of it, as the last workbook of the month does
CREATE OR REPLACE TEMP TABLE told_task AS
WITH told AS (
    SELECT
        'task_register' AS form,
        left(period, 4) || '|' || task_code_key AS key,
        lead_unit AS unit,
        *
    FROM current_task_register
    WHERE outcome = 'accepted'
    UNION ALL BY NAME
    SELECT
        'task_progress' AS form,
        concat_ws('|', sender, document_number_key, document_date, content_key) AS key,
        sender AS unit,
        *
    FROM current_task_progress
    WHERE outcome = 'accepted'
)

SELECT
    told.form,
    told.key,
    told.unit,
    told.period,
    month.ordinal,
    month.last_day,
    told.file_key,
    told.sheet_no,
    told.row_number,
    told.document_number,
    told.document_date,
    told.status,
    told.completed_on,
    coalesce(told.extended_due_on, told.due_on) AS due_then,
    CASE WHEN told.extended_due_on IS NULL THEN 'due_on' ELSE 'extended_due_on' END AS due_field
FROM told
INNER JOIN month ON told.period = month.period
WHERE told.unit IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY told.form, told.key, month.ordinal ORDER BY told.received_at DESC, told.path DESC, told.sheet_no, told.row_number
) = 1;

-- grain: one row per task and month told of, beside what the same source said the time before
CREATE OR REPLACE TEMP TABLE told_again AS
SELECT
    now.*,
    before.period AS before_period,
    before.last_day AS before_last_day,
    before.file_key AS before_file_key,
    before.sheet_no AS before_sheet_no,
    before.row_number AS before_row_number,
    before.completed_on AS before_completed_on,
    before.due_then AS before_due,
    before.due_field AS before_due_field
FROM told_task AS now
ASOF INNER JOIN told_task AS before ON now.form = before.form AND now.key = before.key AND now.ordinal > before.ordinal;

-- grain: one row per signal and month
CREATE OR REPLACE TEMP TABLE signalled (
    signal VARCHAR,
    unit VARCHAR,
    period VARCHAR,
    subject VARCHAR,
    message VARCHAR,
    left_source VARCHAR,
    left_value VARCHAR,
    left_file_key VARCHAR,
    left_sheet_no INTEGER,
    left_cell VARCHAR,
    right_source VARCHAR,
    right_value VARCHAR,
    right_file_key VARCHAR,
    right_sheet_no INTEGER,
    right_cell VARCHAR
)

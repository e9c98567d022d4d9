-- grain: one row per task and year it belongs to: as the year's newest register has it, as a ruling adds it, or, where
-- no register of the year was received, as the unit's own 01-NV last told it
CREATE OR REPLACE TEMP TABLE task_row AS
WITH register_year AS (
    SELECT year FROM standing_register WHERE form = 'task_register'
),

registered AS (
    SELECT
        'task_register' AS form,
        register.year,
        task.lead_unit AS unit,
        task.task_code AS task_key,
        task.*
    FROM effective_task_register AS task
    INNER JOIN standing_register AS register ON task.file_key = register.file_key AND register.form = 'task_register'
),

added_from_register AS (
    SELECT
        'task_register' AS form,
        month.year,
        task.lead_unit AS unit,
        task.task_code AS task_key,
        task.*
    FROM effective_task_register AS task
    SEMI JOIN task_addition AS addition
        ON
            addition.form = 'task_register'
            AND task.file_key = addition.file_key
            AND task.sheet_no = addition.sheet_no
            AND task.row_number = addition.row_number
    INNER JOIN month ON task.period = month.period
),

told AS (
    SELECT
        'task_progress' AS form,
        month.year,
        task.sender AS unit,
        told_task.task_key,
        FALSE AS is_due_ruled,
        FALSE AS is_status_ruled,
        task.*
    FROM current_task_progress AS task
    INNER JOIN told_task
        ON
            told_task.form = 'task_progress'
            AND task.file_key = told_task.file_key
            AND task.sheet_no = told_task.sheet_no
            AND task.row_number = told_task.row_number
    INNER JOIN month ON task.period = month.period
),

added_from_report AS (
    SELECT told.*
    FROM told
    SEMI JOIN task_addition AS addition
        ON
            addition.form = 'task_progress'
            AND told.file_key = addition.file_key
            AND told.sheet_no = addition.sheet_no
            AND told.row_number = addition.row_number
),

standing_in AS (
    SELECT *
    FROM told
    WHERE year NOT IN (SELECT year FROM register_year)
    QUALIFY rank() OVER (PARTITION BY year, task_key ORDER BY ordinal DESC, received_at DESC, path DESC) = 1
),

gathered AS (
    SELECT * FROM registered
    UNION ALL BY NAME
    SELECT * FROM added_from_register
    UNION ALL BY NAME
    SELECT * FROM added_from_report
    UNION ALL BY NAME
    SELECT * FROM standing_in
)

SELECT
    form,
    year,
    gathered.unit AS told_of,
    shown_unit.shown AS unit,
    task_key,
    document_date,
    due_on,
    extended_due_on,
    completed_on,
    status = 'Đã thu hồi' AS is_withdrawn,
    ordinal AS told_ordinal,
    min(year) OVER (
        PARTITION BY form, task_key ORDER BY year RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) AS next_year,
    is_due_ruled,
    is_status_ruled,
    file_key,
    sheet_no,
    row_number
FROM gathered
INNER JOIN shown_unit ON gathered.unit = shown_unit.unit

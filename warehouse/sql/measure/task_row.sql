-- grain: one row per task and year it belongs to: as the year's newest register has it, as a ruling adds it, or, where
-- no register of the year was received, as the unit's own 01-NV last told it
CREATE OR REPLACE TEMP TABLE task_row AS
WITH registered AS (
    SELECT
        'task_register' AS form,
        register.year,
        register.last_day AS told_on,
        task.lead_unit AS unit,
        task.task_code_key AS task_key,
        task.*
    FROM effective_task_register AS task
    INNER JOIN standing_register AS register ON task.file_key = register.file_key AND register.form = 'task_register'
),

added_from_register AS (
    SELECT
        'task_register' AS form,
        month.year,
        month.last_day AS told_on,
        task.lead_unit AS unit,
        task.task_code_key AS task_key,
        task.*
    FROM effective_task_register AS task
    SEMI JOIN (SELECT * FROM task_addition WHERE form = 'task_register') USING (file_key, sheet_no, row_number)
    INNER JOIN month ON task.period = month.period
),

told AS (
    SELECT
        'task_progress' AS form,
        month.year,
        month.last_day AS told_on,
        task.sender AS unit,
        told_task.task_key,
        FALSE AS is_due_ruled,
        FALSE AS is_status_ruled,
        task.*
    FROM current_task_progress AS task
    INNER JOIN told_task USING (file_key, sheet_no, row_number)
    INNER JOIN month USING (period)
    WHERE told_task.form = 'task_progress'
),

added_from_report AS (
    SELECT told.*
    FROM told
    SEMI JOIN task_addition USING (form, file_key, sheet_no, row_number)
),

standing_in AS (
    SELECT *
    FROM told
    WHERE year NOT IN (SELECT year FROM standing_register WHERE form = 'task_register')
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
),

documented AS (
    SELECT
        gathered.*,
        shown_unit.shown,
        shown_unit.heir,
        count(*) OVER (PARTITION BY year, gathered.unit, document_number_key, document_date) AS tasks_of_document
    FROM gathered
    INNER JOIN shown_unit ON gathered.unit = shown_unit.unit
),

-- 01-NV have no task codes, and a successor tells on under its own name: there a task is known again by its document.
told_again AS (
    SELECT
        earlier.form,
        earlier.year,
        earlier.task_key,
        min(later.year) AS again_year
    FROM documented AS earlier
    INNER JOIN documented AS later
        ON
            earlier.heir = later.heir
            AND earlier.document_number_key = later.document_number_key
            AND earlier.document_date = later.document_date
            AND earlier.year <= later.year
    INNER JOIN org_unit ON earlier.unit = org_unit.unit
    WHERE
        'task_progress' IN (earlier.form, later.form)
        AND CASE
            WHEN earlier.unit = later.unit THEN earlier.form <> later.form AND earlier.year < later.year
            ELSE org_unit.valid_to <= later.told_on
        END
        AND (earlier.content_key = later.content_key OR (earlier.tasks_of_document = 1 AND later.tasks_of_document = 1))
    GROUP BY earlier.form, earlier.year, earlier.task_key
)

SELECT
    documented.form,
    documented.year,
    documented.unit AS told_of,
    documented.shown AS unit,
    documented.task_key,
    documented.document_date,
    documented.due_on,
    documented.extended_due_on,
    documented.completed_on,
    documented.status = 'Đã thu hồi' AS is_withdrawn,
    documented.ordinal AS told_ordinal,
    least(
        told_again.again_year,
        min(documented.year) OVER (
            PARTITION BY documented.form, documented.task_key ORDER BY documented.year RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        )
    ) AS next_year,
    standing_register.last_day AS registered_until,
    documented.is_due_ruled,
    documented.is_status_ruled,
    documented.file_key,
    documented.sheet_no,
    documented.row_number
FROM documented
LEFT JOIN told_again USING (form, year, task_key)
LEFT JOIN standing_register ON documented.year = standing_register.year AND standing_register.form = 'task_register'
WHERE told_again.again_year IS NULL OR told_again.again_year > documented.year

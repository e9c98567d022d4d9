-- grain: one row per row of the year's newest task register, and per task that an earlier one of the year had and it lacks
CREATE OR REPLACE TEMP TABLE register_task AS
WITH listed AS (
    SELECT
        task.*,
        register_file.year,
        newest.covers_ordinal,
        task.file_key = newest.file_key AS is_newest
    FROM current_task_register AS task
    INNER JOIN register_file ON task.file_key = register_file.file_key AND register_file.form = 'task_register'
    INNER JOIN newest_register AS newest ON register_file.year = newest.year AND newest.form = 'task_register'
),

-- A row rejected for its unit never was in a register.
gone AS (
    SELECT *
    FROM listed
    WHERE
        NOT is_newest
        AND lead_unit IS NOT NULL
        AND (outcome = 'accepted' OR document_number_key IS NOT NULL)
        AND NOT EXISTS (
            SELECT 1
            FROM listed AS kept
            WHERE kept.is_newest AND kept.year = listed.year AND kept.task_code_key = listed.task_code_key
        )
    QUALIFY row_number() OVER (
        PARTITION BY year, task_code_key ORDER BY outcome, ordinal DESC, received_at DESC, path DESC, sheet_no, row_number
    ) = 1
),

-- The task may still be there on a row whose code cannot be read.
unread AS (
    SELECT
        year,
        document_number_key,
        document_date,
        lead_unit
    FROM listed
    WHERE is_newest AND outcome = 'rejected' AND task_code IS NULL
)

SELECT
    row_number() OVER (ORDER BY file_key, sheet_no, row_number) AS register_id,
    year,
    covers_ordinal,
    NOT is_newest AS is_vanished,
    outcome = 'accepted' AS is_accepted,
    file_key,
    sheet_no,
    row_number,
    task_code,
    task_code_key,
    lead_unit AS unit,
    document_number,
    document_number_key,
    document_date,
    content,
    content_key,
    due_on,
    extended_due_on,
    status,
    completed_on
FROM (
    SELECT * FROM listed WHERE is_newest
    UNION ALL BY NAME
    SELECT *
    FROM gone
    WHERE NOT EXISTS (
        SELECT 1
        FROM unread
        WHERE
            unread.year = gone.year
            AND unread.document_number_key = gone.document_number_key
            AND coalesce(unread.document_date = gone.document_date, TRUE)
            AND coalesce(unread.lead_unit = gone.lead_unit, TRUE)
    )
)

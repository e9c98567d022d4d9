-- grain: one row per accepted row of a task register, with what rulings say in its stead
CREATE OR REPLACE TEMP VIEW effective_task_register AS
WITH ruled AS (
    SELECT
        file_key,
        sheet_no,
        row_number,
        map_from_entries(list((field, value) ORDER BY field)) AS fields
    FROM task_override
    GROUP BY file_key, sheet_no, row_number
)

SELECT
    task.* REPLACE (
        coalesce(ruled.fields['status'], task.status) AS status,
        CASE
            WHEN map_contains(ruled.fields, 'document_date') THEN cast(ruled.fields['document_date'] AS DATE)
            ELSE task.document_date
        END AS document_date,
        CASE WHEN map_contains(ruled.fields, 'due_on') THEN cast(ruled.fields['due_on'] AS DATE) ELSE task.due_on END AS due_on,
        CASE
            WHEN map_contains(ruled.fields, 'extended_due_on') THEN cast(ruled.fields['extended_due_on'] AS DATE)
            ELSE task.extended_due_on
        END AS extended_due_on,
        CASE
            WHEN map_contains(ruled.fields, 'completed_on') THEN cast(ruled.fields['completed_on'] AS DATE)
            ELSE task.completed_on
        END AS completed_on
    ),
    coalesce(map_contains(ruled.fields, 'status'), FALSE) AS is_status_ruled,
    coalesce(map_contains(ruled.fields, 'due_on') OR map_contains(ruled.fields, 'extended_due_on'), FALSE) AS is_due_ruled
FROM current_task_register AS task
LEFT JOIN ruled USING (file_key, sheet_no, row_number)
WHERE task.outcome = 'accepted'

-- grain: one row per register row and lead unit that it has or had, whose row may be about it
WITH lead AS (
    SELECT
        register_id,
        unit
    FROM register_task
    UNION
    SELECT
        register_id,
        unit
    FROM task_standing
)

SELECT
    register_id,
    year,
    lead.unit,
    document_number_key AS number,
    document_date AS dated,
    content_key AS content,
    is_accepted AS accepted,
    completed_on
FROM register_task
INNER JOIN lead USING (register_id)
ORDER BY register_id, lead.unit

-- grain: one row per register row that a unit's row may be about
SELECT
    register_id,
    year,
    unit,
    document_number_key AS number,
    document_date AS dated,
    content_key AS content,
    is_accepted AS accepted,
    completed_on
FROM register_task
ORDER BY register_id

-- grain: one row per register row that a unit's row may be about
SELECT
    register_id,
    year,
    unit,
    document_number_key,
    document_date,
    content_key,
    is_accepted,
    completed_on
FROM register_task
ORDER BY register_id

-- grain: one row per row of a unit's 01-NV whose month a register of the year covers
SELECT
    reported.reported_id,
    reported.period,
    reported.year,
    reported.unit,
    reported.document_number_key AS number,
    reported.document_date AS dated,
    reported.content_key AS content,
    reported.is_accepted AS accepted,
    reported.first_day,
    reported.last_day
FROM reported_task AS reported
INNER JOIN newest_register AS newest
    ON reported.year = newest.year AND newest.form = 'task_register' AND reported.ordinal <= newest.covers_ordinal
ORDER BY reported.reported_id

-- grain: one row per file known, with the rows of its forms that were accepted and that were given back.
-- `is_answered`: rejected, but a later workbook of the same unit, period and form set was accepted. `same_as`: of a
-- duplicate the file whose bytes it repeats.
WITH counted AS (
    SELECT
        file_key,
        count(*) FILTER (WHERE outcome = 'accepted') AS accepted_rows,
        count(*) FILTER (WHERE outcome = 'rejected') AS rejected_rows
    FROM evidence
    GROUP BY file_key
),

first_of_bytes AS (
    SELECT
        sha256,
        path,
        state
    FROM known_file
    WHERE state <> 'duplicate'
)

SELECT
    file.file_key,
    file.path,
    file.received_at,
    file.form_set,
    file.unit,
    file.period,
    file.state,
    file.on_time,
    coalesce(counted.accepted_rows, 0) AS accepted_rows,
    coalesce(counted.rejected_rows, 0) AS rejected_rows,
    file.state = 'rejected' AND EXISTS (
        SELECT 1
        FROM known_file AS later
        WHERE
            later.state IN ('accepted', 'accepted_with_findings', 'superseded')
            AND later.unit = file.unit
            AND later.period = file.period
            AND later.form_set = coalesce(file.form_set, later.form_set)
            AND (later.received_at, later.path) > (file.received_at, file.path)
    ) AS is_answered,
    first_of_bytes.path AS same_as,
    coalesce(first_of_bytes.state = 'rejected', FALSE) AS same_is_rejected
FROM known_file AS file
LEFT JOIN counted ON file.file_key = counted.file_key
LEFT JOIN first_of_bytes ON file.sha256 = first_of_bytes.sha256 AND file.state = 'duplicate'
ORDER BY file.received_at, file.path

-- grain: one row per file; on time as the first accepted workbook of its unit and month was
SELECT
    file.path AS file,
    file.sha256,
    file.form_set,
    file.unit,
    file.period,
    file.state,
    strftime(file.received_at, '%Y-%m-%dT%H:%M:%S+07:00') AS received_at,
    CASE WHEN file.state IN ('accepted', 'accepted_with_findings', 'superseded') THEN received_from.on_time END AS on_time,
    file.codes
FROM listed_file AS file
LEFT JOIN received_from ON file.form_set = 'unit' AND file.unit = received_from.unit AND file.period = received_from.period
ORDER BY file.period NULLS LAST, file.received_at, file.path

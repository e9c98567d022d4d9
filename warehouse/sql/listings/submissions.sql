-- grain: one row per file; on time as the first accepted workbook of its unit and month was. A ruling that nothing can be done with
-- is among its findings, though it is no fault of reading.
WITH useless AS (
    SELECT
        file_key,
        list(code) AS codes
    FROM useless_ruling
    GROUP BY file_key
)

SELECT
    file.path AS file,
    file.sha256,
    file.form_set,
    file.unit,
    file.period,
    CASE WHEN file.state = 'accepted' AND useless.codes IS NOT NULL THEN 'accepted_with_findings' ELSE file.state END AS state,
    strftime(file.received_at, '%Y-%m-%dT%H:%M:%S+07:00') AS received_at,
    CASE WHEN file.state IN ('accepted', 'accepted_with_findings', 'superseded') THEN received_from.on_time END AS on_time,
    list_sort(list_distinct(file.codes || coalesce(useless.codes, cast([] AS VARCHAR [])))) AS codes
FROM listed_file AS file
LEFT JOIN useless USING (file_key)
LEFT JOIN received_from ON file.form_set = 'unit' AND file.unit = received_from.unit AND file.period = received_from.period
ORDER BY file.period NULLS LAST, file.received_at, file.path

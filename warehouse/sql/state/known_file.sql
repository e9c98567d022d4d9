-- grain: one row per file known by the day and the moment asked for, with what became of it
CREATE OR REPLACE TEMP TABLE known_file AS
WITH received AS (
    SELECT
        files.file_key,
        files.path,
        files.sha256,
        files.received_at,
        cast(files.received_at AS DATE) AS received_on,
        readings.status,
        readings.form_set,
        readings.unit,
        readings.period,
        row_number() OVER (PARTITION BY files.sha256 ORDER BY files.received_at, files.path) > 1 AS is_duplicate
    FROM files
    INNER JOIN readings USING (file_key)
    WHERE
        (cast($known_on AS DATE) IS NULL OR cast(files.received_at AS DATE) <= cast($known_on AS DATE))
        AND (cast($until AS TIMESTAMP) IS NULL OR files.received_at <= cast($until AS TIMESTAMP))
),

standing AS (
    SELECT
        file_key,
        row_number() OVER (PARTITION BY form_set, unit, period ORDER BY received_at DESC, path DESC) > 1 AS is_superseded
    FROM received
    WHERE status = 'accepted' AND NOT is_duplicate
),

said AS (
    SELECT
        file_key,
        list_sort(list_distinct(list(code))) AS codes
    FROM findings
    GROUP BY file_key
)

SELECT
    received.file_key,
    received.path,
    received.sha256,
    received.received_at,
    received.received_on,
    received.form_set,
    received.unit,
    received.period,
    CASE
        WHEN received.is_duplicate THEN 'duplicate'
        WHEN received.status = 'rejected' THEN 'rejected'
        WHEN standing.is_superseded THEN 'superseded'
        WHEN said.codes IS NULL THEN 'accepted'
        ELSE 'accepted_with_findings'
    END AS state,
    received.received_on <= month.deadline_on AS on_time,
    coalesce(said.codes, cast([] AS VARCHAR [])) AS codes
FROM received
LEFT JOIN standing USING (file_key)
LEFT JOIN said USING (file_key)
LEFT JOIN month ON received.period = month.period

-- grain: one row per file to be read
SELECT
    files.file_key,
    files.path,
    files.sha256,
    files.byte_count,
    files.received_at,
    files.received_by
FROM files
LEFT JOIN readings USING (file_key)
WHERE
    readings.file_key IS NULL
    OR readings.edition <> $edition
    OR readings.received_on <> cast(files.received_at AS DATE)
ORDER BY files.received_at, files.path

-- grain: one row per file that was held when the report was rendered, as it counted then
SELECT
    files.file_key,
    files.path,
    files.sha256,
    files.byte_count,
    run_files.received_at,
    files.received_by
FROM run_files
INNER JOIN files ON run_files.file_key = files.file_key
WHERE run_files.period = $period AND run_files.run = $run
ORDER BY run_files.received_at, files.path

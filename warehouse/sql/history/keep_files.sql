INSERT OR REPLACE INTO run_files
SELECT
    $period,
    $run,
    file_key,
    received_at
FROM files

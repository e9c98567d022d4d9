-- grain: one row per file held whose received time is known otherwise now
UPDATE files
SET received_at = staged_files.received_at, received_by = staged_files.received_by
FROM staged_files
WHERE
    files.file_key = staged_files.file_key
    AND (files.received_at <> staged_files.received_at OR files.received_by <> staged_files.received_by)

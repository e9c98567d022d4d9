SELECT
    file_key,
    path,
    sha256,
    byte_count,
    received_at,
    received_by
FROM files
ORDER BY received_at, path

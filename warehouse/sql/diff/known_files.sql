-- grain: one row per workbook known, by what it is
SELECT
    path,
    sha256,
    form_set,
    unit,
    period,
    state,
    cast(received_at AS VARCHAR) AS received_at
FROM known_file
ORDER BY received_at, path

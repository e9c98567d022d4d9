-- grain: one row per accepted submission of a unit or keeper for a period, in the order of receipt
SELECT
    file_key,
    path,
    sha256,
    received_at,
    form_set,
    unit,
    state
FROM known_file
WHERE
    state IN ('accepted', 'accepted_with_findings', 'superseded')
    AND period = $period
    AND (cast($unit AS VARCHAR) IS NULL OR unit = cast($unit AS VARCHAR))
ORDER BY received_at, path

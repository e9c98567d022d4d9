SELECT
    period,
    unit,
    version,
    content_sha256,
    input_key,
    files_key
FROM letters
WHERE period = $period AND unit = $unit
ORDER BY version

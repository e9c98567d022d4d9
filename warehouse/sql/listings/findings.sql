-- grain: one row per fault of a file that is no duplicate, and per ruling that nothing can be done with
WITH unknown_ruling AS (
    SELECT
        file.path,
        file.period,
        file.received_at,
        resolution.sheet_no,
        resolution.sheet,
        resolution.row_number,
        cell_address('resolution', resolution.file_key, resolution.sheet_no, fault.field, resolution.row_number) AS cell,
        fault.field,
        fault.text,
        fault.code,
        'warning' AS severity,
        fault.message
    FROM current_resolution AS resolution
    INNER JOIN listed_file AS file USING (file_key)
    INNER JOIN useless_ruling AS fault USING (file_key, sheet_no, row_number)
)

SELECT
    path AS file,
    sheet,
    cell,
    field,
    text,
    code,
    severity,
    message
FROM (
    SELECT
        file.path,
        file.period,
        file.received_at,
        findings.*
    FROM listed_file AS file
    INNER JOIN findings USING (file_key)
    WHERE file.state <> 'duplicate'
    UNION ALL BY NAME
    SELECT * FROM unknown_ruling
)
ORDER BY period NULLS LAST, received_at, path, sheet_no NULLS FIRST, row_number NULLS FIRST, finding_no NULLS LAST, code, field

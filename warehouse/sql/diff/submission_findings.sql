-- grain: one row per fault of a submission
SELECT
    sheet,
    cell,
    field,
    text,
    code,
    severity,
    message
FROM findings
WHERE file_key = $file_key
ORDER BY sheet_no, row_number, cell, code

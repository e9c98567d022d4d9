-- grain: one row per sheet of a submission
SELECT
    sheet,
    form,
    state,
    nil
FROM sheets
WHERE file_key = $file_key
ORDER BY sheet_no

-- grain: one row per column of a sheet in the files asked for that holds personal data: the cell of its header
SELECT DISTINCT
    file_key,
    sheet_no,
    cell
FROM findings
WHERE code = 'sheet.personal_data' AND cell IS NOT NULL AND file_key IN (SELECT unnest(cast($file_keys AS VARCHAR [])))

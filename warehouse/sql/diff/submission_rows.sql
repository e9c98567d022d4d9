-- grain: one row per row of the form in one submission, typed, with its cells as received
SELECT
    held_rows.*,
    sheets.sheet,
    columns_of_row('held_rows', held_rows.file_key, held_rows.sheet_no, held_rows.row_number) AS columns,
    texts_of(evidence.cells) AS texts
FROM held_rows
INNER JOIN sheets USING (file_key, sheet_no)
INNER JOIN evidence USING (file_key, sheet_no, row_number)
WHERE held_rows.file_key = $file_key
ORDER BY held_rows.sheet_no, held_rows.row_number

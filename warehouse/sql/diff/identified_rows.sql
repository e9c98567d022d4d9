-- grain: one row per row of the form that stands, with its place
SELECT
    standing.*,
    columns_of_row('held_rows', standing.file_key, standing.sheet_no, standing.row_number) AS columns,
    texts_of(evidence.cells) AS texts
FROM current_held_rows AS standing
INNER JOIN evidence USING (file_key, sheet_no, row_number)
ORDER BY standing.last_ordinal, standing.received_at, standing.path, standing.sheet_no, standing.row_number

-- grain: one row per row of the form in one submission, typed, with its cells as received
SELECT
    held_rows.*,
    sheets.sheet,
    placed.columns,
    evidence.texts
FROM held_rows
INNER JOIN sheets ON held_rows.file_key = sheets.file_key AND held_rows.sheet_no = sheets.sheet_no
INNER JOIN evidence
    ON
        held_rows.file_key = evidence.file_key
        AND held_rows.sheet_no = evidence.sheet_no
        AND held_rows.row_number = evidence.row_number
LEFT JOIN (
    SELECT
        evidence.sheet_no,
        evidence.row_number,
        arg_min(form_tables.columns, form_tables.table_no) AS columns
    FROM form_tables
    INNER JOIN evidence
        ON
            form_tables.file_key = evidence.file_key
            AND form_tables.sheet_no = evidence.sheet_no
            AND evidence.row_number BETWEEN form_tables.first_row AND form_tables.last_row
    WHERE form_tables.form = 'held_rows' AND form_tables.file_key = $file_key
    GROUP BY evidence.sheet_no, evidence.row_number
) AS placed ON held_rows.sheet_no = placed.sheet_no AND held_rows.row_number = placed.row_number
WHERE held_rows.file_key = $file_key
ORDER BY held_rows.sheet_no, held_rows.row_number

-- grain: one row per row of the form that stands, with its place
SELECT
    standing.*,
    placed.columns,
    evidence.texts
FROM current_held_rows AS standing
INNER JOIN evidence
    ON
        standing.file_key = evidence.file_key
        AND standing.sheet_no = evidence.sheet_no
        AND standing.row_number = evidence.row_number
LEFT JOIN (
    SELECT
        evidence.file_key,
        evidence.sheet_no,
        evidence.row_number,
        arg_min(form_tables.columns, form_tables.table_no) AS columns
    FROM form_tables
    INNER JOIN evidence
        ON
            form_tables.file_key = evidence.file_key
            AND form_tables.sheet_no = evidence.sheet_no
            AND evidence.row_number BETWEEN form_tables.first_row AND form_tables.last_row
    WHERE form_tables.form = 'held_rows'
    GROUP BY evidence.file_key, evidence.sheet_no, evidence.row_number
) AS placed
    ON
        standing.file_key = placed.file_key
        AND standing.sheet_no = placed.sheet_no
        AND standing.row_number = placed.row_number
ORDER BY standing.last_ordinal, standing.received_at, standing.path, standing.sheet_no, standing.row_number

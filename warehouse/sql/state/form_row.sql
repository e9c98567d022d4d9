-- grain: one row per row of a form's table; a sheet may hold tables of two forms
SELECT
    'held_rows' AS form,
    file_key,
    sheet_no,
    row_number,
    outcome
FROM held_rows

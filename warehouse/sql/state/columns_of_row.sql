-- grain: one value: the columns, field -> letters, of the table of a form that a row stands in; null where it stands in none
CREATE OR REPLACE TEMP MACRO columns_of_row(of_form, of_file, of_sheet, of_row) AS (
    SELECT arg_min(form_tables.columns, form_tables.table_no)
    FROM form_tables
    WHERE
        form_tables.form = of_form
        AND form_tables.file_key = of_file
        AND form_tables.sheet_no = of_sheet
        AND of_row BETWEEN form_tables.first_row AND form_tables.last_row
)

-- grain: one value: the address of a form's field in a row as Excel shows it, e.g. D14; null where no table of the form has such a column there
CREATE OR REPLACE TEMP MACRO cell_address(address_form, address_file, address_sheet, address_field, address_row) AS (
    SELECT arg_min(form_tables.columns[address_field], form_tables.table_no) || address_row
    FROM form_tables
    WHERE
        form_tables.form = address_form
        AND form_tables.file_key = address_file
        AND form_tables.sheet_no = address_sheet
        AND address_row BETWEEN form_tables.first_row AND form_tables.last_row
        AND form_tables.columns[address_field] IS NOT NULL
)

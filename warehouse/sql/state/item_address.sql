-- grain: one value: the address of a field of one item or year of a row: its own where a table tells several in a row (a cell,
-- or a column), else that of the row
CREATE OR REPLACE TEMP MACRO item_address(address_form, address_file, address_sheet, address_field, address_item, address_row) AS
coalesce(
    (
        SELECT
            arg_min(
                CASE
                    WHEN regexp_matches(form_tables.columns[address_field || ' ' || address_item], '[0-9]$')
                        THEN form_tables.columns[address_field || ' ' || address_item]
                    ELSE form_tables.columns[address_field || ' ' || address_item] || address_row
                END,
                form_tables.table_no
            )
        FROM form_tables
        WHERE
            form_tables.form = address_form
            AND form_tables.file_key = address_file
            AND form_tables.sheet_no = address_sheet
            AND address_row BETWEEN form_tables.first_row AND form_tables.last_row
            AND form_tables.columns[address_field || ' ' || address_item] IS NOT NULL
    ),
    cell_address(address_form, address_file, address_sheet, address_field, address_row)
)

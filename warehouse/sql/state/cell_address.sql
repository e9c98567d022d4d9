-- grain: one value: the address of a form's field in a row as Excel shows it, e.g. D14; null where the row's table of the form has no
-- such column
CREATE OR REPLACE TEMP MACRO cell_address(address_form, address_file, address_sheet, address_field, address_row) AS
columns_of_row(address_form, address_file, address_sheet, address_row)[address_field] || address_row

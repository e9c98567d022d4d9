-- grain: one value: the address of a field's cell as Excel shows it, e.g. D14; null where the sheet has no such column
CREATE OR REPLACE TEMP MACRO cell_address(address_file, address_sheet, address_field, address_row) AS (
    SELECT sheets.columns[address_field] || address_row
    FROM sheets
    WHERE sheets.file_key = address_file AND sheets.sheet_no = address_sheet
)

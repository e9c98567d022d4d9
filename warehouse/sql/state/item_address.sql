-- grain: one value: the address of a field of one item or year of a row: its own where a table tells several in a row (a cell,
-- or a column), else that of the row
CREATE OR REPLACE TEMP MACRO item_address(address_form, address_file, address_sheet, address_field, address_item, address_row) AS (
    SELECT
        CASE
            WHEN regexp_matches(columns[address_field || ' ' || address_item], '[0-9]$')
                THEN columns[address_field || ' ' || address_item]
            ELSE coalesce(columns[address_field || ' ' || address_item], columns[address_field]) || address_row
        END
    FROM (SELECT columns_of_row(address_form, address_file, address_sheet, address_row) AS columns)
)

-- grain: one row per field of a row that a ruling gives another value, in a table for each kind of rows; none until reconciled
CREATE OR REPLACE TEMP TABLE held_override (
    file_key VARCHAR,
    sheet_no INTEGER,
    row_number INTEGER,
    field VARCHAR,
    value VARCHAR,
    discrepancy VARCHAR
)

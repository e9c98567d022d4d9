-- grain: one row per field of an inspection register row that a ruling gives another value; none until reconciled
CREATE OR REPLACE TEMP TABLE inspection_override (
    file_key VARCHAR,
    sheet_no INTEGER,
    row_number INTEGER,
    field VARCHAR,
    value VARCHAR,
    discrepancy VARCHAR
)

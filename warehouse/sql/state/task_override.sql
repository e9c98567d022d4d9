-- grain: one row per field of a register row that a ruling gives another value; none until reconciled
CREATE OR REPLACE TEMP TABLE task_override (
    file_key VARCHAR,
    sheet_no INTEGER,
    row_number INTEGER,
    field VARCHAR,
    value VARCHAR,
    discrepancy VARCHAR
)

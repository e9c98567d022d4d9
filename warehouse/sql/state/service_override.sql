-- grain: one row per row of a 06-TTHC whose cases carried over are other ones by a ruling; none until reconciled
CREATE OR REPLACE TEMP TABLE service_override (
    file_key VARCHAR,
    sheet_no INTEGER,
    row_number INTEGER,
    field VARCHAR,
    value VARCHAR,
    discrepancy VARCHAR
)

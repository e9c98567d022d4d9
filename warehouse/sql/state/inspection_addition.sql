-- grain: one row per visit that counts by a ruling though the register does not have it; none until reconciled
CREATE OR REPLACE TEMP TABLE inspection_addition (
    register_file_key VARCHAR,  -- the register beside which it counts
    file_key VARCHAR,           -- the unit's 02-KT, where the row stands
    sheet_no INTEGER,
    row_number INTEGER,
    discrepancy VARCHAR
)

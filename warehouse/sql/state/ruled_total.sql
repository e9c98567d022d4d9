-- grain: one row per ruling by which a unit's count of a month is another one than its rows add up to; none until reconciled
CREATE OR REPLACE TEMP TABLE ruled_total (
    discrepancy VARCHAR,
    measure VARCHAR,
    form VARCHAR,
    sender VARCHAR,
    ordinal INTEGER,
    first_day DATE,
    last_day DATE,
    reach VARCHAR,
    row_amount DECIMAL(18, 4),
    ruled_amount DECIMAL(18, 4),
    file_key VARCHAR,
    sheet_no INTEGER,
    row_number INTEGER
)

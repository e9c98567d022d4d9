-- grain: one row per task that counts by a ruling though the newest register does not have it; none until reconciled
CREATE OR REPLACE TEMP TABLE task_addition (
    form VARCHAR,      -- task_progress or task_register: where the row stands
    file_key VARCHAR,
    sheet_no INTEGER,
    row_number INTEGER,
    discrepancy VARCHAR
)

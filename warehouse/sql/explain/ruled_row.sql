-- grain: one row per field of a row that a ruling gives another value, and per row that a ruling adds or takes out (no field)
CREATE OR REPLACE TEMP TABLE ruled_row AS
SELECT
    'task_register' AS form,
    override.file_key,
    override.sheet_no,
    override.row_number,
    override.field,
    override.value,
    override.discrepancy,
    override.field = 'status' AND override.value = 'Đã thu hồi' AS is_removed
FROM task_override AS override
UNION ALL BY NAME
SELECT
    form,
    file_key,
    sheet_no,
    row_number,
    discrepancy,
    FALSE AS is_removed
FROM task_addition
UNION ALL BY NAME
SELECT
    'inspection_register' AS form,
    file_key,
    sheet_no,
    row_number,
    CASE WHEN field <> 'removed' THEN field END AS field,
    CASE WHEN field <> 'removed' THEN value END AS value,
    discrepancy,
    field = 'removed' AS is_removed
FROM inspection_override
UNION ALL BY NAME
SELECT
    'inspection_report' AS form,
    file_key,
    sheet_no,
    row_number,
    discrepancy,
    FALSE AS is_removed
FROM inspection_addition
UNION ALL BY NAME
SELECT
    'service_result' AS form,
    file_key,
    sheet_no,
    row_number,
    field,
    value,
    discrepancy,
    FALSE AS is_removed
FROM service_override

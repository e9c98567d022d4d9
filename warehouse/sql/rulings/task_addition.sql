-- grain: one row per task that counts by a ruling though the year's newest register does not have it
CREATE OR REPLACE TEMP TABLE task_addition AS
SELECT
    'task_progress' AS form,
    right_file_key AS file_key,
    right_sheet_no AS sheet_no,
    right_row_number AS row_number,
    id AS discrepancy
FROM standing_ruling
WHERE rule = 'task.missing_in_register' AND ruling = 'Theo đơn vị'
UNION ALL
SELECT
    'task_register' AS form,
    left_file_key AS file_key,
    left_sheet_no AS sheet_no,
    left_row_number AS row_number,
    id AS discrepancy
FROM standing_ruling
WHERE rule = 'task.vanished' AND ruling = 'Theo đơn vị'

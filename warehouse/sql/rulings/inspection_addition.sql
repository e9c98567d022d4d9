-- grain: one row per visit that counts by a ruling though the register does not have it
CREATE OR REPLACE TEMP TABLE inspection_addition AS
SELECT
    left_file_key AS register_file_key,
    right_file_key AS file_key,
    right_sheet_no AS sheet_no,
    right_row_number AS row_number,
    id AS discrepancy
FROM standing_ruling
WHERE rule = 'inspection.missing_in_register' AND ruling = 'Theo đơn vị'

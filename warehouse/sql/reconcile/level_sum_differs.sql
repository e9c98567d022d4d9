-- grain: one row per visit whose level in the register is not that of the unit
INSERT INTO said BY NAME
SELECT
    'level.sum_differs' AS rule,
    visit.unit,
    visit.period,
    visit.decision_number_key || '|' || visit.inspected_on AS key,
    document_subject(visit.decision_number, visit.inspected_on, NULL) AS subject,
    'inspection_register' AS left_source,
    visit.level AS left_value,
    visit.file_key AS left_file_key,
    visit.sheet_no AS left_sheet_no,
    cell_address('inspection_register', visit.file_key, visit.sheet_no, 'level', visit.row_number) AS left_cell,
    'org_unit' AS right_source,
    unit_level.level AS right_value,
    visit_name(visit.decision_number, visit.inspected_on) || ': sổ kiểm tra ghi cấp “' || visit.level || '”, nhưng '
    || vn_unit(org_unit.name, org_unit.level_group) || ' là cấp “' || unit_level.level || '”. Đề nghị Sở Nội vụ sửa cột Cấp.' AS message
FROM visit
INNER JOIN org_unit ON visit.unit = org_unit.unit
INNER JOIN (VALUES ('province', 'Tỉnh'), ('department', 'Tỉnh'), ('district', 'Huyện'), ('commune', 'Xã')) AS unit_level (level_group, level)
    ON org_unit.level_group = unit_level.level_group
WHERE visit.is_accepted AND visit.level <> unit_level.level

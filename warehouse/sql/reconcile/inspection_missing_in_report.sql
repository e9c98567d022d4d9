-- grain: one row per visit of the register whose unit's 02-KT of the month was received and tells nothing of it
INSERT INTO said BY NAME
SELECT
    'inspection.missing_in_report' AS rule,
    visit.unit,
    visit.period,
    visit.decision_number_key || '|' || visit.inspected_on AS key,
    document_subject(visit.decision_number, visit.inspected_on, NULL) AS subject,
    'inspection_register' AS left_source,
    visit.decision_number AS left_value,
    visit.file_key AS left_file_key,
    visit.sheet_no AS left_sheet_no,
    cell_address('inspection_register', visit.file_key, visit.sheet_no, 'decision_number', visit.row_number) AS left_cell,
    'inspection_report' AS right_source,
    unit_sheet.file_key AS right_file_key,
    unit_sheet.sheet_no AS right_sheet_no,
    visit_name(visit.decision_number, visit.inspected_on) || ' có trong sổ kiểm tra, nhưng biểu 02-KT ' || vn_month(visit.period)
    || ' của đơn vị không có. Đề nghị bổ sung vào biểu 02-KT; nếu không có cuộc kiểm tra này, báo Sở Nội vụ sửa sổ.' AS message
FROM visit
INNER JOIN unit_sheet
    ON unit_sheet.form = 'inspection_report' AND visit.unit = unit_sheet.unit AND visit.period = unit_sheet.period
LEFT JOIN visit_pair USING (visit_id)
WHERE visit.is_accepted AND visit_pair.visit_id IS NULL AND visit.ordinal <= visit.covers_ordinal

-- grain: one row per provincial inspection that a unit tells of and the year's newest register, which covers its day, has not
INSERT INTO said BY NAME
SELECT
    'inspection.missing_in_register' AS rule,
    told.unit,
    told.period,
    told.decision_number_key || '|' || told.inspected_on AS key,
    document_subject(told.decision_number, told.inspected_on, NULL) AS subject,
    'inspection_register' AS left_source,
    newest.file_key AS left_file_key,
    register_sheet.sheet_no AS left_sheet_no,
    'inspection_report' AS right_source,
    told.decision_number AS right_value,
    told.file_key AS right_file_key,
    told.sheet_no AS right_sheet_no,
    cell_address('inspection_report', told.file_key, told.sheet_no, 'decision_number', told.row_number) AS right_cell,
    visit_name(told.decision_number, told.inspected_on) || ' do đơn vị báo cáo ở biểu 02-KT, nhưng sổ kiểm tra '
    || vn_month(newest.period) || ' của Sở Nội vụ không có; chưa tính vào số liệu.'
    || ' Đề nghị kiểm tra lại số quyết định, ngày, cơ quan kiểm tra; nếu đúng, báo Sở Nội vụ bổ sung sổ.' AS message
FROM told_visit AS told
INNER JOIN newest_register AS newest
    ON newest.form = 'inspection_register' AND told.year = newest.year AND told.ordinal <= newest.covers_ordinal
INNER JOIN form_tables AS register_sheet
    ON newest.file_key = register_sheet.file_key AND register_sheet.form = 'inspection_register' AND register_sheet.state = 'accepted'
LEFT JOIN visit_pair USING (told_id)
WHERE told.is_accepted AND visit_pair.told_id IS NULL
QUALIFY row_number() OVER (PARTITION BY told.told_id ORDER BY register_sheet.sheet_no) = 1

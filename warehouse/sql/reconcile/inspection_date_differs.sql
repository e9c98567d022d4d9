-- grain: one row per visit that the unit dates up to seven days otherwise
INSERT INTO said BY NAME
SELECT
    'inspection.date_differs' AS rule,
    unit,
    period,
    key,
    subject,
    'inspection_register' AS left_source,
    cast(register_inspected_on AS VARCHAR) AS left_value,
    register_file_key AS left_file_key,
    register_sheet_no AS left_sheet_no,
    cell_address('inspection_register', register_file_key, register_sheet_no, 'inspected_on', register_row_number) AS left_cell,
    'inspection_report' AS right_source,
    cast(told_inspected_on AS VARCHAR) AS right_value,
    told_file_key AS right_file_key,
    told_sheet_no AS right_sheet_no,
    cell_address('inspection_report', told_file_key, told_sheet_no, 'inspected_on', told_row_number) AS right_cell,
    name || ': sổ kiểm tra ghi ngày ' || vn_date(register_inspected_on) || ', đơn vị báo cáo ngày ' || vn_date(told_inspected_on)
    || '. Đề nghị đối chiếu biên bản kiểm tra và sửa bên ghi sai.' AS message,
    match_way,
    match_score
FROM matched_visit
WHERE register_inspected_on <> told_inspected_on

-- grain: one row per matched visit with another number of shortcomings remedied by the last day of the visit's month
INSERT INTO said BY NAME
SELECT
    'inspection.remedy_differs' AS rule,
    unit,
    period,
    key,
    subject,
    'inspection_register' AS left_source,
    cast(register_remedied AS VARCHAR) AS left_value,
    register_file_key AS left_file_key,
    register_sheet_no AS left_sheet_no,
    cell_address('inspection_register', register_file_key, register_sheet_no, 'remedied_count', register_row_number) AS left_cell,
    'inspection_report' AS right_source,
    cast(told_remedied AS VARCHAR) AS right_value,
    told_file_key AS right_file_key,
    told_sheet_no AS right_sheet_no,
    cell_address('inspection_report', told_file_key, told_sheet_no, 'remedied_count', told_row_number) AS right_cell,
    name || ': tính đến ' || vn_date(last_day) || ' sổ kiểm tra ghi đã khắc phục ' || vn_count(register_remedied)
    || ' tồn tại, đơn vị báo cáo ' || vn_count(told_remedied) || '. Đề nghị đối chiếu báo cáo khắc phục.' AS message,
    match_way,
    match_score
FROM matched_visit
WHERE register_remedied <> told_remedied

-- grain: one row per matched visit with another number of shortcomings
INSERT INTO said BY NAME
SELECT
    'inspection.finding_count_differs' AS rule,
    unit,
    period,
    key,
    subject,
    'inspection_register' AS left_source,
    cast(register_finding_count AS VARCHAR) AS left_value,
    register_file_key AS left_file_key,
    register_sheet_no AS left_sheet_no,
    cell_address('inspection_register', register_file_key, register_sheet_no, 'finding_count', register_row_number) AS left_cell,
    'inspection_report' AS right_source,
    cast(told_finding_count AS VARCHAR) AS right_value,
    told_file_key AS right_file_key,
    told_sheet_no AS right_sheet_no,
    cell_address('inspection_report', told_file_key, told_sheet_no, 'finding_count', told_row_number) AS right_cell,
    name || ': sổ kiểm tra ghi ' || vn_count(register_finding_count) || ' tồn tại, hạn chế, đơn vị báo cáo '
    || vn_count(told_finding_count) || '. Đề nghị đối chiếu kết luận kiểm tra.' AS message,
    match_way,
    match_score
FROM matched_visit
WHERE register_finding_count <> told_finding_count

-- grain: one row per matched task and month that one side has completed, or withdrawn, by the month's last day and the other not
INSERT INTO said BY NAME
SELECT
    'task.status_differs' AS rule,
    unit,
    period,
    key,
    subject,
    'task_register' AS left_source,
    status_then AS left_value,
    status_file_key AS left_file_key,
    status_sheet_no AS left_sheet_no,
    cell_address('task_register', status_file_key, status_sheet_no, 'status', status_row_number) AS left_cell,
    'task_progress' AS right_source,
    reported_status_then AS right_value,
    reported_file_key AS right_file_key,
    reported_sheet_no AS right_sheet_no,
    cell_address('task_progress', reported_file_key, reported_sheet_no, 'status', reported_row_number) AS right_cell,
    name || ': tính đến ' || vn_date(last_day) || ' sổ theo dõi ghi “' || status_then || '”'
    || completion_words(register_status, register_completed_on)
    || ', đơn vị báo cáo “' || reported_status_then || '”'
    || completion_words(reported_status, reported_completed_on)
    || '. Đề nghị đối chiếu văn bản kết quả rồi sửa biểu 01-NV, hoặc báo Văn phòng UBND tỉnh cập nhật sổ.' AS message,
    match_way,
    match_score
FROM matched_task
WHERE
    is_withdrawn <> reported_withdrawn
    OR (NOT is_withdrawn AND NOT reported_withdrawn AND is_completed <> reported_completed)

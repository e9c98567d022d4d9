-- grain: one row per matched task in scope of the month with another due date, extension counted
INSERT INTO said BY NAME
SELECT
    'task.due_differs' AS rule,
    unit,
    period,
    key,
    subject,
    'task_register' AS left_source,
    cast(due_then AS VARCHAR) AS left_value,
    due_file_key AS left_file_key,
    due_sheet_no AS left_sheet_no,
    cell_address('task_register', due_file_key, due_sheet_no, due_field, due_row_number) AS left_cell,
    'task_progress' AS right_source,
    cast(reported_due_then AS VARCHAR) AS right_value,
    reported_file_key AS right_file_key,
    reported_sheet_no AS right_sheet_no,
    cell_address('task_progress', reported_file_key, reported_sheet_no, reported_due_field, reported_row_number) AS right_cell,
    name || ': thời hạn theo sổ theo dõi là ' || coalesce(vn_date(due_then), 'không có')
    || CASE WHEN due_field = 'extended_due_on' THEN ' (đã gia hạn)' ELSE '' END
    || ', đơn vị ghi ' || coalesce(vn_date(reported_due_then), 'không có')
    || CASE WHEN reported_due_field = 'extended_due_on' THEN ' (đã gia hạn)' ELSE '' END
    || '. Đề nghị đối chiếu văn bản giao, văn bản gia hạn.' AS message,
    match_way,
    match_score
FROM matched_task
WHERE is_in_scope AND due_then IS DISTINCT FROM reported_due_then

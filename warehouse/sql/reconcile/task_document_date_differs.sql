-- grain: one row per task and month matched by unit, number and content under another document date
INSERT INTO said BY NAME
SELECT
    'task.document_date_differs' AS rule,
    unit,
    period,
    key,
    subject,
    'task_register' AS left_source,
    cast(register_document_date AS VARCHAR) AS left_value,
    register_file_key AS left_file_key,
    register_sheet_no AS left_sheet_no,
    cell_address('task_register', register_file_key, register_sheet_no, 'document_date', register_row_number) AS left_cell,
    'task_progress' AS right_source,
    cast(reported_document_date AS VARCHAR) AS right_value,
    reported_file_key AS right_file_key,
    reported_sheet_no AS right_sheet_no,
    cell_address('task_progress', reported_file_key, reported_sheet_no, 'document_date', reported_row_number) AS right_cell,
    name || ': đơn vị ghi ngày văn bản ' || vn_date(reported_document_date) || ', sổ theo dõi ghi '
    || vn_date(register_document_date) || '. Nội dung giống nhau nên vẫn coi là một nhiệm vụ; đề nghị sửa ngày bên ghi sai.' AS message,
    match_way,
    match_score
FROM matched_task
WHERE match_way = 'other_date'

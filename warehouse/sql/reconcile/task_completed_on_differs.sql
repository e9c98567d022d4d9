-- grain: one row per matched task and month completed on both sides, on other days; critical where one day is late and the other not
INSERT INTO said BY NAME
SELECT
    'task.completed_on_differs' AS rule,
    unit,
    period,
    key,
    CASE WHEN (register_completed_on <= due_then) <> (reported_completed_on <= due_then) THEN 'critical' END AS severity,
    subject,
    'task_register' AS left_source,
    cast(register_completed_on AS VARCHAR) AS left_value,
    register_file_key AS left_file_key,
    register_sheet_no AS left_sheet_no,
    cell_address('task_register', register_file_key, register_sheet_no, 'completed_on', register_row_number) AS left_cell,
    'task_progress' AS right_source,
    cast(reported_completed_on AS VARCHAR) AS right_value,
    reported_file_key AS right_file_key,
    reported_sheet_no AS right_sheet_no,
    cell_address('task_progress', reported_file_key, reported_sheet_no, 'completed_on', reported_row_number) AS right_cell,
    name || ': sổ theo dõi ghi hoàn thành ngày ' || vn_date(register_completed_on)
    || ', đơn vị báo cáo ngày ' || vn_date(reported_completed_on)
    || CASE
        WHEN (register_completed_on <= due_then) <> (reported_completed_on <= due_then)
            THEN '; thời hạn là ' || vn_date(due_then) || ' nên một bên là đúng hạn, một bên là quá hạn'
        ELSE ''
    END
    || '. Đề nghị đối chiếu ngày của văn bản kết quả.' AS message,
    match_way,
    match_score
FROM matched_task
WHERE is_completed AND reported_completed AND register_completed_on <> reported_completed_on

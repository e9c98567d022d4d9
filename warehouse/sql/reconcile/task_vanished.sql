-- grain: one row per task that an earlier register of the year had and the newest has not
INSERT INTO said BY NAME
SELECT
    'task.vanished' AS rule,
    task.unit,
    newest.period,
    task.task_code_key AS key,
    document_subject(task.document_number, task.document_date, task.content) AS subject,
    'task_register' AS left_source,
    task.task_code AS left_value,
    task.file_key AS left_file_key,
    task.sheet_no AS left_sheet_no,
    cell_address('task_register', task.file_key, task.sheet_no, 'task_code', task.row_number) AS left_cell,
    'task_register' AS right_source,
    newest.file_key AS right_file_key,
    newest_sheet.sheet_no AS right_sheet_no,
    task_name(task.document_number, task.document_date, task.content) || ', mã ' || coalesce(task.task_code, '?')
    || ', có trong sổ theo dõi ' || vn_month(register_file.period) || ' nhưng không còn trong sổ ' || vn_month(newest.period)
    || '; không tính vào số liệu. Đề nghị Văn phòng UBND tỉnh cho biết lý do: thu hồi thì ghi “Đã thu hồi”, bỏ sót thì bổ sung.' AS message
FROM register_task AS task
INNER JOIN newest_register AS newest ON newest.form = 'task_register' AND task.year = newest.year
INNER JOIN register_file ON task.file_key = register_file.file_key AND register_file.form = 'task_register'
INNER JOIN form_tables AS newest_sheet
    ON newest.file_key = newest_sheet.file_key AND newest_sheet.form = 'task_register' AND newest_sheet.state = 'accepted'
WHERE task.is_vanished
QUALIFY row_number() OVER (PARTITION BY task.register_id ORDER BY newest_sheet.sheet_no) = 1

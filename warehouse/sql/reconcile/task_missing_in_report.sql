-- grain: one row per register task in scope of a month that the unit's 01-NV of the month does not have
INSERT INTO said BY NAME
WITH matched AS (
    SELECT
        task_pair.register_id,
        reported_task.period
    FROM task_pair
    INNER JOIN reported_task USING (reported_id)
),

hint AS (
    SELECT
        suggestion.register_id,
        reported.period,
        arg_max(reported.document_number, (suggestion.score, -suggestion.reported_id)) AS document_number,
        arg_max(reported.row_number, (suggestion.score, -suggestion.reported_id)) AS row_number,
        max(suggestion.score) AS score
    FROM task_suggestion AS suggestion
    INNER JOIN reported_task AS reported USING (reported_id)
    GROUP BY suggestion.register_id, reported.period
)

SELECT
    'task.missing_in_report' AS rule,
    standing.unit,
    standing.period,
    task.task_code_key AS key,
    document_subject(task.document_number, task.document_date, task.content) AS subject,
    'task_register' AS left_source,
    task.document_number AS left_value,
    task.file_key AS left_file_key,
    task.sheet_no AS left_sheet_no,
    cell_address('task_register', task.file_key, task.sheet_no, 'document_number', task.row_number) AS left_cell,
    'task_progress' AS right_source,
    unit_sheet.file_key AS right_file_key,
    unit_sheet.sheet_no AS right_sheet_no,
    task_name(task.document_number, task.document_date, task.content)
    || ' có trong sổ theo dõi, còn trong kỳ tính đến ' || vn_date(standing.last_day)
    || ', nhưng biểu 01-NV ' || vn_month(standing.period) || ' của đơn vị không có.'
    || coalesce(' Có thể là dòng ' || hint.row_number || ' của đơn vị, ghi số ' || hint.document_number || '.', '')
    || ' Đề nghị bổ sung vào biểu 01-NV; nếu không được giao, báo Văn phòng UBND tỉnh sửa sổ.' AS message,
    hint.document_number || ' (dòng ' || hint.row_number || ', giống ' || cast(round(hint.score * 100) AS INTEGER) || '%)' AS suggestion
FROM register_task AS task
INNER JOIN task_standing AS standing USING (register_id)
INNER JOIN unit_sheet
    ON unit_sheet.form = 'task_progress' AND standing.unit = unit_sheet.unit AND standing.period = unit_sheet.period
LEFT JOIN matched ON task.register_id = matched.register_id AND standing.period = matched.period
LEFT JOIN hint ON task.register_id = hint.register_id AND standing.period = hint.period
WHERE standing.is_in_scope AND matched.register_id IS NULL

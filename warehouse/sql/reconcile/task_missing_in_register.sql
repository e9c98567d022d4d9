-- grain: one row per task of a unit's 01-NV that no row of the year's newest register is about, nor a task that vanished from it
INSERT INTO said BY NAME
WITH hint AS (
    SELECT
        suggestion.reported_id,
        arg_max(task.document_number, (suggestion.score, -suggestion.register_id)) AS document_number,
        arg_max(task.row_number, (suggestion.score, -suggestion.register_id)) AS row_number,
        max(suggestion.score) AS score
    FROM task_suggestion AS suggestion
    INNER JOIN reported_task AS reported USING (reported_id)
    INNER JOIN register_task AS task USING (register_id)
    INNER JOIN task_standing AS standing USING (register_id, period)
    WHERE standing.is_in_scope
    GROUP BY suggestion.reported_id
)

SELECT
    'task.missing_in_register' AS rule,
    reported.unit,
    reported.period,
    stranger.identity AS key,
    document_subject(reported.document_number, reported.document_date, reported.content) AS subject,
    'task_register' AS left_source,
    newest.file_key AS left_file_key,
    register_sheet.sheet_no AS left_sheet_no,
    'task_progress' AS right_source,
    reported.document_number AS right_value,
    reported.file_key AS right_file_key,
    reported.sheet_no AS right_sheet_no,
    cell_address('task_progress', reported.file_key, reported.sheet_no, 'document_number', reported.row_number) AS right_cell,
    task_name(reported.document_number, reported.document_date, reported.content)
    || ' có trong biểu 01-NV ' || vn_month(reported.period) || ' của đơn vị, nhưng sổ theo dõi ' || vn_month(newest.period)
    || ' không có nhiệm vụ này giao cho đơn vị; chưa tính vào số liệu.'
    || coalesce(' Có thể là văn bản ' || hint.document_number || ' ở dòng ' || hint.row_number || ' của sổ.', '')
    || ' Đề nghị kiểm tra lại số, ngày văn bản; nếu đúng, báo Văn phòng UBND tỉnh bổ sung sổ.' AS message,
    hint.document_number || ' (dòng ' || hint.row_number || ', giống ' || cast(round(hint.score * 100) AS INTEGER) || '%)' AS suggestion
FROM task_stranger AS stranger
INNER JOIN reported_task AS reported USING (reported_id)
INNER JOIN newest_register AS newest ON newest.form = 'task_register' AND reported.year = newest.year
INNER JOIN form_tables AS register_sheet
    ON newest.file_key = register_sheet.file_key AND register_sheet.form = 'task_register' AND register_sheet.state = 'accepted'
LEFT JOIN hint USING (reported_id)
QUALIFY row_number() OVER (PARTITION BY stranger.reported_id ORDER BY register_sheet.sheet_no) = 1

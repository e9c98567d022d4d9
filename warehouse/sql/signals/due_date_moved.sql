-- grain: one row per task whose due date a source moved later after it had passed, the task not being done by then
INSERT INTO signalled BY NAME
SELECT
    'signal.due_date_moved' AS signal,
    unit,
    period,
    document_number || coalesce(' ngày ' || vn_date(document_date), '') AS subject,
    'Nhiệm vụ tại văn bản ' || document_number || ': ' || vn_month(before_period) || ' còn ghi thời hạn ' || vn_date(before_due)
    || ' (đã qua vào ngày ' || vn_date(before_last_day) || '), ' || vn_month(period) || ' ghi '
    || coalesce(vn_date(due_then), 'không có thời hạn') || '. Việc gia hạn có văn bản không?' AS message,
    form AS left_source,
    cast(before_due AS VARCHAR) AS left_value,
    before_file_key AS left_file_key,
    before_sheet_no AS left_sheet_no,
    cell_address(form, before_file_key, before_sheet_no, before_due_field, before_row_number) AS left_cell,
    form AS right_source,
    cast(due_then AS VARCHAR) AS right_value,
    file_key AS right_file_key,
    sheet_no AS right_sheet_no,
    cell_address(form, file_key, sheet_no, due_field, row_number) AS right_cell
FROM told_again
WHERE
    before_due <= before_last_day
    AND coalesce(due_then > before_due, TRUE)
    AND coalesce(before_completed_on > before_due, TRUE)

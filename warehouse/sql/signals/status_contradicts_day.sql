-- grain: one row per task that a source gives a day of completion and another status: it counts as completed on that day
INSERT INTO signalled BY NAME
SELECT
    'signal.status_contradicts_day' AS signal,
    unit,
    period,
    document_number || coalesce(' ngày ' || vn_date(document_date), '') AS subject,
    'Nhiệm vụ tại văn bản ' || document_number || ': trạng thái ghi “' || status || '” nhưng có ngày hoàn thành ' || vn_date(completed_on)
    || '; đang tính theo ngày hoàn thành. Trạng thái hay ngày là đúng?' AS message,
    form AS left_source,
    status AS left_value,
    file_key AS left_file_key,
    sheet_no AS left_sheet_no,
    cell_address(form, file_key, sheet_no, 'status', row_number) AS left_cell,
    form AS right_source,
    cast(completed_on AS VARCHAR) AS right_value,
    file_key AS right_file_key,
    sheet_no AS right_sheet_no,
    cell_address(form, file_key, sheet_no, 'completed_on', row_number) AS right_cell
FROM told_task
WHERE completed_on IS NOT NULL AND status IN ('Đang thực hiện', 'Chưa thực hiện')

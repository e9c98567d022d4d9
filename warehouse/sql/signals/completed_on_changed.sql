-- grain: one row per task for which a source gives another day of completion than it gave before, or takes it back
INSERT INTO signalled BY NAME
SELECT
    'signal.completed_on_changed' AS signal,
    unit,
    period,
    document_number || coalesce(' ngày ' || vn_date(document_date), '') AS subject,
    'Nhiệm vụ tại văn bản ' || document_number || ': ' || vn_month(before_period) || ' ghi hoàn thành ngày ' || vn_date(before_completed_on)
    || ', ' || vn_month(period) || ' ghi ' || coalesce('ngày ' || vn_date(completed_on), 'chưa hoàn thành')
    || '. Ngày nào đúng?' AS message,
    form AS left_source,
    cast(before_completed_on AS VARCHAR) AS left_value,
    before_file_key AS left_file_key,
    before_sheet_no AS left_sheet_no,
    cell_address(form, before_file_key, before_sheet_no, 'completed_on', before_row_number) AS left_cell,
    form AS right_source,
    cast(completed_on AS VARCHAR) AS right_value,
    file_key AS right_file_key,
    sheet_no AS right_sheet_no,
    cell_address(form, file_key, sheet_no, 'completed_on', row_number) AS right_cell
FROM told_again
WHERE before_completed_on IS NOT NULL AND before_completed_on IS DISTINCT FROM completed_on

-- grain: one row per row of 06-TTHC that does not add up, naming every identity that fails
INSERT INTO said BY NAME
WITH counted AS (
    SELECT
        service.sender AS unit,
        month.period,
        service.file_key,
        service.sheet_no,
        service.row_number,
        service.field,
        service.field_key,
        coalesce(service.received_total, 0) AS received,
        coalesce(service.received_carried, 0) AS carried,
        coalesce(service.received_online, 0) AS online,
        coalesce(service.received_in_person, 0) AS in_person,
        coalesce(service.resolved_total, 0) AS resolved,
        coalesce(service.resolved_early, 0) AS early,
        coalesce(service.resolved_on_time, 0) AS on_time,
        coalesce(service.resolved_late, 0) AS late,
        coalesce(service.pending_total, 0) AS pending,
        coalesce(service.pending_in_time, 0) AS in_time,
        coalesce(service.pending_overdue, 0) AS overdue,
        map_keys(form_tables.columns) AS has
    FROM current_service_result AS service
    INNER JOIN month ON service.period = month.period
    INNER JOIN form_tables
        ON
            service.file_key = form_tables.file_key
            AND service.sheet_no = form_tables.sheet_no
            AND form_tables.form = 'service_result'
            AND service.row_number BETWEEN form_tables.first_row AND form_tables.last_row
    WHERE service.outcome = 'accepted'
),

-- Totals, whose column comes first, that are not what their parts add up to. A sum is checked only where the sheet has
-- all the columns that it speaks of.
checked AS (
    SELECT
        *,
        list_filter([
            {
                'columns': ['received_total', 'received_carried', 'received_online', 'received_in_person'],
                'words': 'tổng số tiếp nhận',
                'stated': received,
                'parts': [
                    {'words': 'kỳ trước chuyển sang', 'amount': carried},
                    {'words': 'trực tuyến', 'amount': online},
                    {'words': 'trực tiếp, bưu chính', 'amount': in_person}
                ]
            },
            {
                'columns': ['resolved_total', 'resolved_early', 'resolved_on_time', 'resolved_late'],
                'words': 'tổng số đã giải quyết',
                'stated': resolved,
                'parts': [
                    {'words': 'trước hạn', 'amount': early},
                    {'words': 'đúng hạn', 'amount': on_time},
                    {'words': 'quá hạn', 'amount': late}
                ]
            },
            {
                'columns': ['pending_total', 'pending_in_time', 'pending_overdue'],
                'words': 'tổng số đang giải quyết',
                'stated': pending,
                'parts': [
                    {'words': 'trong hạn', 'amount': in_time},
                    {'words': 'quá hạn', 'amount': overdue}
                ]
            },
            {
                'columns': ['received_total', 'resolved_total', 'pending_total'],
                'words': 'tổng số tiếp nhận',
                'stated': received,
                'parts': [
                    {'words': 'đã giải quyết', 'amount': resolved},
                    {'words': 'đang giải quyết', 'amount': pending}
                ]
            }
        ], LAMBDA total : list_has_all(has, total.columns) AND total.stated <> sum_of(total.parts)) AS failing
    FROM counted
)

SELECT
    'service.identity' AS rule,
    unit,
    period,
    field_key || '|' || period || '|' || row_number() OVER (PARTITION BY unit, period, field_key ORDER BY sheet_no, row_number) AS key,
    field || ' ' || vn_month(period) AS subject,
    'service_result' AS left_source,
    cast(sum_of(failing[1].parts) AS VARCHAR) AS left_value,
    file_key AS left_file_key,
    sheet_no AS left_sheet_no,
    'service_result' AS right_source,
    cast(failing[1].stated AS VARCHAR) AS right_value,
    file_key AS right_file_key,
    sheet_no AS right_sheet_no,
    cell_address('service_result', file_key, sheet_no, failing[1].columns[1], row_number) AS right_cell,
    'Biểu 06-TTHC ' || vn_month(period) || ', lĩnh vực “' || field || '” không cân đối: '
    || array_to_string(list_transform(
        failing,
        LAMBDA total : total.words || ' ghi ' || vn_count(total.stated) || ', trong khi '
        || array_to_string(list_transform(total.parts, LAMBDA part : part.words || ' ' || vn_count(part.amount)), ' + ')
        || ' = ' || vn_count(sum_of(total.parts))
    ), '; ')
    || '. Số liệu lấy theo các cột thành phần; đề nghị kiểm tra và sửa.' AS message
FROM checked
WHERE len(failing) > 0

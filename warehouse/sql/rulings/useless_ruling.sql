-- grain: one row per accepted ruling that names no discrepancy, or whose own value cannot stand in the place compared
CREATE OR REPLACE TEMP TABLE useless_ruling AS
WITH known AS (
    SELECT DISTINCT ON (id)
        id,
        rule,
        unit,
        left_value,
        left_file_key,
        left_sheet_no,
        left_cell,
        right_value,
        right_file_key,
        right_sheet_no,
        right_cell
    FROM discrepancies
    WHERE id IN (SELECT ruled_id(discrepancy) FROM current_resolution WHERE outcome = 'accepted')
    ORDER BY id, period DESC
)

SELECT
    resolution.file_key,
    resolution.sheet_no,
    resolution.row_number,
    CASE WHEN known.id IS NULL THEN 'discrepancy' ELSE 'value' END AS field,
    CASE WHEN known.id IS NULL THEN resolution.discrepancy ELSE resolution.value END AS text,
    CASE
        WHEN known.id IS NULL THEN 'cell.not_in_list'
        WHEN known.rule = 'inspection.remedy_differs' AND ruled_count(resolution.value) IS NOT NULL THEN 'row.count_exceeds'
        WHEN known.rule LIKE '%.missing_in_%' THEN 'cell.not_in_list'
        WHEN ruled_date(resolution.value) > cast(resolution.received_at AS DATE) THEN 'row.future_date'
        WHEN ruled_date(resolution.value) IS NOT NULL AND known.rule LIKE 'task.%' THEN 'row.date_order'
        WHEN known.rule IN (
            'inspection.finding_count_differs', 'inspection.remedy_differs', 'service.carried_differs', 'service.identity', 'total.differs'
        )
            THEN 'cell.not_a_number'
        WHEN known.rule = 'task.status_differs' THEN 'cell.not_in_list'
        ELSE 'cell.not_a_date'
    END AS code,
    CASE
        WHEN known.id IS NULL
            THEN
                'Mã chênh lệch “' || resolution.discrepancy || '” không có trong danh sách chênh lệch.'
                || ' Hãy chép lại mã từ tệp chenh-lech.xlsx.'
        ELSE
            'Giá trị “' || coalesce(resolution.value, '') || '” không dùng được cho chênh lệch này.'
            || CASE
                WHEN known.rule = 'inspection.remedy_differs' AND ruled_count(resolution.value) IS NOT NULL
                    THEN ' Số đã khắc phục không thể lớn hơn số tồn tại.'
                WHEN known.rule LIKE 'task.%' AND known.rule NOT LIKE '%.missing_in_%' AND ruled_date(resolution.value) IS NOT NULL
                    THEN ' Hãy ghi ngày không trước ngày văn bản giao và không sau ngày gửi kết luận.'
                WHEN known.rule = 'inspection.date_differs' AND ruled_date(resolution.value) IS NOT NULL
                    THEN ' Hãy ghi ngày không sau ngày gửi kết luận.'
                WHEN known.rule IN (
                    'inspection.finding_count_differs', 'inspection.remedy_differs', 'service.carried_differs', 'service.identity', 'total.differs'
                )
                    THEN ' Hãy ghi một số nguyên.'
                WHEN known.rule = 'task.status_differs' THEN ' Hãy ghi một tình trạng của biểu mẫu hoặc ngày hoàn thành (ngày/tháng/năm).'
                WHEN known.rule LIKE '%.missing_in_register'
                    THEN ' Hãy ghi số văn bản, số quyết định (hoặc mã nhiệm vụ) mà sổ dùng cho chính việc này của đơn vị.'
                WHEN known.rule LIKE '%.missing_in_report'
                    THEN ' Hãy ghi số văn bản, số quyết định mà đơn vị đã ghi cho chính việc này.'
                ELSE ' Hãy ghi một ngày (ngày/tháng/năm).'
            END
    END AS message
FROM current_resolution AS resolution
LEFT JOIN known ON ruled_id(resolution.discrepancy) = known.id
WHERE
    resolution.outcome = 'accepted'
    AND (known.id IS NULL OR (resolution.ruling = 'Giá trị khác' AND NOT is_usable(known, resolution.value, cast(resolution.received_at AS DATE))))

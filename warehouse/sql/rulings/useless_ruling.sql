-- grain: one row per accepted ruling that names no discrepancy, or whose own value cannot stand in the place compared
CREATE OR REPLACE TEMP TABLE useless_ruling AS
WITH known AS (
    SELECT DISTINCT ON (id)
        id,
        rule,
        unit,
        left_value,
        right_value
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
        WHEN known.rule IN (
            'inspection.finding_count_differs', 'inspection.remedy_differs', 'service.carried_differs', 'service.identity', 'total.differs'
        )
            THEN 'cell.not_a_number'
        WHEN known.rule = 'task.status_differs' OR known.rule LIKE '%.missing_in_%' THEN 'cell.not_in_list'
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
    AND (known.id IS NULL OR (resolution.ruling = 'Giá trị khác' AND NOT is_usable(known.rule, known.unit, resolution.value, known.left_value, known.right_value)))

-- grain: one row per item of a unit's 07-TH and month whose "Lũy kế" is not last month's plus the month's
INSERT INTO said BY NAME
SELECT
    'total.to_date_differs' AS rule,
    declared.unit,
    declared.period,
    declared.item || '|' || declared.period AS key,
    declared_item.title || ' (' || declared.item || '), lũy kế đến ' || vn_month(declared.period) AS subject,
    'declared_total' AS left_source,
    plain_number(earlier.to_date + declared.in_period) AS left_value,
    earlier.file_key AS left_file_key,
    earlier.sheet_no AS left_sheet_no,
    item_address('declared_total', earlier.file_key, earlier.sheet_no, 'to_date', earlier.item, earlier.row_number) AS left_cell,
    'declared_total' AS right_source,
    plain_number(declared.to_date) AS right_value,
    declared.file_key AS right_file_key,
    declared.sheet_no AS right_sheet_no,
    item_address('declared_total', declared.file_key, declared.sheet_no, 'to_date', declared.item, declared.row_number) AS right_cell,
    'Biểu 07-TH ' || vn_month(declared.period) || ', “' || declared_item.title || '”: lũy kế ghi ' || vn_number(declared.to_date)
    || ', trong khi lũy kế ' || vn_month(earlier.period) || ' là ' || vn_number(earlier.to_date) || ' cộng trong kỳ '
    || vn_number(declared.in_period) || ' bằng ' || vn_number(earlier.to_date + declared.in_period)
    || '. Đề nghị kiểm tra lại số lũy kế.' AS message
FROM declared
INNER JOIN declared AS earlier
    ON
        declared.item = earlier.item
        AND declared.unit = earlier.unit
        AND declared.year = earlier.year
        AND declared.ordinal = earlier.ordinal + 1
INNER JOIN declared_item ON declared.item = declared_item.item
WHERE
    declared.item IN ('tasks_completed', 'tasks_completed_on_time', 'inspection_visits', 'self_inspection_visits', 'violators')
    AND declared.to_date <> earlier.to_date + declared.in_period

-- grain: one row per unit, declared rate and month in which it is 100 for the third month received in a row or a later one
INSERT INTO signalled BY NAME
WITH declared AS (
    SELECT
        total.sender AS unit,
        month.period,
        month.ordinal,
        total.item,
        total.in_period,
        total.file_key,
        total.sheet_no,
        total.row_number
    FROM current_declared_total AS total
    INNER JOIN month ON total.period = month.period
    WHERE total.outcome = 'accepted' AND total.item LIKE '%_rate' AND total.in_period IS NOT NULL
),

run AS (
    SELECT
        *,
        count(*) OVER past AS months,
        min(in_period) OVER past AS lowest,
        first_value(period) OVER past AS first_period,
        first_value(file_key) OVER past AS first_file_key,
        first_value(sheet_no) OVER past AS first_sheet_no,
        first_value(row_number) OVER past AS first_row_number
    FROM declared
    WINDOW past AS (PARTITION BY unit, item ORDER BY ordinal ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)
)

SELECT
    'signal.always_full' AS signal,
    unit,
    period,
    item AS subject,
    'Biểu 07-TH: “' || declared_item.title || '” ghi 100% liền các kỳ từ ' || vn_month(first_period) || ' đến ' || vn_month(period)
    || '. Số liệu có được rà soát không?' AS message,
    'declared_total' AS left_source,
    '100' AS left_value,
    first_file_key AS left_file_key,
    first_sheet_no AS left_sheet_no,
    item_address('declared_total', first_file_key, first_sheet_no, 'in_period', item, first_row_number) AS left_cell,
    'declared_total' AS right_source,
    '100' AS right_value,
    file_key AS right_file_key,
    sheet_no AS right_sheet_no,
    item_address('declared_total', file_key, sheet_no, 'in_period', item, row_number) AS right_cell
FROM run
INNER JOIN declared_item USING (item)
WHERE months = 3 AND lowest = 100

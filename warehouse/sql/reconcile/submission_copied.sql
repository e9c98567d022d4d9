-- grain: one row per form of a unit that says, row by row, what last month's said
INSERT INTO said BY NAME
SELECT
    'submission.copied' AS rule,
    copied.unit,
    copied.period,
    copied.form || '|' || copied.period AS key,
    'Biểu ' || form_sheet.sheet || ' (' || copied.form || ') ' || vn_month(copied.period) AS subject,
    copied.form AS left_source,
    cast(copied.row_count AS VARCHAR) AS left_value,
    copied.earlier_file_key AS left_file_key,
    copied.earlier_sheet_no AS left_sheet_no,
    copied.earlier_cell AS left_cell,
    copied.form AS right_source,
    cast(copied.row_count AS VARCHAR) AS right_value,
    copied.file_key AS right_file_key,
    copied.sheet_no AS right_sheet_no,
    copied.cell AS right_cell,
    'Biểu ' || form_sheet.sheet || ' ' || vn_month(copied.period) || ' (' || copied.row_count || ' dòng) giống hệt biểu '
    || vn_month(copied.earlier_period) || '. Có phải đơn vị gửi lại biểu cũ? Đề nghị kiểm tra và gửi đúng số liệu của tháng.' AS message
FROM copied_form AS copied
INNER JOIN form_sheet ON copied.form = form_sheet.form

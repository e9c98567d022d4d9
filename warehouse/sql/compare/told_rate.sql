-- grain: one row per declared rate that does not agree with the computed one, with what both sides say
CREATE OR REPLACE TEMP TABLE told_rate AS
SELECT
    rate.is_cut,
    rate.unit,
    rate.period,
    rate.item || '|' || rate.column_field || '|' || rate.period AS key,
    declared_item.title || ' (' || rate.item || ')' || CASE rate.column_field WHEN 'to_date' THEN ', lũy kế đến ' ELSE ' ' END
    || vn_month(rate.period) AS subject,
    rate.computed_source AS left_source,
    plain_number(rate.numerator) || '/' || plain_number(rate.denominator) AS left_value,
    rate.computed_file_key AS left_file_key,
    rate.computed_sheet_no AS left_sheet_no,
    rate.computed_cell AS left_cell,
    'declared_total' AS right_source,
    plain_number(rate.rate) AS right_value,
    rate.file_key AS right_file_key,
    rate.sheet_no AS right_sheet_no,
    rate.cell AS right_cell,
    'Biểu 07-TH ' || vn_month(rate.period) || ', “' || declared_item.title || '”'
    || CASE rate.column_field WHEN 'to_date' THEN ' (lũy kế)' ELSE '' END || ': đơn vị ghi ' || vn_rate(rate.rate, rate.places)
    || ', tính lại ' || vn_number(rate.numerator) || '/' || vn_number(rate.denominator) || ' = ' || vn_number(round(rate.computed, 2)) || '%'
    || CASE WHEN rate.rejected_rows > 0 THEN ' (chưa tính ' || rate.rejected_rows || ' dòng bị trả lại)' ELSE '' END AS words
FROM checked_rate AS rate
INNER JOIN declared_item ON rate.item = declared_item.item
WHERE NOT rate.agrees

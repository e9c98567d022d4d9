-- grain: one row per item of a unit's 07-TH, month, whose "Trong kỳ" is not what the unit's own rows add up to
INSERT INTO said BY NAME
SELECT
    'total.differs' AS rule,
    declared.unit,
    declared.period,
    declared.item || '|' || declared.period AS key,
    declared_item.title || ' (' || declared.item || ') ' || vn_month(declared.period) AS subject,
    detail.form AS left_source,
    plain_number(detail.numerator) AS left_value,
    detail.file_key AS left_file_key,
    detail.sheet_no AS left_sheet_no,
    detail.cell AS left_cell,
    'declared_total' AS right_source,
    plain_number(declared.in_period) AS right_value,
    declared.file_key AS right_file_key,
    declared.sheet_no AS right_sheet_no,
    item_address('declared_total', declared.file_key, declared.sheet_no, 'in_period', declared.item, declared.row_number) AS right_cell,
    'Biểu 07-TH ' || vn_month(declared.period) || ', “' || declared_item.title || '”: đơn vị ghi ' || vn_number(declared.in_period)
    || ', các dòng chi tiết ở biểu ' || detail_form.sheet || ' trong kỳ cộng lại là ' || vn_number(detail.numerator) || '.'
    || CASE
        WHEN detail.rejected_rows = 0 THEN ''
        WHEN declared.in_period > detail.numerator AND declared.in_period - detail.numerator <= detail.explained_by
            THEN ' Riêng ' || detail.rejected_rows || ' dòng bị trả lại (chưa tính) đã đủ giải thích chênh lệch này.'
        ELSE ' Chưa tính ' || detail.rejected_rows || ' dòng bị trả lại.'
    END
    || ' Số liệu lấy theo các dòng chi tiết; đề nghị sửa bên ghi sai.' AS message
FROM declared
INNER JOIN detail USING (item, unit, period)
INNER JOIN declared_item USING (item)
INNER JOIN form_sheet AS detail_form USING (form)
WHERE detail.denominator IS NULL AND declared.in_period <> detail.numerator

-- grain: one row per declared rate that the computed one does not round to within half of its last decimal, nor is cut to
INSERT INTO said BY NAME
SELECT
    'rate.differs' AS rule,
    * EXCLUDE (is_cut, words),
    words || '. Số liệu lấy theo tỷ lệ tính lại; đề nghị kiểm tra lại tử số, mẫu số và tỷ lệ.' AS message
FROM told_rate
WHERE NOT is_cut

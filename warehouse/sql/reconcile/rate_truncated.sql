-- grain: one row per declared rate that is the computed one cut to its decimals, not rounded
INSERT INTO said BY NAME
SELECT
    'rate.truncated' AS rule,
    * EXCLUDE (is_cut, words),
    words || '; số đã ghi là bị cắt bớt, không làm tròn. Đề nghị làm tròn.' AS message
FROM told_rate
WHERE is_cut

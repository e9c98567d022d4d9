-- grain: one row per accepted row of a 02-KT that tells of what the unit itself inspected, not of the province's inspections
CREATE OR REPLACE TEMP VIEW own_inspection AS
SELECT *
FROM current_inspection_report
WHERE
    outcome = 'accepted'
    AND ordinal IS NOT NULL
    AND (
        inspecting_body_key NOT IN ('Sở Nội vụ', 'Đoàn kiểm tra của tỉnh', 'Ban Chỉ đạo CCHC tỉnh', 'UBND tỉnh')
        OR (
            inspecting_body_key = 'Sở Nội vụ'
            AND sender IN (SELECT unit FROM keeper WHERE form = 'inspection_register')
        )
    )

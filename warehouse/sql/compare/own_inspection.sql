-- grain: one row per accepted row of a 02-KT that tells of what the unit itself inspected, not of the province's inspections
CREATE OR REPLACE TEMP VIEW own_inspection AS
SELECT *
FROM current_inspection_report
WHERE outcome = 'accepted' AND ordinal IS NOT NULL AND NOT is_of_province(inspecting_body_key, sender)

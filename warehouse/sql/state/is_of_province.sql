-- grain: one value: whether a row of a 02-KT tells of an inspection of the province. Sở Nội vụ is a body of the province in every
-- workbook but its own, where it inspects for itself.
CREATE OR REPLACE TEMP MACRO is_of_province(inspected_by, told_by) AS
inspected_by IN (SELECT body FROM provincial_body)
AND NOT (inspected_by = 'Sở Nội vụ' AND told_by IN (SELECT unit FROM keeper WHERE form = 'inspection_register'))

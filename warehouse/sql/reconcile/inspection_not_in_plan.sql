-- grain: one row per visit of kind "Theo kế hoạch" to a unit that the year's plan does not name
INSERT INTO said BY NAME
WITH planned AS (
    SELECT
        year,
        unit,
        file_key,
        sheet_no
    FROM current_inspection_plan
    WHERE year IS NOT NULL
),

plan AS (
    SELECT
        year,
        arg_min(file_key, (file_key, sheet_no)) AS file_key,
        arg_min(sheet_no, (file_key, sheet_no)) AS sheet_no
    FROM planned
    GROUP BY year
)

SELECT
    'inspection.not_in_plan' AS rule,
    visit.unit,
    visit.period,
    visit.decision_number_key || '|' || visit.inspected_on AS key,
    document_subject(visit.decision_number, visit.inspected_on, NULL) AS subject,
    'inspection_register' AS left_source,
    visit.kind AS left_value,
    visit.file_key AS left_file_key,
    visit.sheet_no AS left_sheet_no,
    cell_address('inspection_register', visit.file_key, visit.sheet_no, 'inspected_unit', visit.row_number) AS left_cell,
    'inspection_plan' AS right_source,
    plan.file_key AS right_file_key,
    plan.sheet_no AS right_sheet_no,
    visit_name(visit.decision_number, visit.inspected_on) || ' tại ' || vn_unit(org_unit.name, org_unit.level_group)
    || ' ghi hình thức “Theo kế hoạch”, nhưng kế hoạch kiểm tra năm ' || visit.year || ' không có đơn vị này.'
    || ' Đề nghị Sở Nội vụ xem lại hình thức kiểm tra hoặc bổ sung kế hoạch.' AS message
FROM visit
INNER JOIN plan ON visit.year = plan.year
INNER JOIN org_unit ON visit.unit = org_unit.unit
WHERE
    visit.is_accepted
    AND visit.kind = 'Theo kế hoạch'
    AND NOT EXISTS (SELECT 1 FROM planned WHERE planned.year = visit.year AND planned.unit = visit.unit)

-- grain: one row per planned unit and month, and month since that one ended in which the unit was not yet inspected in the year
INSERT INTO said BY NAME
SELECT
    'plan.not_carried_out' AS rule,
    plan.unit,
    month.period,
    plan.year || '|' || plan.planned_month AS key,
    'Kế hoạch kiểm tra năm ' || plan.year || ', tháng ' || plan.planned_month || ': ' || org_unit.short_name AS subject,
    'inspection_plan' AS left_source,
    cast(plan.planned_month AS VARCHAR) AS left_value,
    plan.file_key AS left_file_key,
    plan.sheet_no AS left_sheet_no,
    cell_address('inspection_plan', plan.file_key, plan.sheet_no, 'unit', plan.row_number) AS left_cell,
    'inspection_register' AS right_source,
    newest.file_key AS right_file_key,
    register_sheet.sheet_no AS right_sheet_no,
    'Kế hoạch năm ' || plan.year || ' dự kiến kiểm tra ' || vn_unit(org_unit.name, org_unit.level_group) || ' trong tháng ' || plan.planned_month
    || ', nhưng đến ' || vn_date(month.last_day) || ' sổ kiểm tra chưa có lượt nào tại đơn vị này trong năm.'
    || ' Đề nghị Sở Nội vụ tổ chức kiểm tra hoặc điều chỉnh kế hoạch.' AS message
FROM current_inspection_plan AS plan
INNER JOIN month ON plan.year = month.year AND plan.planned_month <= month.month
INNER JOIN newest_register AS newest
    ON newest.form = 'inspection_register' AND plan.year = newest.year AND month.ordinal <= newest.covers_ordinal
INNER JOIN form_tables AS register_sheet
    ON newest.file_key = register_sheet.file_key AND register_sheet.form = 'inspection_register' AND register_sheet.state = 'accepted'
INNER JOIN org_unit ON plan.unit = org_unit.unit
WHERE
    plan.outcome = 'accepted'
    AND NOT EXISTS (
        SELECT 1
        FROM visit
        WHERE visit.year = plan.year AND visit.unit = plan.unit AND coalesce(visit.inspected_on <= month.last_day, TRUE)
    )
QUALIFY row_number() OVER (
    PARTITION BY plan.file_key, plan.sheet_no, plan.row_number, month.period ORDER BY register_sheet.sheet_no
) = 1

-- grain: one row per item of 07-TH, unit and month: what the unit's own accepted rows of the same workbook add up to.
-- Rates keep numerator and denominator; `explained_by` is what the rows given back could add, as far as they can be read.
CREATE OR REPLACE TEMP TABLE detail AS
WITH task AS (
    SELECT
        'task_progress' AS form,  -- in each: joined by equality alone, so that no unit is compared with every other one
        unit,
        period,
        min(row_number) AS first_row,
        max(row_number) AS last_row,
        count(*) FILTER (WHERE is_in_scope) AS tasks_assigned,
        count(*) FILTER (WHERE is_in_scope AND is_completed) AS tasks_completed,
        count(*) FILTER (WHERE is_in_scope AND state = 'tasks_completed_on_time') AS tasks_completed_on_time,
        count(*) FILTER (WHERE is_in_scope AND state = 'tasks_open_overdue') AS tasks_overdue
    FROM (
        SELECT
            *,
            task_state(is_completed, completed_on, due_then, last_day) AS state
        FROM reported_task
    )
    WHERE is_accepted
    GROUP BY unit, period
),

inspection_row AS (
    SELECT
        report.sender AS unit,
        month.period,
        report.row_number,
        report.kind = 'Tự kiểm tra' AS is_self,
        report.decision_number_key || '|' || year(coalesce(report.decision_date, report.inspected_on)) AS decision
    FROM own_inspection AS report
    INNER JOIN month ON report.period = month.period AND report.inspected_on BETWEEN month.first_day AND month.last_day
),

inspection AS (
    SELECT
        'inspection_report' AS form,
        unit,
        period,
        min(row_number) AS first_row,
        max(row_number) AS last_row,
        count(DISTINCT decision) FILTER (WHERE NOT is_self) AS inspections,
        count(*) FILTER (WHERE NOT is_self) AS inspection_visits,
        count(*) FILTER (WHERE is_self) AS self_inspection_visits
    FROM inspection_row
    GROUP BY unit, period
),

violation_row AS (
    SELECT
        violation.sender AS unit,
        month.period,
        violation.row_number,
        violation.people_count,
        violation.outcome
    FROM current_violation AS violation
    INNER JOIN month USING (period)
    WHERE violation.found_on BETWEEN month.first_day AND month.last_day OR violation.outcome = 'rejected'
),

people AS (
    SELECT
        'violation' AS form,
        unit,
        period,
        min(row_number) FILTER (WHERE outcome = 'accepted') AS first_row,
        max(row_number) FILTER (WHERE outcome = 'accepted') AS last_row,
        sum(people_count) FILTER (WHERE outcome = 'accepted') AS violators,
        sum(people_count) FILTER (WHERE outcome = 'rejected') AS given_back
    FROM violation_row
    GROUP BY unit, period
),

service AS (
    SELECT
        'service_result' AS form,
        service_result.sender AS unit,
        month.period,
        min(service_result.row_number) AS first_row,
        max(service_result.row_number) AS last_row,
        sum(coalesce(resolved_early, 0) + coalesce(resolved_on_time, 0)) AS on_time,
        sum(coalesce(resolved_early, 0) + coalesce(resolved_on_time, 0) + coalesce(resolved_late, 0)) AS resolved,
        sum(coalesce(survey_satisfied, 0)) AS satisfied,
        sum(coalesce(survey_answers, 0)) AS answers
    FROM current_service_result AS service_result
    INNER JOIN month USING (period)
    WHERE service_result.outcome = 'accepted'
    GROUP BY service_result.sender, month.period
),

item AS (
    SELECT *
    FROM (
        VALUES
        ('task_progress', 'tasks_assigned', 'status'),
        ('task_progress', 'tasks_completed', 'status'),
        ('task_progress', 'tasks_completed_on_time', 'status'),
        ('task_progress', 'tasks_overdue', 'status'),
        ('task_progress', 'tasks_completion_rate', 'status'),
        ('inspection_report', 'inspections', 'inspected_on'),
        ('inspection_report', 'inspection_visits', 'inspected_on'),
        ('inspection_report', 'self_inspection_visits', 'inspected_on'),
        ('violation', 'violators', 'people_count'),
        ('service_result', 'services_on_time_rate', 'resolved_on_time'),
        ('service_result', 'satisfaction_rate', 'survey_satisfied')
    ) AS listed (form, item, column_field)
)

SELECT
    item.item,
    unit_sheet.form,
    unit_sheet.unit,
    unit_sheet.period,
    cast(coalesce(CASE item.item
        WHEN 'tasks_assigned' THEN task.tasks_assigned
        WHEN 'tasks_completed' THEN task.tasks_completed
        WHEN 'tasks_completed_on_time' THEN task.tasks_completed_on_time
        WHEN 'tasks_overdue' THEN task.tasks_overdue
        WHEN 'tasks_completion_rate' THEN task.tasks_completed
        WHEN 'inspections' THEN inspection.inspections
        WHEN 'inspection_visits' THEN inspection.inspection_visits
        WHEN 'self_inspection_visits' THEN inspection.self_inspection_visits
        WHEN 'violators' THEN people.violators
        WHEN 'services_on_time_rate' THEN service.on_time
        WHEN 'satisfaction_rate' THEN service.satisfied
    END, 0) AS DECIMAL(18, 4)) AS numerator,
    cast(CASE item.item
        WHEN 'tasks_completion_rate' THEN coalesce(task.tasks_assigned, 0)
        WHEN 'services_on_time_rate' THEN coalesce(service.resolved, 0)
        WHEN 'satisfaction_rate' THEN coalesce(service.answers, 0)
    END AS DECIMAL(18, 4)) AS denominator,
    unit_sheet.rejected_rows,
    CASE item.item WHEN 'violators' THEN people.given_back ELSE unit_sheet.rejected_rows END AS explained_by,
    unit_sheet.file_key,
    unit_sheet.sheet_no,
    cell_range(
        unit_sheet.columns[item.column_field],
        coalesce(task.first_row, inspection.first_row, people.first_row, service.first_row),
        coalesce(task.last_row, inspection.last_row, people.last_row, service.last_row)
    ) AS cell
FROM item
INNER JOIN unit_sheet USING (form)
LEFT JOIN task USING (form, unit, period)
LEFT JOIN inspection USING (form, unit, period)
LEFT JOIN people USING (form, unit, period)
LEFT JOIN service USING (form, unit, period)

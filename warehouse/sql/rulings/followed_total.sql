-- grain: one row per discrepancy and month about a total that a measure counts: the measure that follows a ruling on it. Of
-- 07-TH the measure is what the item means, of 06-TTHC what the total of the row means; `row_amount` is what the columns of
-- that row add up to. Tasks follow only where the unit's own 01-NV stands in for a register of the year.
-- `reach`: `flow` counts in every window that holds the month, `stock` in those in which the month is the unit's last,
-- `month` in the month's own alone (what was open at its start is in scope of longer windows too).
CREATE OR REPLACE TEMP TABLE followed_total AS
WITH item_measure (item, measure, form, reach) AS (
    VALUES
    ('self_inspection_visits', 'self_inspection_visits', 'inspection_report', 'flow'),
    ('inspections', 'unit_inspections', 'inspection_report', 'flow'),
    ('inspection_visits', 'unit_inspection_visits', 'inspection_report', 'flow'),
    ('violators', 'violators', 'violation', 'flow'),
    ('tasks_assigned', 'tasks_assigned', 'task_progress', 'month'),
    ('tasks_completed', 'tasks_completed', 'task_progress', 'flow'),
    ('tasks_completed_on_time', 'tasks_completed_on_time', 'task_progress', 'flow'),
    ('tasks_overdue', 'tasks_open_overdue', 'task_progress', 'stock')
),

total_measure (total, measure, reach) AS (
    VALUES
    ('received_total', 'services_received', 'flow'),
    ('resolved_total', 'services_resolved', 'flow'),
    ('pending_total', 'services_pending', 'stock')
),

compared AS (
    SELECT *
    FROM discrepancies
    WHERE rule IN ('total.differs', 'service.identity') AND state <> 'gone'
)

SELECT
    compared.id AS discrepancy,
    compared.period,
    item_measure.measure,
    item_measure.form,
    item_measure.reach,
    cast(NULL AS DECIMAL(18, 4)) AS row_amount
FROM compared
INNER JOIN declared_total
    ON compared.right_file_key = declared_total.file_key AND compared.right_sheet_no = declared_total.sheet_no
INNER JOIN item_measure ON declared_total.item = item_measure.item
INNER JOIN month ON compared.period = month.period
WHERE
    compared.rule = 'total.differs'
    -- By the cell: of a table on its side one row tells all the items.
    AND compared.right_cell = item_address(
        'declared_total', declared_total.file_key, declared_total.sheet_no, 'in_period', declared_total.item, declared_total.row_number
    )
    AND (
        item_measure.form <> 'task_progress'
        OR NOT EXISTS (
            SELECT 1
            FROM answered
            INNER JOIN month AS register_month ON answered.ordinal = register_month.ordinal
            WHERE answered.form = 'task_register' AND register_month.year = month.year
        )
    )
UNION ALL
SELECT
    compared.id AS discrepancy,
    compared.period,
    total_measure.measure,
    'service_result' AS form,
    total_measure.reach,
    CASE total_measure.total
        WHEN 'received_total'
            THEN coalesce(told.received_carried, 0) + coalesce(told.received_online, 0) + coalesce(told.received_in_person, 0)
        WHEN 'resolved_total'
            THEN coalesce(told.resolved_early, 0) + coalesce(told.resolved_on_time, 0) + coalesce(told.resolved_late, 0)
        ELSE coalesce(told.pending_in_time, 0) + coalesce(told.pending_overdue, 0)
    END AS row_amount
FROM compared
INNER JOIN effective_service_result AS told
    ON
        compared.right_file_key = told.file_key
        AND compared.right_sheet_no = told.sheet_no
        AND row_of(compared.right_cell) = told.row_number
CROSS JOIN total_measure
WHERE
    compared.rule = 'service.identity'
    AND compared.right_cell = cell_address('service_result', told.file_key, told.sheet_no, total_measure.total, told.row_number)

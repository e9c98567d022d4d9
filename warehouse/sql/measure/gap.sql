-- grain: one row per form, window, unit and month in which something expected was not received; unit '*': every unit.
-- `missing_unit` is who owes it: the unit itself, or the keeper of a central workbook.
CREATE OR REPLACE TEMP TABLE gap AS
WITH unit_form AS (
    SELECT unnest(['task_progress', 'inspection_report', 'violation', 'dissemination', 'issued_document', 'service_result']) AS form
),

owed_by_unit AS (
    SELECT
        unit_form.form,
        expected.period,
        expected."window",
        expected.unit,
        expected.sender AS missing_unit,
        expected.first_day,
        expected.last_day,
        expected.month_year
    FROM expected_month AS expected
    CROSS JOIN unit_form
    ANTI JOIN answered
        ON unit_form.form = answered.form AND expected.sender = answered.unit AND expected.ordinal = answered.ordinal
),

owed_by_keeper AS (
    SELECT
        register.form,
        asked_window.period,
        asked_window."window",
        keeper.unit AS missing_unit,
        month.first_day,
        month.last_day
    FROM asked_window
    INNER JOIN month ON month.ordinal BETWEEN asked_window.first_ordinal AND asked_window.last_ordinal
    CROSS JOIN (SELECT unnest(['task_register', 'inspection_register']) AS form) AS register
    INNER JOIN keeper ON register.form = keeper.form AND month.period = keeper.period
    ANTI JOIN answered ON register.form = answered.form AND month.ordinal = answered.ordinal
),

plan_not_received AS (
    SELECT
        'inspection_plan' AS form,
        asked_window.period,
        asked_window."window",
        keeper.unit AS missing_unit,
        month.first_day,
        month.last_day
    FROM asked_window
    INNER JOIN month ON asked_window.last_ordinal = month.ordinal
    INNER JOIN keeper ON keeper.form = 'inspection_plan' AND month.period = keeper.period
    ANTI JOIN planned_unit ON asked_window.year = planned_unit.year
)

SELECT * EXCLUDE (month_year) FROM owed_by_unit
WHERE form <> 'task_progress'
UNION ALL BY NAME
-- The units' own 01-NV stands in for a year without any register.
SELECT * EXCLUDE (month_year) REPLACE ('task_register' AS form) FROM owed_by_unit
WHERE form = 'task_progress' AND month_year NOT IN (SELECT year FROM standing_register WHERE form = 'task_register')
UNION ALL BY NAME
SELECT
    *,
    '*' AS unit
FROM owed_by_keeper
UNION ALL BY NAME
SELECT
    * REPLACE ('inspection_plan' AS form),
    '*' AS unit
FROM owed_by_keeper
WHERE form = 'inspection_register'
UNION ALL BY NAME
SELECT
    *,
    '*' AS unit
FROM plan_not_received

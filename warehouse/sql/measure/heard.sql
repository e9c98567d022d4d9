-- grain: one row per form, window and unit with something received of what the window needs; unit '*': every unit
CREATE OR REPLACE TEMP TABLE heard AS
WITH register_heard AS (
    SELECT
        register.form,
        asked_window.period,
        asked_window."window"
    FROM asked_window
    INNER JOIN month AS first_month ON asked_window.first_ordinal = first_month.ordinal
    INNER JOIN standing_register AS register
        ON register.year BETWEEN first_month.year AND asked_window.year AND register.ordinal >= asked_window.first_ordinal
)

SELECT DISTINCT
    answered.form,
    expected.period,
    expected."window",
    expected.unit
FROM expected_month AS expected
INNER JOIN answered ON expected.sender = answered.unit AND expected.ordinal = answered.ordinal
WHERE answered.form IN ('inspection_report', 'violation', 'dissemination', 'issued_document', 'service_result')
UNION ALL
SELECT DISTINCT
    'task_register' AS form,
    asked_window.period,
    asked_window."window",
    shown_unit.shown AS unit
FROM asked_window
INNER JOIN month AS first_month ON asked_window.first_ordinal = first_month.ordinal
INNER JOIN answered ON answered.form = 'task_progress' AND answered.ordinal >= asked_window.first_ordinal
INNER JOIN month ON answered.ordinal = month.ordinal AND month.year BETWEEN first_month.year AND asked_window.year
INNER JOIN shown_unit USING (unit)
WHERE month.year NOT IN (SELECT year FROM standing_register WHERE form = 'task_register')
UNION ALL
SELECT DISTINCT
    form,
    period,
    "window",
    '*' AS unit
FROM register_heard
UNION ALL
SELECT DISTINCT
    'inspection_plan' AS form,
    register_heard.period,
    register_heard."window",
    '*' AS unit
FROM register_heard
INNER JOIN asked_window USING (period, "window")
INNER JOIN planned_unit USING (year)
WHERE register_heard.form = 'inspection_register'

-- grain: one row per form, window and unit with rows given back, which the figure leaves out
CREATE OR REPLACE TEMP TABLE rejected_count AS
WITH register_row AS (
    SELECT
        'task_register' AS form,
        file_key,
        lead_unit AS unit
    FROM current_task_register
    WHERE outcome = 'rejected'
    UNION ALL
    SELECT
        'inspection_register' AS form,
        file_key,
        inspected_unit AS unit
    FROM current_inspection_register
    WHERE outcome = 'rejected'
),

window_register AS (
    SELECT
        register.form,
        register.file_key,
        asked_window.period,
        asked_window."window"
    FROM asked_window
    INNER JOIN standing_register AS register
        ON asked_window.year = register.year OR (asked_window."window" = 'since_start' AND asked_window.year > register.year)
),

given_back AS (
    SELECT
        CASE quarantined.form WHEN 'task_progress' THEN 'task_register' ELSE quarantined.form END AS form,
        expected.period,
        expected."window",
        expected.unit,
        quarantined.rejected_rows
    FROM quarantined
    INNER JOIN expected_month AS expected ON quarantined.unit = expected.sender AND quarantined.ordinal = expected.ordinal
    WHERE
        quarantined.form IN ('inspection_report', 'violation', 'dissemination', 'issued_document', 'service_result')
        OR (
            quarantined.form = 'task_progress'
            AND expected.month_year NOT IN (SELECT year FROM standing_register WHERE form = 'task_register')
        )
    UNION ALL
    SELECT
        register_row.form,
        window_register.period,
        window_register."window",
        shown_unit.shown AS unit,
        1 AS rejected_rows
    FROM register_row
    INNER JOIN window_register ON register_row.file_key = window_register.file_key AND register_row.form = window_register.form
    LEFT JOIN shown_unit ON register_row.unit = shown_unit.unit
)

SELECT
    form,
    period,
    "window",
    unit,
    sum(rejected_rows) AS rejected_rows
FROM (SELECT * REPLACE (unnest(list_distinct([unit, $province])) AS unit) FROM given_back)
GROUP BY form, period, "window", unit

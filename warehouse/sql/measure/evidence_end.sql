-- grain: one row per form and window: the day as of which the figures are taken, never later than the newest evidence.
-- Of registers (and of the 01-NV that stand in for one) the newest of the period's own year tells how far it goes, since
-- the programme's start also one of a year before.
CREATE OR REPLACE TEMP TABLE evidence_end AS
WITH newest AS (
    SELECT
        form,
        year,
        ordinal
    FROM standing_register
    UNION ALL
    SELECT
        'inspection_plan' AS form,
        year,
        ordinal
    FROM standing_register
    WHERE form = 'inspection_register'
    UNION ALL
    SELECT
        CASE answered.form WHEN 'task_progress' THEN 'task_register' ELSE answered.form END AS form,
        CASE answered.form WHEN 'task_progress' THEN month.year END AS year,
        max(month.ordinal) AS ordinal
    FROM answered_sheet AS answered
    -- A workbook that gives itself a month yet to come is no evidence of what that month brought.
    INNER JOIN month ON answered.ordinal = month.ordinal AND month.first_day <= answered.received_at
    WHERE
        answered.form IN ('inspection_report', 'violation', 'dissemination', 'issued_document', 'service_result')
        OR (
            answered.form = 'task_progress'
            AND month.year NOT IN (SELECT year FROM standing_register WHERE form = 'task_register')
        )
    GROUP BY ALL
    UNION ALL
    SELECT
        'submission' AS form,
        NULL AS year,
        max(month.ordinal) AS ordinal
    FROM received_from
    INNER JOIN month ON received_from.period = month.period AND month.first_day <= received_from.first_received_on
),

reached AS (
    SELECT
        asked_window.period,
        asked_window."window",
        newest.form,
        max(newest.ordinal) AS ordinal
    FROM asked_window
    INNER JOIN newest
        ON
            newest.year IS NULL
            OR asked_window.year = newest.year
            OR (asked_window."window" = 'since_start' AND newest.year < asked_window.year)
    GROUP BY ALL
)

SELECT
    evidenced.form,
    asked_window.*
    REPLACE (
        CASE
            WHEN month.last_day >= asked_window.first_day THEN least(month.last_day, asked_window.last_day)
            ELSE asked_window.last_day
        END AS last_day
    )
FROM asked_window
CROSS JOIN (SELECT DISTINCT form FROM measure_of) AS evidenced
LEFT JOIN reached USING (form, period, "window")
LEFT JOIN month USING (ordinal)

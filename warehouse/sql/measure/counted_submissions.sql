-- grain: one row per measure, window, unit and month that counts in it
CREATE OR REPLACE TEMP TABLE counted_submissions AS
WITH owed AS (
    SELECT
        expected_month.period,
        expected_month."window",
        expected_month.unit,
        expected_month.last_day AS event_on,
        received_from.unit IS NOT NULL AS is_received,
        coalesce(received_from.on_time, FALSE) AS is_on_time
    FROM expected_month
    INNER JOIN evidence_end
        ON
            evidence_end.form = 'submission'
            AND expected_month.period = evidence_end.period
            AND expected_month."window" = evidence_end."window"
            AND expected_month.last_day <= evidence_end.last_day
    INNER JOIN month ON expected_month.ordinal = month.ordinal
    LEFT JOIN received_from ON expected_month.sender = received_from.unit AND month.period = received_from.period
)

SELECT
    unnest(
        CASE
            WHEN is_on_time THEN ['submissions_expected', 'submissions_received', 'submissions_on_time']
            WHEN is_received THEN ['submissions_expected', 'submissions_received']
            ELSE ['submissions_expected']
        END
    ) AS measure,
    period,
    "window",
    unit,
    event_on,
    1 AS amount,
    'submission' AS form
FROM owed

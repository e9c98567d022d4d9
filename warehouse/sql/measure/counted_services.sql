-- grain: one row per measure, window and row of 06-TTHC that counts in it: what came and was resolved in every month,
-- what was carried over into the first month received, what is pending after the last
CREATE OR REPLACE TEMP TABLE counted_services AS
WITH received AS (
    SELECT
        evidence_end.period,
        evidence_end."window",
        answered.unit AS sender,
        min(answered.ordinal) AS first_received,
        max(answered.ordinal) AS last_received
    FROM evidence_end
    INNER JOIN answered
        ON
            answered.form = 'service_result'
            AND answered.ordinal BETWEEN evidence_end.first_ordinal AND evidence_end.last_ordinal
    WHERE evidence_end.form = 'service_result'
    GROUP BY evidence_end.period, evidence_end."window", answered.unit
),

-- Blanks and dashes are 0 here; components count, not totals.
told AS (
    SELECT
        received.period AS asked_period,
        received."window",
        month.last_day AS event_on,
        told.*,
        coalesce(received_online, 0)
        + coalesce(received_in_person, 0)
        + CASE WHEN told.ordinal = received.first_received THEN coalesce(received_carried, 0) ELSE 0 END AS came,
        coalesce(resolved_early, 0) + coalesce(resolved_on_time, 0) AS on_time,
        coalesce(resolved_early, 0) + coalesce(resolved_on_time, 0) + coalesce(resolved_late, 0) AS resolved,
        told.ordinal = received.last_received AS is_last
    FROM received
    INNER JOIN effective_service_result AS told
        ON received.sender = told.sender AND told.ordinal BETWEEN received.first_received AND received.last_received
    INNER JOIN month ON told.ordinal = month.ordinal
),

contributed AS (
    SELECT
        *,
        unnest([
            {'measure': 'services_received', 'amount': came},
            {'measure': 'services_resolved', 'amount': resolved},
            {'measure': 'services_on_time', 'amount': on_time},
            {'measure': 'survey_answers', 'amount': coalesce(survey_answers, 0)},
            {'measure': 'survey_satisfied', 'amount': coalesce(survey_satisfied, 0)},
            {
                'measure': 'services_pending',
                'amount': CASE WHEN is_last THEN coalesce(pending_in_time, 0) + coalesce(pending_overdue, 0) END
            },
            {'measure': 'services_pending_overdue', 'amount': CASE WHEN is_last THEN coalesce(pending_overdue, 0) END}
        ]) AS contribution
    FROM told
)

SELECT
    contribution.measure AS measure,
    contributed.asked_period AS period,
    contributed."window",
    shown_unit.shown AS unit,
    contributed.sender AS told_of,
    contributed.event_on,
    contribution.amount AS amount,
    'service_result' AS form,
    contributed.file_key,
    contributed.sheet_no,
    contributed.row_number
FROM contributed
INNER JOIN shown_unit ON contributed.sender = shown_unit.unit
WHERE contribution.amount IS NOT NULL

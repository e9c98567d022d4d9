-- grain: one row per measure, window and row of 06-TTHC that counts in it: what came and was resolved in every month,
-- what was carried over into the first month received, what is pending after the last. Where a unit's successor has told
-- of later months, what is pending is handed on to it: the province counts no case twice.
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

handed_on AS (
    SELECT
        earlier.period,
        earlier."window",
        unnest([
            {'sender': earlier.sender, 'side': 'pending'}, {'sender': later.sender, 'side': 'carried'}
        ], recursive := TRUE),
        own.shown = other.shown AS is_within_unit
    FROM received AS earlier
    INNER JOIN succession ON earlier.sender = succession.unit
    INNER JOIN received AS later
        ON
            succession.successor = later.sender
            AND earlier.period = later.period
            AND earlier."window" = later."window"
            AND earlier.last_received < later.first_received
    INNER JOIN shown_unit AS own ON earlier.sender = own.unit
    INNER JOIN shown_unit AS other ON later.sender = other.unit
),

handed AS (
    SELECT
        received.*,
        coalesce(bool_or(handed_on.side = 'carried'), FALSE) AS is_carried_handed_on,
        coalesce(bool_or(handed_on.side = 'pending'), FALSE) AS is_pending_handed_on,
        coalesce(bool_or(handed_on.is_within_unit), FALSE) AS is_within_unit
    FROM received
    LEFT JOIN handed_on USING (period, "window", sender)
    GROUP BY ALL
),

-- Blanks and dashes are 0 here; components count, not totals.
told AS (
    SELECT
        handed.period AS asked_period,
        handed."window",
        month.last_day AS event_on,
        told.*,
        coalesce(received_online, 0)
        + coalesce(received_in_person, 0)
        + CASE
            WHEN told.ordinal = handed.first_received AND NOT handed.is_carried_handed_on THEN coalesce(received_carried, 0)
            ELSE 0
        END AS came,
        CASE WHEN told.ordinal = handed.first_received AND handed.is_carried_handed_on THEN received_carried END AS taken_over,
        coalesce(resolved_early, 0) + coalesce(resolved_on_time, 0) AS on_time,
        coalesce(resolved_early, 0) + coalesce(resolved_on_time, 0) + coalesce(resolved_late, 0) AS resolved,
        told.ordinal = handed.last_received AS is_last,
        handed.is_pending_handed_on,
        handed.is_within_unit
    FROM handed
    INNER JOIN effective_service_result AS told
        ON handed.sender = told.sender AND told.ordinal BETWEEN handed.first_received AND handed.last_received
    INNER JOIN month ON told.ordinal = month.ordinal
),

contributed AS (
    SELECT
        *,
        unnest([
            {'measure': 'services_received', 'amount': came, 'is_handed_on': FALSE},
            {'measure': 'services_received', 'amount': taken_over, 'is_handed_on': TRUE},
            {'measure': 'services_resolved', 'amount': resolved, 'is_handed_on': FALSE},
            {'measure': 'services_on_time', 'amount': on_time, 'is_handed_on': FALSE},
            {'measure': 'survey_answers', 'amount': coalesce(survey_answers, 0), 'is_handed_on': FALSE},
            {'measure': 'survey_satisfied', 'amount': coalesce(survey_satisfied, 0), 'is_handed_on': FALSE},
            {
                'measure': 'services_pending',
                'amount': CASE WHEN is_last THEN coalesce(pending_in_time, 0) + coalesce(pending_overdue, 0) END,
                'is_handed_on': is_pending_handed_on
            },
            {
                'measure': 'services_pending_overdue',
                'amount': CASE WHEN is_last THEN coalesce(pending_overdue, 0) END,
                'is_handed_on': is_pending_handed_on
            }
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
    contribution.is_handed_on AS is_handed_on,
    contribution.is_handed_on AND contributed.is_within_unit AS is_handed_on_within_unit,
    'service_result' AS form,
    contributed.file_key,
    contributed.sheet_no,
    contributed.row_number
FROM contributed
INNER JOIN shown_unit ON contributed.sender = shown_unit.unit
WHERE contribution.amount IS NOT NULL

-- grain: one row per measure, window and violation that counts in it
CREATE OR REPLACE TEMP TABLE counted_violations AS
WITH told AS (
    SELECT *
    FROM current_violation
    WHERE outcome = 'accepted'
    QUALIFY rank() OVER (
        PARTITION BY sender, kind, office_key, found_on ORDER BY last_ordinal DESC, received_at DESC, path DESC
    ) = 1
),

contributed AS (
    SELECT
        evidence_end.period,
        evidence_end."window",
        shown_unit.shown AS unit,
        told.*,
        unnest([
            {'measure': 'violators', 'amount': told.people_count},
            {'measure': 'violators_handled', 'amount': coalesce(told.handled_count, 0)}
        ]) AS contribution
    FROM evidence_end
    INNER JOIN told ON told.found_on BETWEEN evidence_end.first_day AND evidence_end.last_day
    INNER JOIN shown_unit ON told.sender = shown_unit.unit
    WHERE evidence_end.form = 'violation'
)

SELECT
    contribution.measure AS measure,
    period,
    "window",
    unit,
    sender AS told_of,
    found_on AS event_on,
    contribution.amount AS amount,
    kind,
    sanction,
    'violation' AS form,
    file_key,
    sheet_no,
    row_number
FROM contributed

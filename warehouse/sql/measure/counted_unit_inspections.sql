-- grain: one row per measure, window and visit that a unit itself made and that counts in it
CREATE OR REPLACE TEMP TABLE counted_unit_inspections AS
WITH told AS (
    SELECT *
    FROM current_inspection_report
    WHERE outcome = 'accepted'
    QUALIFY rank() OVER (
        PARTITION BY sender, decision_number_key, inspected_unit_key, inspected_on
        ORDER BY last_ordinal DESC, received_at DESC, path DESC
    ) = 1
),

-- What the province's bodies inspected is the echo of the register.
in_window AS (
    SELECT
        evidence_end.period,
        evidence_end."window",
        shown_unit.shown AS unit,
        told.*,
        is_of_province(told.inspecting_body_key, told.sender) AS is_echo
    FROM evidence_end
    INNER JOIN told ON told.inspected_on BETWEEN evidence_end.first_day AND evidence_end.last_day
    INNER JOIN shown_unit ON told.sender = shown_unit.unit
    WHERE evidence_end.form = 'inspection_report'
),

contributed AS (
    SELECT
        *,
        unnest(
            CASE
                WHEN is_echo THEN [{'measure': 'echo', 'amount': 0, 'counted_as': cast(NULL AS VARCHAR)}]
                WHEN kind = 'Tự kiểm tra' THEN [{'measure': 'self_inspection_visits', 'amount': 1, 'counted_as': NULL}]
                ELSE [
                    {
                        'measure': 'unit_inspections',
                        'amount': 0,
                        'counted_as': concat_ws(
                            chr(31), sender, decision_number_key, year(coalesce(decision_date, inspected_on))
                        )
                    },
                    {'measure': 'unit_inspection_visits', 'amount': 1, 'counted_as': NULL},
                    {
                        'measure': 'unit_inspected_offices',
                        'amount': 0,
                        'counted_as': concat_ws(chr(31), sender, inspected_unit_key)
                    }
                ]
            END
        ) AS contribution
    FROM in_window
)

SELECT
    contribution.measure AS measure,
    period,
    "window",
    unit,
    sender AS told_of,
    inspected_on AS event_on,
    contribution.amount AS amount,
    contribution.counted_as AS counted_as,
    'inspection_report' AS form,
    file_key,
    sheet_no,
    row_number
FROM contributed

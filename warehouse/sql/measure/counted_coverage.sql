-- grain: one row per window and unit that a coverage rate of the province counts, in its numerator or its denominator
CREATE OR REPLACE TEMP TABLE counted_coverage AS
WITH asked AS (
    SELECT *
    FROM evidence_end
    WHERE form = 'inspection_register' AND "window" = 'year_to_date'
),

visited AS (
    SELECT
        period,
        "window",
        unit,
        min(event_on) AS event_on,
        -- Of two visits on one day the first by its place: which one it was would change from run to run.
        arg_min(
            {'file_key': file_key, 'sheet_no': sheet_no, 'row_number': row_number}, (event_on, file_key, sheet_no, row_number)
        ) AS place
    FROM counted_inspections
    WHERE measure = 'inspection_visits'
    GROUP BY period, "window", unit
),

planned AS (
    SELECT
        asked.period,
        asked."window",
        planned_unit.*,
        visited.event_on,
        visited.place
    FROM asked
    INNER JOIN planned_unit USING (year)
    LEFT JOIN visited USING (period, "window", unit)
),

senders AS (
    SELECT DISTINCT
        asked.period,
        asked."window",
        shown_unit.shown AS unit
    FROM asked
    INNER JOIN org_unit
        ON
            org_unit.level_group IN ('department', 'district')
            AND org_unit.valid_from <= asked.last_day
            AND (org_unit.valid_to IS NULL OR asked.last_day < org_unit.valid_to)
    INNER JOIN shown_unit USING (unit)
),

active AS (
    SELECT
        senders.*,
        visited.event_on,
        visited.place
    FROM senders
    LEFT JOIN visited USING (period, "window", unit)
)

SELECT
    'planned_units' AS measure,
    period,
    "window",
    unit,
    cast(NULL AS DATE) AS event_on,
    1 AS amount,
    'inspection_plan' AS form,
    file_key,
    sheet_no,
    row_number
FROM planned
UNION ALL
SELECT
    'planned_units_inspected' AS measure,
    period,
    "window",
    unit,
    event_on,
    1 AS amount,
    'inspection_register' AS form,
    place.file_key,
    place.sheet_no,
    place.row_number
FROM planned
WHERE place IS NOT NULL
UNION ALL
SELECT
    'senders_active' AS measure,
    period,
    "window",
    unit,
    cast(NULL AS DATE) AS event_on,
    1 AS amount,
    'org_unit' AS form,
    NULL AS file_key,
    NULL AS sheet_no,
    NULL AS row_number
FROM active
UNION ALL
SELECT
    'senders_inspected' AS measure,
    period,
    "window",
    unit,
    event_on,
    1 AS amount,
    'inspection_register' AS form,
    place.file_key,
    place.sheet_no,
    place.row_number
FROM active
WHERE place IS NOT NULL

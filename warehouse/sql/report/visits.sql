-- grain: one row per visit of the year to date that is of the period or has findings still open on the last day
WITH counted AS (
    SELECT DISTINCT
        unit,
        last_day,
        file_key,
        sheet_no,
        row_number
    FROM counted_inspections
    INNER JOIN evidence_end USING (form, period, "window")
    WHERE counted_inspections.measure = 'inspection_visits' AND period = $period AND "window" = 'year_to_date'
),

visit AS (
    SELECT
        counted.unit,
        register.decision_number,
        register.kind,
        register.inspected_on,
        register.finding_count,
        CASE
            WHEN register.remedied_on IS NULL OR register.remedied_on <= counted.last_day THEN coalesce(register.remedied_count, 0)
            ELSE 0
        END AS remedied_count,
        register.remedy_due_on,
        register.inspected_on >= $first_day AS in_period
    FROM counted
    INNER JOIN effective_inspection_register AS register USING (file_key, sheet_no, row_number)
)

SELECT *
FROM visit
WHERE in_period OR finding_count > remedied_count
ORDER BY inspected_on, decision_number, unit

-- grain: one row per unit of the year's inspection plan
SELECT
    planned_unit.unit,
    min(plan.planned_month) AS planned_month,
    bool_or(visit.unit IS NOT NULL) AS visited
FROM planned_unit
INNER JOIN inspection_plan AS plan
    ON
        planned_unit.file_key = plan.file_key
        AND plan.outcome = 'accepted'
        AND plan.year = planned_unit.year
INNER JOIN shown_unit ON plan.unit = shown_unit.unit AND shown_unit.shown = planned_unit.unit
LEFT JOIN (
    SELECT DISTINCT unit
    FROM counted_inspections
    WHERE measure = 'inspection_visits' AND period = $period AND "window" = 'year_to_date'
) AS visit ON planned_unit.unit = visit.unit
WHERE planned_unit.year = $year
GROUP BY planned_unit.unit
ORDER BY planned_unit.unit

-- grain: one row per register visit that a unit's row may be about
SELECT
    visit_id,
    unit,
    decision_number_key AS number,
    inspected_on,
    is_accepted AS accepted
FROM visit
ORDER BY visit_id

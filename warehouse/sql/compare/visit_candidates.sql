-- grain: one row per register visit that a unit's row may be about
SELECT
    visit_id,
    unit,
    decision_number_key,
    inspected_on,
    is_accepted
FROM visit
ORDER BY visit_id

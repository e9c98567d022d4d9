-- grain: one row per provincial inspection that a unit tells of
SELECT
    told_id,
    unit,
    decision_number_key,
    inspected_on,
    told_ordinal,
    is_accepted
FROM told_visit
ORDER BY told_id

-- grain: one row per provincial inspection that a unit tells of
SELECT
    told_id,
    unit,
    decision_number_key AS number,
    inspected_on,
    told_ordinal AS told_in,
    is_accepted AS accepted
FROM told_visit
ORDER BY told_id

-- grain: one row per remark of a unit in a month of the period
SELECT
    remark.sender AS unit,
    remark.period,
    remark.heading,
    remark.body
FROM current_remark AS remark
INNER JOIN org_unit ON remark.sender = org_unit.unit
WHERE remark.outcome = 'accepted' AND remark.body IS NOT NULL AND remark.period IN (SELECT unnest($months))
ORDER BY remark.period, org_unit.ordinal, remark.sheet_no, remark.row_number

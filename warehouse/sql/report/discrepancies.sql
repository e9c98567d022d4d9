-- grain: one row per open difference and month of the period
SELECT
    id,
    rule,
    severity,
    unit,
    period,
    subject,
    left_value,
    right_value,
    message
FROM discrepancies
WHERE state = 'open' AND period IN (SELECT unnest($months))
ORDER BY period, id

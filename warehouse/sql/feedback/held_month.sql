-- grain: one row per month of which differences are held
SELECT
    period,
    count(*) AS difference_count
FROM discrepancies
GROUP BY period
ORDER BY period

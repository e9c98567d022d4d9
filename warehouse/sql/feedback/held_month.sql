-- grain: one row per month of which differences are held
SELECT DISTINCT period
FROM discrepancies
ORDER BY period

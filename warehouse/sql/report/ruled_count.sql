-- grain: one row: how many differences of the period have been ruled on
SELECT count(DISTINCT id)
FROM discrepancies
WHERE state = 'ruled' AND period IN (SELECT unnest($months))

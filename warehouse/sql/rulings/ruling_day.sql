-- grain: one row per day on which rulings came that still stand on a difference found
SELECT DISTINCT current_ruling.received_on
FROM current_ruling
INNER JOIN found USING (id)
ORDER BY current_ruling.received_on

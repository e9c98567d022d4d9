-- grain: one row per unit that has to report in the month
SELECT unit
FROM sender
WHERE period = $month
ORDER BY ordinal

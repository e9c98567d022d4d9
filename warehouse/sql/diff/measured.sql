-- grain: one row per figure of the period
SELECT
    measure,
    unit,
    "window",
    split,
    value
FROM measured
WHERE period = $period
ORDER BY unit, measure, "window", split

-- grain: one row per figure of the period asked for and of the one before it
SELECT
    measure,
    unit,
    period,
    "window",
    split,
    value,
    numerator,
    denominator,
    status,
    missing_units,
    rejected_rows,
    source,
    first_day,
    last_day
FROM measured
WHERE period IN ($period, $previous)
ORDER BY measure, period, "window", unit, split

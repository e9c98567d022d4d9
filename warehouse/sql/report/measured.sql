-- grain: one row per figure of the periods just measured
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
ORDER BY measure, period, "window", unit, split

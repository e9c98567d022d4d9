-- grain: one row per split of a measure, unit, period and window
SELECT
    split,
    value,
    numerator,
    denominator,
    status,
    missing_units,
    rejected_rows,
    source,
    first_day,
    last_day,
    note
FROM measured
WHERE measure = $measure AND unit = $unit AND period = $period AND "window" = $window

-- grain: one row per measure, unit, window and split
SELECT
    measured.measure,
    measured.unit,
    measured.period,
    measured."window",
    measured.split,
    measured.value,
    measured.numerator,
    measured.denominator,
    measured.status,
    measured.missing_units,
    measured.source
FROM measured
LEFT JOIN org_unit ON measured.unit = org_unit.unit
WHERE
    measured.period = $period
    AND (cast($unit AS VARCHAR) IS NULL OR measured.unit = cast($unit AS VARCHAR))
    AND (cast($window AS VARCHAR) IS NULL OR measured."window" = cast($window AS VARCHAR))
ORDER BY
    list_position(cast($measures AS VARCHAR []), measured.measure),
    list_position(['period', 'year_to_date', 'since_start'], measured."window"),
    org_unit.ordinal,
    measured.unit,
    measured.split

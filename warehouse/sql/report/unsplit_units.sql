-- grain: one row per unit that ended and became several: on today's boundaries its figures stay with it
SELECT measured.unit
FROM measured
INNER JOIN org_unit ON measured.unit = org_unit.unit
WHERE
    $boundaries = 'today'
    AND measured.period = $period
    AND measured.value <> 0
    AND org_unit.valid_to IS NOT NULL
GROUP BY measured.unit, org_unit.ordinal
ORDER BY org_unit.ordinal

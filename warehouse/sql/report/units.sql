-- grain: one row per unit under the province
SELECT
    unit,
    name,
    short_name,
    level_group,
    ordinal
FROM org_unit
WHERE level_group <> 'province'
ORDER BY ordinal

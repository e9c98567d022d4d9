-- grain: one row per unit under the province
SELECT
    org_unit.unit,
    org_unit.name,
    org_unit.short_name,
    org_unit.level_group AS level,
    org_unit.ordinal,
    district.name AS parent,
    org_unit.valid_to - 1 AS ended_on
FROM org_unit
LEFT JOIN org_unit AS district ON org_unit.parent = district.unit AND district.level_group = 'district'
WHERE org_unit.level_group <> 'province'
ORDER BY org_unit.ordinal

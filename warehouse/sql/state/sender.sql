-- grain: one row per month and unit that has to report: active at the window's end, directly under the province
CREATE OR REPLACE TEMP TABLE sender AS
SELECT
    month.period,
    org_unit.unit,
    org_unit.ordinal
FROM month
INNER JOIN org_unit
    ON org_unit.parent = $province
    AND org_unit.valid_from <= month.last_day
    AND (org_unit.valid_to IS NULL OR month.last_day < org_unit.valid_to)

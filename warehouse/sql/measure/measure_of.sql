-- grain: one row per measure: the form that its evidence comes from
CREATE OR REPLACE TEMP TABLE measure_of AS
SELECT
    unnest(cast($measure AS VARCHAR [])) AS measure,
    unnest(cast($form AS VARCHAR [])) AS form,
    unnest(cast($kind AS VARCHAR [])) AS kind,
    unnest(cast($numerator AS VARCHAR [])) AS numerator,
    unnest(cast($denominator AS VARCHAR [])) AS denominator,
    unnest(cast($is_province_only AS BOOLEAN [])) AS is_province_only

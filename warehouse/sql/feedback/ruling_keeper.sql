-- grain: one row per month: the office that rules on differences then
SELECT
    period,
    unit
FROM keeper
WHERE form = 'resolution'

-- grain: one row per difference found that is new or is found otherwise than it is held
CREATE OR REPLACE TEMP TABLE concluded_anew AS
SELECT
    concluded.id,
    concluded.period
FROM concluded
LEFT JOIN discrepancies AS held ON concluded.id = held.id AND concluded.period = held.period
WHERE concluded IS DISTINCT FROM held

-- grain: one row per difference found that is new or is found otherwise than it is held
CREATE OR REPLACE TEMP TABLE concluded_anew AS
WITH anew AS (
    SELECT * FROM concluded
    EXCEPT
    SELECT * FROM discrepancies
)

SELECT
    id,
    period
FROM anew

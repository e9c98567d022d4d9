-- grain: one row per difference found that is new or is found otherwise than it is held
CREATE OR REPLACE TEMP TABLE concluded_anew AS
SELECT * FROM concluded
EXCEPT
SELECT * FROM discrepancies

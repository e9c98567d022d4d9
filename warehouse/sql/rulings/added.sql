-- grain: one row per difference found that is new or is found otherwise than it was held
INSERT INTO discrepancies
SELECT * FROM concluded_anew ORDER BY period, rule, unit, subject, id

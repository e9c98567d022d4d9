-- grain: one row per difference found that is new or was found otherwise than it was held
INSERT INTO discrepancies
SELECT concluded.*
FROM concluded
SEMI JOIN concluded_anew ON concluded.id = concluded_anew.id AND concluded.period = concluded_anew.period
ORDER BY concluded.period, concluded.rule, concluded.unit, concluded.subject, concluded.id

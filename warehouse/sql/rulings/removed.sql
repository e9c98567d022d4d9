-- grain: one row per discrepancy held that is found otherwise now
DELETE FROM discrepancies
USING concluded_anew
WHERE discrepancies.id = concluded_anew.id AND discrepancies.period = concluded_anew.period

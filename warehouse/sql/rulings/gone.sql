-- grain: one row per discrepancy held that the data no longer show
UPDATE discrepancies
SET state = 'gone'
WHERE
    state <> 'gone'
    AND NOT EXISTS (SELECT 1 FROM concluded WHERE concluded.id = discrepancies.id AND concluded.period = discrepancies.period)

-- An empty table that stands in the place of the discrepancies held until it is dropped.
CREATE TEMP TABLE discrepancies AS
SELECT * FROM discrepancies
LIMIT 0

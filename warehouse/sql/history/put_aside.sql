-- An empty table of the same columns that stands in the place of one until it is dropped.
CREATE TEMP TABLE held_rows AS
SELECT * FROM held_rows
LIMIT 0

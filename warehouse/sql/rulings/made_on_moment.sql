-- grain: one row per ruling made at the moment and pair of values of its discrepancy as known then
INSERT INTO made_on
SELECT DISTINCT
    found.id,
    found.left_value,
    found.right_value
FROM found
INNER JOIN kept_ruling USING (id)
WHERE kept_ruling.moment = $moment AND found.id NOT IN (SELECT id FROM made_on)

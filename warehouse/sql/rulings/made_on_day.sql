-- grain: one row per ruling that came on the day and pair of values of its discrepancy as known on that day
INSERT INTO made_on
SELECT DISTINCT
    found.id,
    found.left_value,
    found.right_value
FROM found
INNER JOIN kept_ruling USING (id)
WHERE kept_ruling.received_on = $received_on

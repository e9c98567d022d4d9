-- grain: one row: whether any of these forms was received of the year
SELECT count(*) > 0
FROM answered
INNER JOIN month ON answered.ordinal = month.ordinal
WHERE answered.form IN (SELECT unnest($forms)) AND month.year = $year

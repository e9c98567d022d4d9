-- grain: one row per difference that the word of a person settled, beside those that are still found
INSERT INTO found
SELECT *
FROM remembered
WHERE NOT EXISTS (SELECT 1 FROM found WHERE found.id = remembered.id AND found.period = remembered.period)

-- grain: one row per moment at which rulings were made of which no values are known yet
SELECT DISTINCT moment
FROM kept_ruling
WHERE id NOT IN (SELECT id FROM made_on)
ORDER BY moment

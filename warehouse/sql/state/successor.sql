-- grain: one row per ended unit that went whole into one other
CREATE OR REPLACE TEMP TABLE successor AS
SELECT
    unit,
    any_value(successor) AS successor
FROM succession
WHERE steps = 1
GROUP BY unit
HAVING count(*) = 1

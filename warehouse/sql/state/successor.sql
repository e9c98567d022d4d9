-- grain: one row per ended unit that went whole into one other
CREATE OR REPLACE TEMP TABLE successor AS
WITH succession AS (
    SELECT
        unnest(cast($predecessor AS VARCHAR [])) AS predecessor,
        unnest(cast($successor AS VARCHAR [])) AS successor,
        unnest(cast($ended_on AS DATE [])) AS ended_on
)

SELECT
    predecessor AS unit,
    any_value(successor) AS successor,
    any_value(ended_on) AS ended_on
FROM succession
GROUP BY predecessor
HAVING count(*) = 1

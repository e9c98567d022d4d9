-- grain: one row per ended unit and unit that came after it, at whatever remove
CREATE OR REPLACE TEMP TABLE succession AS
WITH RECURSIVE line AS (
    SELECT DISTINCT
        unnest(cast($predecessor AS VARCHAR [])) AS unit,
        unnest(cast($successor AS VARCHAR [])) AS successor,
        1 AS steps
),

followed AS (
    SELECT * FROM line
    UNION ALL
    SELECT
        followed.unit,
        line.successor,
        followed.steps + 1 AS steps
    FROM followed
    INNER JOIN line ON followed.successor = line.unit
    WHERE followed.steps < 20
)

SELECT
    unit,
    successor,
    min(steps) AS steps
FROM followed
GROUP BY unit, successor

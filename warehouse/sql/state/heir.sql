-- grain: one row per unit and each unit that it went whole into, one after the other, itself (0 steps) among them
CREATE OR REPLACE TEMP TABLE heir AS
WITH RECURSIVE followed AS (
    SELECT
        unit,
        unit AS heir,
        0 AS steps
    FROM org_unit
    UNION ALL
    SELECT
        followed.unit,
        successor.successor AS heir,
        followed.steps + 1 AS steps
    FROM followed
    INNER JOIN successor ON followed.heir = successor.unit
    WHERE followed.steps < 20
)

SELECT * FROM followed

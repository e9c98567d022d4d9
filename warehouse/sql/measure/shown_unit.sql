-- grain: one row per unit: itself, or on today's boundaries the unit that it went whole into, and on from there; `heir` is
-- the latter on either boundaries
CREATE OR REPLACE TEMP TABLE shown_unit AS
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

SELECT
    unit,
    arg_max(heir, steps) AS heir,
    CASE WHEN $boundaries = 'today' THEN arg_max(heir, steps) ELSE unit END AS shown
FROM followed
GROUP BY unit

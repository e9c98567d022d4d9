-- grain: one row per unit: itself, or on today's boundaries the unit that it went whole into, and on from there
CREATE OR REPLACE TEMP TABLE shown_unit AS
WITH RECURSIVE followed AS (
    SELECT
        unit,
        unit AS shown,
        0 AS steps
    FROM org_unit
    UNION ALL
    SELECT
        followed.unit,
        successor.successor AS shown,
        followed.steps + 1 AS steps
    FROM followed
    INNER JOIN successor ON followed.shown = successor.unit
    WHERE $boundaries = 'today' AND followed.steps < 20
)

SELECT
    unit,
    arg_max(shown, steps) AS shown
FROM followed
GROUP BY unit

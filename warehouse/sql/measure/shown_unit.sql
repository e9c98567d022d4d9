-- grain: one row per unit: itself, or on today's boundaries the unit that it went whole into, and on from there; `heir` is
-- the latter on either boundaries
CREATE OR REPLACE TEMP TABLE shown_unit AS
SELECT
    unit,
    arg_max(heir, steps) AS heir,
    CASE WHEN $boundaries = 'today' THEN arg_max(heir, steps) ELSE unit END AS shown
FROM heir
GROUP BY unit

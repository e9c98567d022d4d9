-- grain: one row per period asked for and window of it; days as the calendar has them, whatever was received
CREATE OR REPLACE TEMP TABLE asked_window AS
SELECT
    unnest(cast($period AS VARCHAR [])) AS period,
    unnest(cast($window AS VARCHAR [])) AS "window",
    unnest(cast($year AS INTEGER [])) AS year,
    unnest(cast($first_day AS DATE [])) AS first_day,
    unnest(cast($last_day AS DATE [])) AS last_day,
    unnest(cast($first_ordinal AS INTEGER [])) AS first_ordinal,
    unnest(cast($last_ordinal AS INTEGER [])) AS last_ordinal

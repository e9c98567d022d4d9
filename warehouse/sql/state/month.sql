-- grain: one row per month from the programme's start to the last one asked for or received
CREATE OR REPLACE TEMP TABLE month AS
SELECT
    unnest(cast($period AS VARCHAR [])) AS period,
    unnest(cast($year AS INTEGER [])) AS year,
    unnest(cast($month AS INTEGER [])) AS month,
    unnest(cast($ordinal AS INTEGER [])) AS ordinal,
    unnest(cast($first_day AS DATE [])) AS first_day,
    unnest(cast($last_day AS DATE [])) AS last_day,
    unnest(cast($deadline_on AS DATE [])) AS deadline_on

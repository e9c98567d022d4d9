-- grain: one row per period that a listing covers: the months of the one asked for, and that one itself
CREATE OR REPLACE TEMP TABLE listed_period AS
SELECT DISTINCT unnest(cast($period AS VARCHAR [])) AS period

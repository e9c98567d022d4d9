-- grain: one row per period that a file says it is of; ordinal where it is a month, last_ordinal that of its last month
CREATE OR REPLACE TEMP TABLE received_month AS
SELECT
    unnest(cast($period AS VARCHAR [])) AS period,
    unnest(cast($ordinal AS INTEGER [])) AS ordinal,
    unnest(cast($last_ordinal AS INTEGER [])) AS last_ordinal

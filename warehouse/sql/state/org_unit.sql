-- grain: one row per organisational unit over its whole life, in the order of lists for people
CREATE OR REPLACE TEMP TABLE org_unit AS
SELECT
    unnest(cast($unit AS VARCHAR [])) AS unit,
    unnest(cast($name AS VARCHAR [])) AS name,
    unnest(cast($short_name AS VARCHAR [])) AS short_name,
    unnest(cast($level AS VARCHAR [])) AS level,
    unnest(cast($group AS VARCHAR [])) AS level_group,
    unnest(cast($parent AS VARCHAR [])) AS parent,
    unnest(cast($valid_from AS DATE [])) AS valid_from,
    unnest(cast($valid_to AS DATE [])) AS valid_to,
    unnest(cast($ordinal AS INTEGER [])) AS ordinal

-- grain: one row per row of a unit's 01-NV that is about a task of the register; way: key, likeness, other_date, quarantined, ruled
CREATE OR REPLACE TEMP TABLE task_pair AS
SELECT
    unnest(cast($told_id AS BIGINT [])) AS reported_id,
    unnest(cast($register_id AS BIGINT [])) AS register_id,
    unnest(cast($way AS VARCHAR [])) AS way,
    unnest(cast($score AS DOUBLE [])) AS score

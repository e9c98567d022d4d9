-- grain: one row per accepted row of a unit's 01-NV that no register row is like; identity tells two of one document apart
CREATE OR REPLACE TEMP TABLE task_stranger AS
SELECT
    unnest(cast($reported_id AS BIGINT [])) AS reported_id,
    unnest(cast($identity AS VARCHAR [])) AS identity

-- grain: one row per unmatched row of a unit's 01-NV and unmatched register row whose contents are alike: a hint, no join
CREATE OR REPLACE TEMP TABLE task_suggestion AS
SELECT
    unnest(cast($reported_id AS BIGINT [])) AS reported_id,
    unnest(cast($register_id AS BIGINT [])) AS register_id,
    unnest(cast($score AS DOUBLE [])) AS score

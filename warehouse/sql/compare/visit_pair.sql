-- grain: one row per told inspection that is a visit of the register; way: key, near_date, retold, quarantined, ruled.
-- `retold` is an earlier telling of a visit that a later row of the unit matches better: joined to it, and not compared.
CREATE OR REPLACE TEMP TABLE visit_pair AS
SELECT
    unnest(cast($told_id AS BIGINT [])) AS told_id,
    unnest(cast($register_id AS BIGINT [])) AS visit_id,
    unnest(cast($way AS VARCHAR [])) AS way,
    unnest(cast($score AS DOUBLE [])) AS score

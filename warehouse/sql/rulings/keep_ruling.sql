-- grain: one row per ruling that still stands on a difference found, kept beside the relations that are made anew for each moment;
-- `moment` is when what it was made on stood: rulings between which nothing came but rulings share the last one's
CREATE OR REPLACE TEMP TABLE kept_ruling AS
WITH told AS (
    SELECT DISTINCT received_at
    FROM known_file
    WHERE form_set IS DISTINCT FROM 'resolution'
)

SELECT
    ruling.id,
    max(ruling.made_at) OVER (PARTITION BY told.received_at) AS moment
FROM current_ruling AS ruling
ASOF LEFT JOIN told ON ruling.made_at >= told.received_at
WHERE ruling.id IN (SELECT id FROM found)

-- grain: one row per ruling: kept beside the relations that are made anew for each day of rulings
CREATE OR REPLACE TEMP TABLE kept_ruling AS
SELECT
    id,
    received_on
FROM current_ruling

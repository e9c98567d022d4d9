-- grain: one row per row handed over for a file that was read before; empty at first
CREATE OR REPLACE TEMP TABLE staged_rows AS
SELECT * FROM held_rows LIMIT 0

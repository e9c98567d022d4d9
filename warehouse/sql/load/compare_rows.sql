-- grain: one row per file read again of which this table says something else now
CREATE OR REPLACE TEMP TABLE changed_file AS
WITH held AS (
    SELECT * FROM held_rows WHERE file_key IN (SELECT file_key FROM staged_readings)
),

gone AS (
    SELECT * FROM held
    EXCEPT ALL
    SELECT * FROM staged_rows
),

new AS (
    SELECT * FROM staged_rows
    EXCEPT ALL
    SELECT * FROM held
)

SELECT file_key FROM gone
UNION
SELECT file_key FROM new

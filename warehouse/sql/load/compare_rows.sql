-- grain: one row per file read again of which this table says something else now. What a file says is the sum of its rows,
-- each as one number: to lay the rows themselves side by side takes many times the memory.
CREATE OR REPLACE TEMP TABLE changed_file AS
WITH held AS (
    SELECT
        file_key,
        count(*) AS row_count,
        sum(hash(cast(told AS VARCHAR))) AS said
    FROM held_rows AS told
    WHERE file_key IN (SELECT file_key FROM staged_readings)
    GROUP BY file_key
),

new AS (
    SELECT
        file_key,
        count(*) AS row_count,
        sum(hash(cast(told AS VARCHAR))) AS said
    FROM staged_rows AS told
    GROUP BY file_key
)

SELECT coalesce(held.file_key, new.file_key) AS file_key
FROM held
FULL OUTER JOIN new ON held.file_key = new.file_key
WHERE held.row_count IS DISTINCT FROM new.row_count OR held.said IS DISTINCT FROM new.said

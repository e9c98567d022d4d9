-- grain: one row per file that was held when the report was rendered, with the time of receipt that counted then; stands in
-- the place of the files held now
CREATE TEMP TABLE files AS
SELECT files.* REPLACE (run_files.received_at AS received_at)
FROM files
INNER JOIN run_files ON files.file_key = run_files.file_key
WHERE run_files.period = $period AND run_files.run = $run

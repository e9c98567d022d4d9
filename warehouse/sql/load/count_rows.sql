-- grain: one row: how many rows of the files just stored the table has
SELECT count(*) AS row_count FROM held_rows
WHERE file_key IN (SELECT file_key FROM stored_file)

-- grain: one row per row of a file of which the table says something else now
DELETE FROM held_rows
WHERE file_key IN (SELECT file_key FROM changed_file)

-- grain: one row per file not held so far
INSERT INTO files
SELECT DISTINCT staged_files.*
FROM staged_files
ANTI JOIN files USING (file_key)
ORDER BY staged_files.file_key

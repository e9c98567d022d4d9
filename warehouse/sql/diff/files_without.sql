-- grain: one row per file held but for what the sender sent later for the same period; stands in the place of the files held now
CREATE TEMP TABLE files AS
SELECT files.*
FROM files
WHERE NOT list_contains(cast($later AS VARCHAR []), files.file_key)

-- grain: one row per difference of which a person said that both rows are the same: found without that word, and kept as ruled on
CREATE OR REPLACE TEMP TABLE remembered AS
SELECT found.*
FROM found
WHERE found.id IN (SELECT id FROM same_task) OR found.id IN (SELECT id FROM same_visit)

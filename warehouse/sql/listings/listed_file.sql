-- grain: one row per file of the periods listed; a rejected one of which nobody knows the period belongs to every period
CREATE OR REPLACE TEMP TABLE listed_file AS
SELECT known_file.*
FROM known_file
LEFT JOIN listed_period USING (period)
WHERE
    (listed_period.period IS NOT NULL OR (known_file.period IS NULL AND known_file.state IN ('rejected', 'duplicate')))
    AND (cast($unit AS VARCHAR) IS NULL OR known_file.unit = cast($unit AS VARCHAR))

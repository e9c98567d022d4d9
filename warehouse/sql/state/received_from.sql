-- grain: one row per month and unit with a workbook accepted; on time as the first one was
CREATE OR REPLACE TEMP TABLE received_from AS
SELECT
    period,
    unit,
    min(received_on) AS first_received_on,
    arg_min(on_time, (received_at, path)) AS on_time
FROM known_file
WHERE form_set = 'unit' AND state IN ('accepted', 'accepted_with_findings', 'superseded')
GROUP BY period, unit

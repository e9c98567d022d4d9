-- grain: one row per task or inspection register received: a nil one, or one with at least one accepted row; none that gives
-- itself a month yet to come
CREATE OR REPLACE TEMP TABLE register_file AS
WITH filled AS (
    SELECT file_key FROM current_task_register WHERE outcome = 'accepted'
    UNION
    SELECT file_key FROM current_inspection_register WHERE outcome = 'accepted'
)

SELECT DISTINCT
    form_tables.form,
    known_file.file_key,
    known_file.period,
    known_file.path,
    known_file.received_at,
    month.year,
    month.ordinal,
    known_file.form_set <> 'unit' AS is_own_workbook,
    known_file.state = 'superseded' AS is_superseded
FROM known_file
INNER JOIN form_tables USING (file_key)
INNER JOIN month ON known_file.period = month.period AND month.first_day <= known_file.received_at
LEFT JOIN filled USING (file_key)
WHERE
    form_tables.form IN ('task_register', 'inspection_register')
    AND form_tables.state = 'accepted'
    AND known_file.state IN ('accepted', 'accepted_with_findings', 'superseded')
    AND (form_tables.nil OR filled.file_key IS NOT NULL);

-- grain: one row per register form and year: the one that stands for the year, and the month up to which it knows; of one month the
-- register's own workbook before a sheet in the keeper's report
CREATE OR REPLACE TEMP TABLE newest_register AS
SELECT
    form,
    year,
    arg_max(file_key, (ordinal, is_own_workbook, received_at, path)) AS file_key,
    arg_max(period, ordinal) AS period,
    max(ordinal) AS covers_ordinal
FROM register_file
WHERE NOT is_superseded
GROUP BY form, year

-- grain: one row per form and standing file in which it was received: a nil return or at least one accepted row
CREATE OR REPLACE TEMP TABLE answered_sheet AS
WITH received AS (
    SELECT
        form,
        file_key
    FROM form_tables
    WHERE nil AND state = 'accepted'
    UNION
    SELECT
        form,
        file_key
    FROM form_row
    WHERE outcome = 'accepted'
)

SELECT
    received.form,
    known_file.file_key,
    known_file.unit,
    known_file.period,
    known_file.received_at,
    known_file.path,
    received_month.ordinal
FROM received
INNER JOIN known_file USING (file_key)
LEFT JOIN received_month ON known_file.period = received_month.period
WHERE known_file.state IN ('accepted', 'accepted_with_findings')

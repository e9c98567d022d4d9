-- grain: one row per form and standing file in which it was received: a nil return or at least one accepted row
CREATE OR REPLACE TEMP TABLE answered_sheet AS
WITH kept AS (
    SELECT DISTINCT
        file_key,
        sheet_no
    FROM evidence
    WHERE outcome = 'accepted'
)

SELECT DISTINCT
    sheets.form,
    known_file.file_key,
    known_file.unit,
    known_file.period,
    known_file.received_at,
    known_file.path,
    received_month.ordinal
FROM sheets
INNER JOIN known_file USING (file_key)
LEFT JOIN received_month ON known_file.period = received_month.period
LEFT JOIN kept ON sheets.file_key = kept.file_key AND sheets.sheet_no = kept.sheet_no
WHERE
    known_file.state IN ('accepted', 'accepted_with_findings')
    AND sheets.state = 'accepted'
    AND sheets.form IS NOT NULL
    AND (sheets.nil OR kept.file_key IS NOT NULL)

-- grain: one row per form, unit and period with rows that were given back
CREATE OR REPLACE TEMP TABLE quarantined AS
SELECT
    sheets.form,
    known_file.unit,
    known_file.period,
    received_month.ordinal,
    count(*) AS rejected_rows
FROM evidence
INNER JOIN sheets ON evidence.file_key = sheets.file_key AND evidence.sheet_no = sheets.sheet_no
INNER JOIN known_file ON evidence.file_key = known_file.file_key
LEFT JOIN received_month ON known_file.period = received_month.period
WHERE
    evidence.outcome = 'rejected'
    AND sheets.form IS NOT NULL
    AND known_file.state IN ('accepted', 'accepted_with_findings')
GROUP BY sheets.form, known_file.unit, known_file.period, received_month.ordinal

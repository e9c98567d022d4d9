-- grain: one row per form, unit and period with rows that were given back
CREATE OR REPLACE TEMP TABLE quarantined AS
WITH given_back AS (
    SELECT
        form,
        file_key
    FROM form_row
    WHERE outcome = 'rejected'
    UNION ALL
    -- Rows of a sheet without a header stand in no form's table.
    SELECT
        sheets.form,
        evidence.file_key
    FROM evidence
    INNER JOIN sheets USING (file_key, sheet_no)
    ANTI JOIN (SELECT * FROM form_row WHERE outcome = 'rejected') USING (file_key, sheet_no, row_number)
    WHERE evidence.outcome = 'rejected'
)

SELECT
    given_back.form,
    known_file.unit,
    known_file.period,
    received_month.ordinal,
    count(*) AS rejected_rows
FROM given_back
INNER JOIN known_file ON given_back.file_key = known_file.file_key
LEFT JOIN received_month ON known_file.period = received_month.period
WHERE given_back.form IS NOT NULL AND known_file.state IN ('accepted', 'accepted_with_findings')
GROUP BY given_back.form, known_file.unit, known_file.period, received_month.ordinal

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
    INNER JOIN sheets ON evidence.file_key = sheets.file_key AND evidence.sheet_no = sheets.sheet_no
    ANTI JOIN form_row
        ON
            evidence.file_key = form_row.file_key
            AND evidence.sheet_no = form_row.sheet_no
            AND evidence.row_number = form_row.row_number
            AND form_row.outcome = 'rejected'
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

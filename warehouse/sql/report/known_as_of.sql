-- grain: one row: the latest receipt among the files that the period's figures rest on: rows and balances that count, indices,
-- rulings on the year until then, and workbooks of the units
SELECT max(known_file.received_on)
FROM known_file
WHERE
    known_file.file_key IN (SELECT file_key FROM contribution WHERE period = $period)
    OR known_file.file_key IN (SELECT file_key FROM counted_balances WHERE period = $period)
    OR known_file.file_key IN (SELECT file_key FROM counted_indices WHERE asked_year = $year)
    OR known_file.file_key IN (
        SELECT ruling_file_key FROM discrepancies WHERE state = 'ruled' AND period IN (SELECT unnest($year_months))
    )
    OR (
        known_file.form_set = 'unit'
        AND known_file.state IN ('accepted', 'accepted_with_findings', 'superseded')
        AND known_file.period IN (SELECT unnest($months))
    )

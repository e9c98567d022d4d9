-- grain: one row per rejected file of the period, in the order in which annex IV numbers them; one of no known period belongs where
-- it was received
SELECT
    known_file.path,
    known_file.unit,
    known_file.period,
    known_file.received_on,
    list(findings.message ORDER BY findings.finding_no) AS reasons
FROM known_file
INNER JOIN findings ON known_file.file_key = findings.file_key AND findings.severity = 'reject_workbook'
WHERE
    known_file.state = 'rejected'
    AND (
        known_file.period IN (SELECT unnest($months))
        OR (known_file.period IS NULL AND known_file.received_on > $after AND known_file.received_on <= $until)
    )
GROUP BY known_file.file_key, known_file.path, known_file.unit, known_file.period, known_file.received_on
ORDER BY known_file.received_on, known_file.path, known_file.file_key

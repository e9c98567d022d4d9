-- grain: one row per visit of the year to date, with what was found and what of it remedied by the last day
WITH counted AS (
    SELECT
        unit,
        event_on,
        form,
        file_key,
        sheet_no,
        row_number,
        sum(amount) FILTER (WHERE measure = 'findings') AS findings,
        sum(amount) FILTER (WHERE measure = 'findings_remedied') AS remedied
    FROM counted_inspections
    WHERE period = $period AND "window" = 'year_to_date'
    GROUP BY ALL
)

SELECT
    counted.unit,
    counted.event_on AS date,
    1 AS amount,
    register.decision_number AS counted_as,
    counted.form,
    counted.findings,
    counted.remedied,
    register.decision_number AS decision,
    cast(register.remedy_due_on AS VARCHAR) AS remedy_due_on,
    files.path,
    files.sha256,
    sheets.sheet,
    counted.row_number,
    texts_of(evidence.cells) AS texts
FROM counted
INNER JOIN effective_inspection_register AS register USING (file_key, sheet_no, row_number)
INNER JOIN files USING (file_key)
INNER JOIN sheets USING (file_key, sheet_no)
LEFT JOIN evidence USING (file_key, sheet_no, row_number)
WHERE counted.event_on >= $first_day OR counted.findings > counted.remedied
ORDER BY counted.event_on, decision, counted.unit, files.path, counted.sheet_no, counted.row_number

-- grain: one row per measure, window and row that counts in it; is_for_unit and is_for_province tell where a balance stands for
-- it, or a successor has told of the same since (`is_handed_on`). A balance stands for the rows of the very unit that it is of
-- (`told_of`), also where both are shown for its successor.
-- Of a ruling on a total `amount` leads from `counted_amount` to `ruled_amount` (add_ruled_totals).
CREATE OR REPLACE TEMP TABLE contribution AS
WITH counted AS (
    SELECT * FROM counted_tasks
    UNION ALL BY NAME
    SELECT * FROM counted_inspections
    UNION ALL BY NAME
    SELECT * FROM counted_unit_inspections
    UNION ALL BY NAME
    SELECT * FROM counted_violations
    UNION ALL BY NAME
    SELECT * FROM counted_documents
    UNION ALL BY NAME
    SELECT * FROM counted_dissemination
    UNION ALL BY NAME
    SELECT * FROM counted_services
    UNION ALL BY NAME
    SELECT * FROM counted_coverage
    UNION ALL BY NAME
    SELECT * FROM counted_submissions
)

SELECT
    counted.measure,
    counted.period,
    counted."window",
    counted.unit,
    counted.told_of,
    counted.event_on,
    counted.amount,
    counted.counted_as,
    counted.kind,
    counted.level,
    counted.sanction,
    counted.document_type,
    counted.form,
    counted.file_key,
    counted.sheet_no,
    counted.row_number,
    cast(NULL AS VARCHAR) AS discrepancy,
    cast(NULL AS DECIMAL(18, 4)) AS counted_amount,
    cast(NULL AS DECIMAL(18, 4)) AS ruled_amount,
    coalesce(counted.is_handed_on, FALSE) AS is_handed_on,
    NOT coalesce(counted.is_handed_on_within_unit, FALSE)
    AND NOT balance_stands(counted.measure, counted.period, counted."window", counted.event_on, counted.told_of) AS is_for_unit,
    NOT coalesce(counted.is_handed_on, FALSE)
    AND NOT balance_stands(
        counted.measure, counted.period, counted."window", counted.event_on, counted.told_of, $province
    ) AS is_for_province
FROM counted

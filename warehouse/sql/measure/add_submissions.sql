-- grain: one row per measure of submissions and window of the province
INSERT INTO measured BY NAME
WITH of_province AS (
    SELECT *
    FROM figure
    WHERE unit = $province AND split = '{}'
),

counted AS (
    SELECT
        measure_of.measure,
        measure_of.kind,
        asked_window.*,
        evidence_end.last_day AS evidence_day,
        coalesce(own.amount, 0) AS amount,
        coalesce(part.amount, 0) AS numerator,
        coalesce(whole.amount, 0) AS denominator
    FROM asked_window
    CROSS JOIN measure_of
    INNER JOIN evidence_end USING (form, period, "window")
    LEFT JOIN of_province AS own USING (measure, period, "window")
    LEFT JOIN (SELECT * RENAME (measure AS numerator) FROM of_province) AS part USING (numerator, period, "window")
    LEFT JOIN (SELECT * RENAME (measure AS denominator) FROM of_province) AS whole USING (denominator, period, "window")
    WHERE measure_of.form = 'submission'
)

SELECT
    measure,
    $province AS unit,
    period,
    "window",
    '{}' AS split,
    CASE
        WHEN kind = 'count' THEN cast(amount AS DOUBLE)
        WHEN denominator <> 0 THEN 100 * cast(numerator AS DOUBLE) / cast(denominator AS DOUBLE)
    END AS value,
    CASE kind WHEN 'rate' THEN numerator END AS numerator,
    CASE kind WHEN 'rate' THEN denominator END AS denominator,
    CASE WHEN evidence_day < last_day THEN 'partial' ELSE 'complete' END AS status,
    cast([] AS VARCHAR []) AS missing_units,
    0 AS rejected_rows,
    'submission' AS source,
    first_day,
    evidence_day AS last_day
FROM counted

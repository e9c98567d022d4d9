-- grain: one row per measure of submissions and window of the province
INSERT INTO measured
WITH counted AS (
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
    LEFT JOIN figure AS own
        ON
            measure_of.measure = own.measure
            AND asked_window.period = own.period
            AND asked_window."window" = own."window"
            AND own.unit = $province
            AND own.split = '{}'
    LEFT JOIN figure AS part
        ON
            measure_of.numerator = part.measure
            AND asked_window.period = part.period
            AND asked_window."window" = part."window"
            AND part.unit = $province
            AND part.split = '{}'
    LEFT JOIN figure AS whole
        ON
            measure_of.denominator = whole.measure
            AND asked_window.period = whole.period
            AND asked_window."window" = whole."window"
            AND whole.unit = $province
            AND whole.split = '{}'
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
    evidence_day AS last_day,
    NULL AS note
FROM counted

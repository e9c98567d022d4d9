-- grain: one row per month asked for, unit that sent something and form that it did not answer. A form that came and was
-- given back, as a whole or row by row, is told of as that: it is to be mended, not sent besides.
WITH given_back AS (
    SELECT
        form,
        unit,
        period
    FROM quarantined
    UNION
    SELECT
        sheets.form,
        known_file.unit,
        known_file.period
    FROM sheets
    INNER JOIN known_file USING (file_key)
    WHERE sheets.state = 'rejected' AND known_file.state IN ('accepted', 'accepted_with_findings')
)

SELECT
    sender.period,
    sender.unit,
    asked.form
FROM sender
INNER JOIN received_from USING (period, unit)
CROSS JOIN (
    SELECT
        unnest(cast($unit_forms AS VARCHAR [])) AS form,
        generate_subscripts(cast($unit_forms AS VARCHAR []), 1) AS ordinal
) AS asked
ANTI JOIN answered USING (period, unit, form)
ANTI JOIN given_back USING (period, unit, form)
WHERE sender.period IN (SELECT unnest(cast($months AS VARCHAR [])))
ORDER BY sender.period, sender.ordinal, asked.ordinal

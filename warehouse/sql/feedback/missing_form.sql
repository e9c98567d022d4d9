-- grain: one row per month asked for, unit that sent something and form that it did not answer
SELECT
    sender.period,
    sender.unit,
    asked.form
FROM sender
INNER JOIN received_from ON sender.period = received_from.period AND sender.unit = received_from.unit
CROSS JOIN (
    SELECT
        unnest(cast($unit_forms AS VARCHAR [])) AS form,
        generate_subscripts(cast($unit_forms AS VARCHAR []), 1) AS ordinal
) AS asked
ANTI JOIN answered ON sender.period = answered.period AND sender.unit = answered.unit AND asked.form = answered.form
WHERE sender.period IN (SELECT unnest(cast($months AS VARCHAR [])))
ORDER BY sender.period, sender.ordinal, asked.ordinal

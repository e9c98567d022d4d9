-- grain: one row per month and unit that has to report in it: what came of it, and when first
WITH owed AS (
    SELECT
        sender.unit,
        sender.period,
        unnest($forms) AS form
    FROM sender
    WHERE sender.period IN (SELECT unnest($months))
),

missing AS (
    SELECT
        owed.unit,
        owed.period,
        list(owed.form ORDER BY list_position($forms, owed.form)) AS forms
    FROM owed
    ANTI JOIN answered ON owed.form = answered.form AND owed.unit = answered.unit AND owed.period = answered.period
    GROUP BY owed.unit, owed.period
),

returned AS (
    SELECT
        unit,
        period,
        sum(rejected_rows) AS rejected_rows
    FROM quarantined
    WHERE form IN (SELECT unnest($forms))
    GROUP BY unit, period
)

SELECT
    sender.unit,
    sender.period AS month,
    received_from.first_received_on AS received_on,
    coalesce(received_from.on_time, FALSE) AS on_time,
    coalesce(missing.forms, cast([] AS VARCHAR [])) AS missing_forms,
    cast(coalesce(returned.rejected_rows, 0) AS INTEGER) AS rejected_rows
FROM sender
LEFT JOIN received_from ON sender.unit = received_from.unit AND sender.period = received_from.period
LEFT JOIN missing ON sender.unit = missing.unit AND sender.period = missing.period
LEFT JOIN returned ON sender.unit = returned.unit AND sender.period = returned.period
WHERE sender.period IN (SELECT unnest($months))
ORDER BY sender.period, sender.ordinal

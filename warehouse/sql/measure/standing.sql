-- grain: one row per measure, window and unit: whether there is evidence for it, and who is missing
CREATE OR REPLACE TEMP TABLE standing AS
WITH asked_unit AS (
    SELECT DISTINCT
        period,
        "window",
        unit
    FROM expected_month
    UNION
    SELECT
        period,
        "window",
        $province AS unit
    FROM asked_window
),

-- A commune is inspected without reporting: it has the figures that rows speak of, and no others.
spoken_of AS (
    SELECT DISTINCT
        contribution.period,
        contribution."window",
        contribution.unit,
        measure_of.form
    FROM contribution
    INNER JOIN measure_of USING (measure)
    UNION
    SELECT DISTINCT
        counted_balances.period,
        counted_balances."window",
        counted_balances.unit,
        measure_of.form
    FROM counted_balances
    INNER JOIN measure_of USING (measure)
),

form_unit AS (
    SELECT
        asked_unit.*,
        evidenced.form
    FROM asked_unit
    CROSS JOIN (SELECT DISTINCT form FROM measure_of WHERE form NOT IN ('submission', 'index_result')) AS evidenced
    UNION
    SELECT * FROM spoken_of
    WHERE form NOT IN ('submission', 'index_result')
),

-- The province owes what any unit owes, and has heard what any unit has said.
owed AS (
    SELECT
        form_unit.form,
        form_unit.period,
        form_unit."window",
        form_unit.unit,
        list(DISTINCT gap.missing_unit) AS missing_units
    FROM form_unit
    INNER JOIN gap
        ON
            form_unit.form = gap.form
            AND form_unit.period = gap.period
            AND form_unit."window" = gap."window"
            AND (gap.unit = form_unit.unit OR gap.unit = '*' OR form_unit.unit = $province)
    GROUP BY ALL
),

-- What is received for every unit ('*') is so for each, and what any unit told is told for the province.
borne_out AS (
    SELECT
        form,
        period,
        "window",
        unit
    FROM heard
    UNION
    -- Rows of events without a form of their month are evidence too. Tasks are states: only a register tells them.
    SELECT
        form,
        period,
        "window",
        unit
    FROM contribution
    WHERE form NOT IN ('org_unit', 'inspection_plan', 'task_register', 'task_progress')
),

evidence AS (
    SELECT
        form_unit.form,
        form_unit.period,
        form_unit."window",
        form_unit.unit,
        coalesce(any_value(owed.missing_units), cast([] AS VARCHAR [])) AS missing_units,
        count(borne_out.form) > 0 AS has_evidence
    FROM form_unit
    LEFT JOIN owed USING (form, period, "window", unit)
    LEFT JOIN borne_out
        ON
            form_unit.form = borne_out.form
            AND form_unit.period = borne_out.period
            AND form_unit."window" = borne_out."window"
            AND (borne_out.unit IN (form_unit.unit, '*') OR form_unit.unit = $province)
    GROUP BY form_unit.form, form_unit.period, form_unit."window", form_unit.unit
),

balanced_count AS (
    SELECT DISTINCT
        measure_of.form,
        balance.measure,
        balance.period,
        balance."window",
        unnest([balance.unit, $province]) AS unit
    FROM counted_balances AS balance
    LEFT JOIN rate_item ON balance.measure = rate_item.measure  -- a side of a rate is no measure of its own
    INNER JOIN measure_of ON coalesce(rate_item.item, balance.measure) = measure_of.measure
),

-- A rate stands on balances where both its sides do.
balanced AS (
    SELECT
        *,
        measure AS counted
    FROM balanced_count
    UNION ALL BY NAME
    SELECT
        part.* REPLACE (rate.measure AS measure),
        part.measure AS counted
    FROM measure_of AS rate
    INNER JOIN balanced_count AS part ON rate.numerator = part.measure
    INNER JOIN balanced_count AS whole
        ON
            rate.denominator = whole.measure
            AND part.period = whole.period
            AND part."window" = whole."window"
            AND part.unit = whole.unit
),

-- A balance stands for the months of its interval.
balanced_owed AS (
    SELECT
        balanced.measure,
        balanced.period,
        balanced."window",
        balanced.unit,
        list(DISTINCT gap.missing_unit) AS missing_units
    FROM balanced
    INNER JOIN asked_window USING (period, "window")
    INNER JOIN gap
        ON
            balanced.form = gap.form
            AND balanced.period = gap.period
            AND balanced."window" = gap."window"
            AND (gap.unit IN (balanced.unit, '*') OR balanced.unit = $province)
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM counted_balances AS balance
            WHERE
                balanced.counted = balance.measure
                AND balanced.period = balance.period
                AND balanced."window" = balance."window"
                AND (
                    balance.told_of = CASE gap.unit WHEN '*' THEN balanced.unit ELSE gap.missing_unit END
                    OR (balanced.unit = $province AND balance.told_of = $province)
                )
                AND balance.from_date <= greatest(gap.first_day, asked_window.first_day)
                AND balance.to_date >= gap.last_day
        )
    GROUP BY ALL
)

SELECT
    measure_of.measure,
    measure_of.form,
    evidence.period,
    evidence."window",
    evidence.unit,
    CASE
        WHEN balanced.measure IS NOT NULL THEN coalesce(balanced_owed.missing_units, cast([] AS VARCHAR []))
        ELSE evidence.missing_units
    END AS missing_units,
    evidence.has_evidence OR balanced.measure IS NOT NULL AS has_value
FROM evidence
INNER JOIN measure_of USING (form)
LEFT JOIN balanced USING (measure, period, "window", unit)
LEFT JOIN balanced_owed USING (measure, period, "window", unit)
WHERE
    (evidence.unit = $province OR NOT measure_of.is_province_only)
    AND (NOT measure_of.is_province_only OR evidence."window" = 'year_to_date')

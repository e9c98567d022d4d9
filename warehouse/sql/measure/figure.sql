-- grain: one row per measure, window, unit and split with rows or balances; the province is the sum over all units
CREATE OR REPLACE TEMP TABLE figure AS
WITH owned AS (
    SELECT
        *,
        unit AS figure_unit
    FROM contribution
    WHERE is_for_unit AND unit <> $province
    UNION ALL BY NAME
    SELECT
        *,
        $province AS figure_unit
    FROM contribution
    WHERE is_for_province
),

-- As few rows as still tell every split and every distinct thing apart.
gathered AS (
    SELECT
        measure,
        period,
        "window",
        figure_unit AS unit,
        kind,
        level,
        sanction,
        document_type,
        counted_as,
        coalesce(sum(amount), 0) AS amount
    FROM owned
    GROUP BY ALL
),

summed AS (
    SELECT
        measure,
        period,
        "window",
        unit,
        kind,
        level,
        sanction,
        document_type,
        grouping(kind, level, sanction, document_type) AS left_out,
        sum(amount) + count(DISTINCT counted_as) AS amount
    FROM gathered
    GROUP BY GROUPING SETS (
        (measure, period, "window", unit),
        (measure, period, "window", unit, kind),
        (measure, period, "window", unit, level),
        (measure, period, "window", unit, kind, level),
        (measure, period, "window", unit, sanction),
        (measure, period, "window", unit, document_type)
    )
),

split_figure AS (
    SELECT
        measure,
        period,
        "window",
        unit,
        CASE left_out
            WHEN 15 THEN '{}'
            WHEN 7 THEN cast(to_json({'kind': kind}) AS VARCHAR)
            WHEN 11 THEN cast(to_json({'level': level}) AS VARCHAR)
            WHEN 3 THEN cast(to_json({'kind': kind, 'level': level}) AS VARCHAR)
            WHEN 13 THEN cast(to_json({'sanction': sanction}) AS VARCHAR)
            WHEN 14 THEN cast(to_json({'type': document_type}) AS VARCHAR)
        END AS split,
        amount
    FROM summed
    WHERE
        CASE left_out
            WHEN 15 THEN TRUE
            WHEN 7 THEN kind IS NOT NULL
            WHEN 11 THEN level IS NOT NULL
            WHEN 3 THEN kind IS NOT NULL AND level IS NOT NULL
            WHEN 13 THEN sanction IS NOT NULL
            WHEN 14 THEN document_type IS NOT NULL
        END
),

balance AS (
    SELECT
        measure,
        period,
        "window",
        unnest(list_distinct([unit, $province])) AS unit,
        '{}' AS split,
        amount
    FROM counted_balances
)

SELECT
    measure,
    period,
    "window",
    unit,
    split,
    sum(amount) AS amount
FROM (
    SELECT * FROM split_figure
    UNION ALL
    SELECT * FROM balance
)
GROUP BY measure, period, "window", unit, split

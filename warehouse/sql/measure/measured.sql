-- grain: one row per measure, unit, period, window and split
CREATE OR REPLACE TEMP TABLE measured AS
WITH amount_of AS (
    SELECT * FROM figure
    UNION ALL
    SELECT
        'tasks_due' AS measure,
        period,
        "window",
        unit,
        split,
        sum(amount) AS amount
    FROM figure
    WHERE measure IN ('tasks_completed', 'tasks_open_overdue')
    GROUP BY period, "window", unit, split
),

-- Every measure without a split, and each split that rows speak of.
asked AS (
    SELECT
        *,
        '{}' AS split
    FROM standing
    UNION ALL
    SELECT
        standing.*,
        figure.split
    FROM standing
    INNER JOIN figure USING (measure, period, "window", unit)
    WHERE figure.split <> '{}'
),

-- No rows are none of the events that the others tell of; an item of 04-QT without its row is not known.
no_rows AS (
    SELECT DISTINCT
        form,
        CASE WHEN form <> 'dissemination' THEN 0 END AS amount
    FROM measure_of
),

-- Which stretches balances stand for, on either side of a rate. What is due is what is completed and what is overdue.
balanced_side AS (
    SELECT
        measure,
        period,
        "window",
        unit,
        list(DISTINCT stretch ORDER BY stretch) AS stretches
    FROM (
        SELECT
            unnest(
                CASE
                    WHEN measure IN ('tasks_completed', 'tasks_open_overdue') THEN [measure, 'tasks_due']
                    ELSE [measure]
                END
            ) AS measure,
            period,
            "window",
            figure_unit AS unit,
            {'unit': told_of, 'from_date': from_date, 'to_date': to_date} AS stretch
        FROM (
            SELECT
                *,
                unnest(list_distinct([unit, $province])) AS figure_unit
            FROM counted_balances
        )
    )
    GROUP BY measure, period, "window", unit
),

computed AS (
    SELECT
        asked.*,
        measure_of.kind,
        CASE measure_of.kind WHEN 'count' THEN coalesce(own.amount, no_rows.amount) END AS counted,
        part_balance.stretches IS DISTINCT FROM whole_balance.stretches AS is_unevenly_balanced,
        CASE WHEN measure_of.kind = 'rate' AND NOT is_unevenly_balanced THEN coalesce(part.amount, no_rows.amount) END AS numerator,
        CASE WHEN measure_of.kind = 'rate' AND NOT is_unevenly_balanced THEN coalesce(whole.amount, no_rows.amount) END AS denominator
    FROM asked
    INNER JOIN measure_of USING (measure)
    INNER JOIN no_rows ON asked.form = no_rows.form
    LEFT JOIN amount_of AS own USING (measure, period, "window", unit, split)
    LEFT JOIN (SELECT * RENAME (measure AS numerator) FROM amount_of) AS part
        USING (numerator, period, "window", unit, split)
    LEFT JOIN (SELECT * RENAME (measure AS denominator) FROM amount_of) AS whole
        USING (denominator, period, "window", unit, split)
    LEFT JOIN (SELECT * RENAME (measure AS numerator) FROM balanced_side) AS part_balance
        USING (numerator, period, "window", unit)
    LEFT JOIN (SELECT * RENAME (measure AS denominator) FROM balanced_side) AS whole_balance
        USING (denominator, period, "window", unit)
),

ordered_missing AS (
    SELECT
        missing_units,
        list(missing_unit ORDER BY ordinal) AS in_order
    FROM (
        SELECT
            missing_units,
            unnest(missing_units) AS missing_unit
        FROM (SELECT DISTINCT missing_units FROM standing)
    )
    INNER JOIN org_unit ON missing_unit = org_unit.unit
    GROUP BY missing_units
),

standing_in_year AS (
    SELECT DISTINCT year
    FROM task_row
    WHERE form = 'task_progress' AND year NOT IN (SELECT year FROM standing_register WHERE form = 'task_register')
),

-- Of the province it is the newest 01-NV of any unit that tells how far the evidence goes.
own_end AS (
    SELECT
        told_until.period,
        told_until."window",
        shown_unit.shown AS unit,
        max(told_until.last_day) AS last_day
    FROM told_until
    INNER JOIN shown_unit ON told_until.sender = shown_unit.unit
    GROUP BY told_until.period, told_until."window", shown_unit.shown
)

SELECT
    computed.measure,
    computed.unit,
    computed.period,
    computed."window",
    computed.split,
    cast(
        CASE
            WHEN NOT computed.has_value THEN NULL
            WHEN computed.kind = 'count' THEN computed.counted
            WHEN computed.denominator <> 0 THEN 100 * cast(computed.numerator AS DOUBLE) / cast(computed.denominator AS DOUBLE)
        END AS DOUBLE
    ) AS value,
    cast(CASE WHEN computed.has_value THEN computed.numerator END AS DECIMAL(18, 4)) AS numerator,
    cast(CASE WHEN computed.has_value THEN computed.denominator END AS DECIMAL(18, 4)) AS denominator,
    CASE
        WHEN NOT computed.has_value THEN 'none'
        WHEN len(computed.missing_units) = 0 THEN 'complete'
        ELSE 'partial'
    END AS status,
    coalesce(ordered_missing.in_order, cast([] AS VARCHAR [])) AS missing_units,
    cast(coalesce(rejected_count.rejected_rows, 0) AS INTEGER) AS rejected_rows,
    CASE
        WHEN computed.form = 'task_register' AND standing_in_year.year IS NOT NULL THEN 'task_progress'
        ELSE computed.form
    END AS source,
    evidence_end.first_day,
    CASE
        WHEN computed.form = 'task_register' AND standing_in_year.year IS NOT NULL AND own_end.last_day >= evidence_end.first_day
            THEN own_end.last_day
        ELSE evidence_end.last_day
    END AS last_day,
    nullif(concat_ws(
        '. ',
        CASE
            WHEN computed.is_unevenly_balanced
                THEN 'Không tính tỷ lệ: số lũy kế (biểu LK) của tử số và của mẫu số không cùng đơn vị, cùng khoảng thời gian'
        END,
        CASE
            WHEN computed.form = 'task_register' AND standing_in_year.year IS NOT NULL
                THEN 'Chưa nhận được sổ theo dõi nhiệm vụ năm ' || evidence_end.year || '; tính theo biểu 01-NV của các đơn vị'
        END,
        CASE
            WHEN $boundaries = 'today' AND org_unit.valid_to IS NOT NULL
                THEN 'Đơn vị đã chia cho nhiều đơn vị mới; số liệu để nguyên ở đơn vị cũ'
        END
    ), '') AS note
FROM computed
INNER JOIN evidence_end USING (form, period, "window")
INNER JOIN org_unit USING (unit)
LEFT JOIN ordered_missing USING (missing_units)
LEFT JOIN rejected_count USING (form, period, "window", unit)
LEFT JOIN standing_in_year USING (year)
LEFT JOIN own_end USING (period, "window", unit)

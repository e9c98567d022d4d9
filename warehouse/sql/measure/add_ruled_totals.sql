-- grain: one row per ruling on a total and window that it reaches, beside the rows that count: what is missing from what the
-- rows of the month come to, to the number ruled
INSERT INTO contribution BY NAME
WITH reached AS (
    SELECT
        evidence_end.period,
        evidence_end."window",
        ruled.*
    FROM ruled_total AS ruled
    INNER JOIN measure_of ON ruled.measure = measure_of.measure
    INNER JOIN evidence_end
        ON
            measure_of.form = evidence_end.form
            AND ruled.first_day >= evidence_end.first_day
            AND ruled.last_day <= evidence_end.last_day
    WHERE
        CASE ruled.reach
            WHEN 'flow' THEN TRUE
            WHEN 'month' THEN ruled.first_day = evidence_end.first_day AND ruled.last_day = evidence_end.last_day
            ELSE NOT EXISTS (
                SELECT 1
                FROM answered
                WHERE
                    answered.form = ruled.form
                    AND answered.unit = ruled.sender
                    AND answered.ordinal > ruled.ordinal
                    AND answered.ordinal <= evidence_end.last_ordinal
            )
        END
),

counted AS (
    SELECT
        reached.discrepancy,
        reached.period,
        reached."window",
        coalesce(sum(contribution.amount), 0) + count(DISTINCT contribution.counted_as) AS amount,
        reached.reach = 'stock' AND bool_or(contribution.is_handed_on) AS is_handed_on,
        reached.reach = 'stock' AND bool_or(contribution.is_handed_on AND NOT contribution.is_for_unit) AS is_handed_on_within_unit
    FROM reached
    INNER JOIN contribution
        ON
            reached.measure = contribution.measure
            AND reached.period = contribution.period
            AND reached."window" = contribution."window"
            AND (reached.reach <> 'flow' OR contribution.event_on BETWEEN reached.first_day AND reached.last_day)
    INNER JOIN known_file ON contribution.file_key = known_file.file_key AND reached.sender = known_file.unit
    GROUP BY reached.discrepancy, reached.period, reached."window", reached.reach
),

adjusted AS (
    SELECT
        reached.*,
        shown_unit.shown AS unit,
        coalesce(reached.row_amount, counted.amount, 0) AS counted_amount,
        coalesce(counted.is_handed_on, FALSE) AS is_handed_on,
        coalesce(counted.is_handed_on_within_unit, FALSE) AS is_handed_on_within_unit
    FROM reached
    INNER JOIN shown_unit ON reached.sender = shown_unit.unit
    LEFT JOIN counted USING (discrepancy, period, "window")
)

SELECT
    adjusted.measure,
    adjusted.period,
    adjusted."window",
    adjusted.unit,
    adjusted.sender AS told_of,
    adjusted.last_day AS event_on,
    adjusted.ruled_amount - adjusted.counted_amount AS amount,
    'resolution' AS form,
    adjusted.file_key,
    adjusted.sheet_no,
    adjusted.row_number,
    adjusted.discrepancy,
    adjusted.counted_amount,
    adjusted.ruled_amount,
    adjusted.is_handed_on,
    NOT adjusted.is_handed_on_within_unit
    AND NOT balance_stands(adjusted.measure, adjusted.period, adjusted."window", adjusted.last_day, adjusted.sender) AS is_for_unit,
    NOT adjusted.is_handed_on
    AND NOT balance_stands(
        adjusted.measure, adjusted.period, adjusted."window", adjusted.last_day, adjusted.sender, $province
    ) AS is_for_province
FROM adjusted

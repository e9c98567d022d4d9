-- grain: one row per declared rate of 07-TH that can be computed anew: from the declared numerator and denominator of its
-- column, from the details where those are blank. All in whole numbers: the rate is digits / 10^decimals.
CREATE OR REPLACE TEMP TABLE checked_rate AS
WITH declared_rate AS (
    SELECT
        * EXCLUDE (in_period, in_period_decimals, to_date, to_date_decimals),
        'in_period' AS column_field,
        in_period AS rate,
        in_period_decimals AS decimals
    FROM declared
    UNION ALL BY NAME
    SELECT
        * EXCLUDE (in_period, in_period_decimals, to_date, to_date_decimals),
        'to_date' AS column_field,
        to_date AS rate,
        to_date_decimals AS decimals
    FROM declared
    WHERE item = 'tasks_completion_rate'
),

stated AS (
    SELECT
        rate.*,
        CASE rate.column_field WHEN 'in_period' THEN completed.in_period ELSE completed.to_date END AS stated_numerator,
        CASE rate.column_field WHEN 'in_period' THEN assigned.in_period ELSE assigned.to_date END AS stated_denominator,
        completed.row_number AS numerator_row,
        assigned.row_number AS denominator_row
    FROM declared_rate AS rate
    LEFT JOIN declared AS completed
        ON
            completed.item = CASE rate.item WHEN 'tasks_completion_rate' THEN 'tasks_completed' END
            AND rate.unit = completed.unit
            AND rate.period = completed.period
    LEFT JOIN declared AS assigned
        ON
            assigned.item = CASE rate.item WHEN 'tasks_completion_rate' THEN 'tasks_assigned' END
            AND rate.unit = assigned.unit
            AND rate.period = assigned.period
    WHERE
        rate.item IN ('tasks_completion_rate', 'services_on_time_rate', 'satisfaction_rate')
        AND rate.rate IS NOT NULL
),

based AS (
    SELECT
        stated.*,
        stated.stated_numerator IS NOT NULL AND stated.stated_denominator IS NOT NULL AS is_declared,
        detail.form AS detail_form,
        detail.numerator AS detail_numerator,
        detail.denominator AS detail_denominator,
        detail.rejected_rows,
        detail.file_key AS detail_file_key,
        detail.sheet_no AS detail_sheet_no,
        detail.cell AS detail_cell
    FROM stated
    LEFT JOIN detail
        ON
            stated.column_field = 'in_period'
            AND stated.item = detail.item
            AND stated.unit = detail.unit
            AND stated.period = detail.period
),

counted AS (
    SELECT
        *,
        least(coalesce(decimals, 0), 4) AS places,
        CASE WHEN is_declared THEN stated_numerator ELSE detail_numerator END AS numerator,
        CASE WHEN is_declared THEN stated_denominator ELSE detail_denominator END AS denominator
    FROM based
),

exact AS (
    SELECT
        *,
        cast(10 ** places AS HUGEINT) AS scale,
        cast(round(rate * cast(10 ** places AS BIGINT)) AS HUGEINT) AS digits,
        cast(numerator * 10000 AS HUGEINT) AS part,
        cast(denominator * 10000 AS HUGEINT) AS whole
    FROM counted
    WHERE denominator > 0 AND numerator >= 0
)

SELECT
    unit,
    period,
    item,
    column_field,
    rate,
    places,
    numerator,
    denominator,
    cast(numerator * 100 / denominator AS DECIMAL(18, 4)) AS computed,
    abs(2 * digits * whole - 200 * part * scale) <= whole AS agrees,
    digits = (100 * part * scale) // whole AS is_cut,
    CASE WHEN is_declared THEN 'declared_total' ELSE detail_form END AS computed_source,
    CASE WHEN is_declared THEN file_key ELSE detail_file_key END AS computed_file_key,
    CASE WHEN is_declared THEN sheet_no ELSE detail_sheet_no END AS computed_sheet_no,
    CASE
        WHEN is_declared
            THEN
                item_address('declared_total', file_key, sheet_no, column_field, 'tasks_completed', numerator_row)
                || ', '
                || item_address('declared_total', file_key, sheet_no, column_field, 'tasks_assigned', denominator_row)
        ELSE detail_cell
    END AS computed_cell,
    CASE WHEN is_declared THEN 0 ELSE rejected_rows END AS rejected_rows,
    file_key,
    sheet_no,
    item_address('declared_total', file_key, sheet_no, column_field, item, row_number) AS cell
FROM exact

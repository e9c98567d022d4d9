-- grain: one row per measure, window and opening balance that counts in it: the window holds its whole interval
CREATE OR REPLACE TEMP TABLE counted_balances AS
WITH told AS (
    SELECT
        *,
        coalesce(unit, $province) AS balance_unit
    FROM current_opening_balance
    WHERE outcome = 'accepted'
    QUALIFY row_number() OVER (
        PARTITION BY measure, coalesce(unit, $province), from_date, to_date
        ORDER BY received_at DESC, path DESC, row_number DESC
    ) = 1
),

-- What stands for a stock of 04-QT stands for it in its rates too.
newest AS (
    SELECT told.*
    FROM told
    INNER JOIN measure_of ON told.measure = measure_of.measure AND measure_of.kind = 'count'
    UNION ALL BY NAME
    SELECT told.* REPLACE (rate_item.measure AS measure)
    FROM told
    INNER JOIN rate_item ON told.measure = rate_item.item
)

SELECT
    newest.measure,
    asked_window.period,
    asked_window."window",
    shown_unit.shown AS unit,
    newest.balance_unit AS told_of,
    newest.value AS amount,
    newest.from_date,
    newest.to_date,
    'opening_balance' AS form,
    newest.file_key,
    newest.sheet_no,
    newest.row_number
FROM newest
INNER JOIN asked_window ON newest.from_date >= asked_window.first_day AND newest.to_date <= asked_window.last_day
INNER JOIN shown_unit ON newest.balance_unit = shown_unit.unit

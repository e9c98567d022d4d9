-- grain: one row per measure, window and opening balance that counts in it: the window holds its whole interval
CREATE OR REPLACE TEMP TABLE counted_balances AS
-- What stands for a stock of 04-QT stands for it in its rates too.
WITH newest AS (
    SELECT told.*
    FROM standing_balance AS told
    INNER JOIN measure_of ON told.measure = measure_of.measure AND measure_of.kind = 'count'
    UNION ALL BY NAME
    SELECT told.* REPLACE (rate_item.measure AS measure)
    FROM standing_balance AS told
    INNER JOIN rate_item ON told.measure = rate_item.item
),

in_window AS (
    SELECT
        newest.*,
        asked_window.period AS asked_period,
        asked_window."window"
    FROM newest
    INNER JOIN asked_window ON newest.from_date >= asked_window.first_day AND newest.to_date <= asked_window.last_day
)

-- Of two of which one holds the other's interval the longer one stands for it, as it stands for rows.
SELECT
    balance.measure,
    balance.asked_period AS period,
    balance."window",
    shown_unit.shown AS unit,
    balance.balance_unit AS told_of,
    balance.value AS amount,
    balance.from_date,
    balance.to_date,
    'opening_balance' AS form,
    balance.file_key,
    balance.sheet_no,
    balance.row_number
FROM in_window AS balance
INNER JOIN shown_unit ON balance.balance_unit = shown_unit.unit
ANTI JOIN in_window AS longer
    ON
        balance.measure = longer.measure
        AND balance.asked_period = longer.asked_period
        AND balance."window" = longer."window"
        AND balance.balance_unit = longer.balance_unit
        AND balance.from_date >= longer.from_date
        AND balance.to_date <= longer.to_date
        AND (balance.from_date, balance.to_date) <> (longer.from_date, longer.to_date)

-- grain: no rows, a macro: whether an opening balance of a unit, or of another one, stands for what was told of a measure on a
-- day. It counts in the window and holds the day. Asked of the rows that count and of the rulings on totals alike.
CREATE OR REPLACE TEMP MACRO balance_stands(of_measure, of_period, of_window, on_day, of_unit, or_unit := NULL) AS
EXISTS (
    SELECT 1
    FROM counted_balances AS balance
    WHERE
        balance.measure = of_measure
        AND balance.period = of_period
        AND balance."window" = of_window
        AND balance.told_of IN (of_unit, or_unit)
        AND on_day BETWEEN balance.from_date AND balance.to_date
);

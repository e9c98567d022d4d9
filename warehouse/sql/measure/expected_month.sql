-- grain: one row per window, sender and month that it has to report in it
CREATE OR REPLACE TEMP TABLE expected_month AS
SELECT
    asked_window.period,
    asked_window."window",
    asked_window.year,
    month.ordinal,
    month.year AS month_year,
    month.first_day,
    month.last_day,
    sender.unit AS sender,
    shown_unit.shown AS unit
FROM asked_window
INNER JOIN month ON month.ordinal BETWEEN asked_window.first_ordinal AND asked_window.last_ordinal
INNER JOIN sender ON month.period = sender.period
INNER JOIN shown_unit ON sender.unit = shown_unit.unit

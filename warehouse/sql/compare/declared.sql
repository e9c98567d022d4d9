-- grain: one row per item of a unit's 07-TH of a month
CREATE OR REPLACE TEMP TABLE declared AS
SELECT
    declared_total.sender AS unit,
    month.period,
    month.year,
    month.ordinal,
    declared_total.item,
    declared_total.in_period,
    declared_total.in_period_decimals,
    declared_total.to_date,
    declared_total.to_date_decimals,
    declared_total.file_key,
    declared_total.sheet_no,
    declared_total.row_number
FROM current_declared_total AS declared_total
INNER JOIN month ON declared_total.period = month.period
WHERE declared_total.outcome = 'accepted' AND declared_total.item IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY declared_total.sender, month.period, declared_total.item
    ORDER BY declared_total.sheet_no, declared_total.row_number
) = 1

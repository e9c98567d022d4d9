-- grain: one row per opening balance that stands: as the latest workbook tells its measure, unit and interval, unless a
-- later workbook of the same submission tells one of a longer or shorter interval in its stead, which its own workbook
-- did not tell beside it
CREATE OR REPLACE TEMP TABLE standing_balance AS
WITH told AS (
    SELECT
        *,
        coalesce(unit, $province) AS balance_unit,
        list([from_date, to_date]) OVER (PARTITION BY file_key, measure, coalesce(unit, $province)) AS of_its_workbook
    FROM current_opening_balance
    WHERE outcome = 'accepted'
    QUALIFY row_number() OVER (
        PARTITION BY measure, coalesce(unit, $province), from_date, to_date
        ORDER BY received_at DESC, path DESC, sheet_no DESC, row_number DESC
    ) = 1
)

SELECT earlier.* EXCLUDE (of_its_workbook)
FROM told AS earlier
WHERE
    NOT EXISTS (
        SELECT 1
        FROM told AS later
        WHERE
            later.measure = earlier.measure
            AND later.balance_unit = earlier.balance_unit
            AND later.sender = earlier.sender
            AND later.period = earlier.period
            AND (later.received_at, later.path) > (earlier.received_at, earlier.path)
            AND (
                (later.from_date <= earlier.from_date AND later.to_date >= earlier.to_date)
                OR (later.from_date >= earlier.from_date AND later.to_date <= earlier.to_date)
            )
            AND NOT list_contains(earlier.of_its_workbook, [later.from_date, later.to_date])
    )

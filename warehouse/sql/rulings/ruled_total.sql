-- grain: one row per ruling for the unit's total or a number of its own, where a measure follows it
CREATE OR REPLACE TEMP TABLE ruled_total AS
WITH valued AS (
    SELECT
        *,
        CASE
            WHEN ruling = 'Giá trị khác' THEN ruled_count(value)
            WHEN regexp_full_match(right_value, '\d+') THEN cast(right_value AS BIGINT)
        END AS ruled_amount
    FROM standing_ruling
)

SELECT
    valued.id AS discrepancy,
    followed.measure,
    followed.form,
    discrepancies.unit AS sender,
    month.ordinal,
    month.first_day,
    month.last_day,
    followed.reach,
    cast(followed.row_amount AS DECIMAL(18, 4)) AS row_amount,
    cast(valued.ruled_amount AS DECIMAL(18, 4)) AS ruled_amount,
    discrepancies.ruling_file_key AS file_key,
    discrepancies.ruling_sheet_no AS sheet_no,
    discrepancies.ruling_row_number AS row_number
FROM valued
INNER JOIN followed_total AS followed ON valued.id = followed.discrepancy AND valued.period = followed.period
INNER JOIN discrepancies ON valued.id = discrepancies.id AND valued.period = discrepancies.period
INNER JOIN month ON valued.period = month.period
WHERE valued.ruled_amount IS NOT NULL

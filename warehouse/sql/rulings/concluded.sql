-- grain: one row per difference found and month, with the ruling on it; ruled where both values are those that it was made on
CREATE OR REPLACE TEMP VIEW concluded AS
WITH held AS (
    SELECT DISTINCT id FROM made_on
),

-- Apart from the rest: looking values up goes over the columns that it needs and the few rows that have a ruling.
ruled AS (
    SELECT
        found.id,
        found.period,
        ruling.file_key,
        ruling.sheet_no,
        ruling.row_number,
        CASE
            WHEN ruling.ruling = 'Giá trị khác' AND NOT is_usable(found, ruling.value, cast(ruling.received_at AS DATE))
                THEN 'open'
            WHEN held.id IS NULL THEN 'ruled'
            WHEN EXISTS (
                SELECT 1
                FROM made_on
                WHERE
                    made_on.id = found.id
                    AND made_on.left_value IS NOT DISTINCT FROM found.left_value
                    AND made_on.right_value IS NOT DISTINCT FROM found.right_value
            ) THEN 'ruled'
            ELSE 'open'
        END AS state
    FROM found
    INNER JOIN current_ruling AS ruling ON found.id = ruling.id
    LEFT JOIN held ON found.id = held.id
)

SELECT
    found.id,
    found.period,
    found.rule,
    found.severity,
    coalesce(ruled.state, 'open') AS state,
    found.unit,
    found.subject,
    found.left_source,
    found.left_value,
    found.left_file_key,
    found.left_sheet_no,
    found.left_cell,
    found.right_source,
    found.right_value,
    found.right_file_key,
    found.right_sheet_no,
    found.right_cell,
    found.message,
    found.suggestion,
    found.match_way,
    found.match_score,
    ruled.file_key AS ruling_file_key,
    ruled.sheet_no AS ruling_sheet_no,
    ruled.row_number AS ruling_row_number
FROM found
LEFT JOIN ruled ON found.id = ruled.id AND found.period = ruled.period

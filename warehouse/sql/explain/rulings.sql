-- grain: one row per ruling in force on a difference between the sources of a figure: one that changes rows, adds them or takes
-- them out, or one on a month of the figure's window that leaves them as they are
WITH asked AS (
    SELECT
        first_ordinal,
        last_ordinal
    FROM asked_window
    WHERE period = $period AND "window" = $window
),

counted_ruling AS (
    SELECT DISTINCT discrepancy
    FROM contribution
    WHERE discrepancy IS NOT NULL AND period = $period AND "window" = $window AND list_contains(cast($measures AS VARCHAR []), measure)
),

changed AS (
    SELECT discrepancy FROM ruled_row
    UNION
    SELECT discrepancy FROM counted_ruling
),

ruled AS (
    SELECT
        difference.*,
        month.ordinal
    FROM discrepancies AS difference
    INNER JOIN month ON difference.period = month.period
    WHERE
        difference.state = 'ruled'
        AND difference.left_source = $form
        AND (
            difference.right_source IS DISTINCT FROM 'declared_total'
            OR difference.id IN (SELECT discrepancy FROM counted_ruling)
        )
        AND ($unit = $province OR difference.unit = $unit)
    QUALIFY row_number() OVER (PARTITION BY difference.id ORDER BY month.ordinal DESC) = 1
)

SELECT
    ruled.id AS discrepancy,
    ruled.rule,
    ruled.subject,
    ruled.left_value,
    ruled.right_value,
    resolution.ruling,
    resolution.value,
    resolution.reason,
    resolution.ruled_by,
    cast(resolution.ruled_on AS VARCHAR) AS ruled_on,
    resolution.path AS file,
    changed.discrepancy IS NOT NULL AS is_applied
FROM ruled
CROSS JOIN asked
INNER JOIN current_resolution AS resolution
    ON
        ruled.ruling_file_key = resolution.file_key
        AND ruled.ruling_sheet_no = resolution.sheet_no
        AND ruled.ruling_row_number = resolution.row_number
LEFT JOIN changed ON ruled.id = changed.discrepancy
WHERE
    (changed.discrepancy IS NOT NULL AND ruled.ordinal // 12 = asked.last_ordinal // 12)
    OR ruled.ordinal BETWEEN asked.first_ordinal AND asked.last_ordinal
ORDER BY ruled.id

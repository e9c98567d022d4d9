-- grain: one row per difference of the period that was ruled on, as its latest month has it, with the ruling in force
SELECT
    difference.id,
    difference.rule,
    difference.unit,
    difference.period,
    difference.subject,
    difference.left_value,
    difference.right_value,
    resolution.ruling,
    resolution.value,
    resolution.ruled_by,
    resolution.ruled_on,
    ruled_total.measure
FROM discrepancies AS difference
INNER JOIN resolution
    ON
        difference.ruling_file_key = resolution.file_key
        AND difference.ruling_sheet_no = resolution.sheet_no
        AND difference.ruling_row_number = resolution.row_number
LEFT JOIN ruled_total ON difference.id = ruled_total.discrepancy
WHERE difference.state = 'ruled' AND difference.period IN (SELECT unnest($months))
QUALIFY row_number() OVER (PARTITION BY difference.id ORDER BY difference.period DESC) = 1
ORDER BY resolution.ruled_on, difference.id

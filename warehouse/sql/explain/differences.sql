-- grain: one row per difference between the sources of a figure in the months of its window: open, or ruled on
SELECT
    difference.id,
    difference.rule,
    difference.severity,
    difference.state,
    difference.unit,
    difference.period,
    difference.subject,
    side(difference.left_source, difference.left_value, difference.left_file_key, difference.left_sheet_no, difference.left_cell) AS "left",
    side(difference.right_source, difference.right_value, difference.right_file_key, difference.right_sheet_no, difference.right_cell) AS "right",
    difference.message
FROM discrepancies AS difference
INNER JOIN month ON difference.period = month.period
INNER JOIN asked_window
    ON asked_window.period = $period AND asked_window."window" = $window AND month.ordinal BETWEEN asked_window.first_ordinal AND asked_window.last_ordinal
LEFT JOIN org_unit ON difference.unit = org_unit.unit
WHERE
    difference.state = 'open'
    AND difference.left_source = $form
    AND difference.right_source IS DISTINCT FROM 'declared_total'
    AND ($unit = $province OR difference.unit = $unit)
    AND ($subject IS NULL OR difference.subject = $subject)
ORDER BY
    list_position(['critical', 'warning', 'notice'], difference.severity),
    difference.period,
    org_unit.ordinal,
    difference.rule,
    difference.subject,
    difference.id

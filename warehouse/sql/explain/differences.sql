-- grain: one row per difference between the sources of a figure in the months of its window: open, or ruled on
SELECT
    difference.id,
    difference.rule,
    difference.severity,
    difference.state,
    difference.unit,
    difference.period,
    difference.subject,
    {
        'source': difference.left_source,
        'value': difference.left_value,
        'file': left_file.path,
        'sheet': left_sheet.sheet,
        'cell': difference.left_cell
    } AS "left",
    {
        'source': difference.right_source,
        'value': difference.right_value,
        'file': right_file.path,
        'sheet': right_sheet.sheet,
        'cell': difference.right_cell
    } AS "right",
    difference.message
FROM discrepancies AS difference
INNER JOIN month ON difference.period = month.period
INNER JOIN asked_window
    ON asked_window.period = $period AND asked_window."window" = $window AND month.ordinal BETWEEN asked_window.first_ordinal AND asked_window.last_ordinal
LEFT JOIN files AS left_file ON difference.left_file_key = left_file.file_key
LEFT JOIN sheets AS left_sheet ON difference.left_file_key = left_sheet.file_key AND difference.left_sheet_no = left_sheet.sheet_no
LEFT JOIN files AS right_file ON difference.right_file_key = right_file.file_key
LEFT JOIN sheets AS right_sheet ON difference.right_file_key = right_sheet.file_key AND difference.right_sheet_no = right_sheet.sheet_no
LEFT JOIN org_unit ON difference.unit = org_unit.unit
WHERE
    difference.state = 'open'
    AND difference.left_source = $form
    AND difference.right_source IS DISTINCT FROM 'declared_total'
    AND ($unit = $province OR difference.unit = $unit)
ORDER BY
    list_position(['critical', 'warning', 'notice'], difference.severity),
    difference.period,
    org_unit.ordinal,
    difference.rule,
    difference.subject,
    difference.id

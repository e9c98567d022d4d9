-- grain: one row per signal of the months asked for, with both places
SELECT
    signalled.signal,
    'notice' AS severity,
    signalled.unit,
    signalled.period,
    signalled.subject,
    {
        'source': signalled.left_source,
        'value': signalled.left_value,
        'file': left_file.path,
        'sheet': left_sheet.sheet,
        'cell': signalled.left_cell
    } AS "left",
    {
        'source': signalled.right_source,
        'value': signalled.right_value,
        'file': right_file.path,
        'sheet': right_sheet.sheet,
        'cell': signalled.right_cell
    } AS "right",
    signalled.message
FROM signalled
LEFT JOIN files AS left_file ON signalled.left_file_key = left_file.file_key
LEFT JOIN sheets AS left_sheet ON signalled.left_file_key = left_sheet.file_key AND signalled.left_sheet_no = left_sheet.sheet_no
LEFT JOIN files AS right_file ON signalled.right_file_key = right_file.file_key
LEFT JOIN sheets AS right_sheet ON signalled.right_file_key = right_sheet.file_key AND signalled.right_sheet_no = right_sheet.sheet_no
LEFT JOIN org_unit ON signalled.unit = org_unit.unit
WHERE
    signalled.period IN (SELECT unnest(cast($months AS VARCHAR [])))
    AND (cast($unit AS VARCHAR) IS NULL OR signalled.unit = cast($unit AS VARCHAR))
ORDER BY
    signalled.period, org_unit.ordinal, signalled.unit, signalled.signal, signalled.subject, right_file.path, signalled.right_cell

-- grain: one row per signal of the months asked for, with both places
SELECT
    signalled.signal,
    'notice' AS severity,
    signalled.unit,
    signalled.period,
    signalled.subject,
    side(signalled.left_source, signalled.left_value, signalled.left_file_key, signalled.left_sheet_no, signalled.left_cell) AS "left",
    side(signalled.right_source, signalled.right_value, signalled.right_file_key, signalled.right_sheet_no, signalled.right_cell) AS "right",
    signalled.message
FROM signalled
LEFT JOIN files AS right_file ON signalled.right_file_key = right_file.file_key
LEFT JOIN org_unit ON signalled.unit = org_unit.unit
WHERE
    signalled.period IN (SELECT unnest(cast($months AS VARCHAR [])))
    AND (cast($unit AS VARCHAR) IS NULL OR signalled.unit = cast($unit AS VARCHAR))
ORDER BY
    signalled.period, org_unit.ordinal, signalled.unit, signalled.signal, signalled.subject, right_file.path, signalled.right_cell

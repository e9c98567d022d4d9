-- grain: one row per discrepancy and month, the gone ones among them, with both places and the latest ruling on it
SELECT
    difference.id,
    difference.rule,
    difference.severity,
    difference.state,
    difference.unit,
    difference.period,
    difference.subject,
    CASE
        WHEN coalesce(difference.left_source, difference.left_value, left_file.path, left_sheet.sheet, difference.left_cell) IS NOT NULL
            THEN {
                'source': difference.left_source,
                'value': difference.left_value,
                'file': left_file.path,
                'sheet': left_sheet.sheet,
                'cell': difference.left_cell
            }
    END AS "left",
    CASE
        WHEN coalesce(difference.right_source, difference.right_value, right_file.path, right_sheet.sheet, difference.right_cell) IS NOT NULL
            THEN {
                'source': difference.right_source,
                'value': difference.right_value,
                'file': right_file.path,
                'sheet': right_sheet.sheet,
                'cell': difference.right_cell
            }
    END AS "right",
    difference.message,
    CASE
        WHEN resolution.ruling IS NOT NULL
            THEN {
                'ruling': resolution.ruling,
                'value': resolution.value,
                'reason': resolution.reason,
                'ruled_by': resolution.ruled_by,
                'ruled_on': cast(resolution.ruled_on AS VARCHAR),
                'file': ruling_file.path
            }
    END AS ruling
FROM discrepancies AS difference
INNER JOIN listed_period USING (period)
LEFT JOIN files AS left_file ON difference.left_file_key = left_file.file_key
LEFT JOIN sheets AS left_sheet ON difference.left_file_key = left_sheet.file_key AND difference.left_sheet_no = left_sheet.sheet_no
LEFT JOIN files AS right_file ON difference.right_file_key = right_file.file_key
LEFT JOIN sheets AS right_sheet ON difference.right_file_key = right_sheet.file_key AND difference.right_sheet_no = right_sheet.sheet_no
LEFT JOIN files AS ruling_file ON difference.ruling_file_key = ruling_file.file_key
LEFT JOIN resolution
    ON
        difference.ruling_file_key = resolution.file_key
        AND difference.ruling_sheet_no = resolution.sheet_no
        AND difference.ruling_row_number = resolution.row_number
LEFT JOIN org_unit ON difference.unit = org_unit.unit
WHERE cast($unit AS VARCHAR) IS NULL OR difference.unit = cast($unit AS VARCHAR)
ORDER BY
    difference.period, org_unit.ordinal, difference.unit, list_position(['critical', 'warning', 'notice'], difference.severity),
    difference.rule, difference.subject, difference.id

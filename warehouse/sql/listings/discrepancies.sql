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
        WHEN coalesce(difference.left_source, difference.left_value, difference.left_file_key, difference.left_cell) IS NOT NULL
            THEN side(difference.left_source, difference.left_value, difference.left_file_key, difference.left_sheet_no, difference.left_cell)
    END AS "left",
    CASE
        WHEN coalesce(difference.right_source, difference.right_value, difference.right_file_key, difference.right_cell) IS NOT NULL
            THEN side(difference.right_source, difference.right_value, difference.right_file_key, difference.right_sheet_no, difference.right_cell)
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

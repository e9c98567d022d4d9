-- grain: one row per difference of `placed_difference`, with the ruling on it and who is told
SELECT
    told.told_in,
    told.id,
    told.period,
    told.rule,
    told.severity,
    told.state,
    told.unit,
    told.subject,
    {
        'source': told.left_source,
        'value': told.left_value,
        'path': told.left_path,
        'sheet': told.left_sheet,
        'cell': told.left_cell
    } AS "left",
    {
        'source': told.right_source,
        'value': told.right_value,
        'path': told.right_path,
        'sheet': told.right_sheet,
        'cell': told.right_cell
    } AS "right",
    told.message,
    told.suggestion,
    CASE
        WHEN resolution.ruling IS NOT NULL
            THEN {
                'ruling': resolution.ruling,
                'value': resolution.value,
                'reason': resolution.reason,
                'ruled_by': resolution.ruled_by,
                'ruled_on': resolution.ruled_on
            }
    END AS ruling,
    told.fate,
    coalesce(org_unit.name, told.unit) AS unit_name,
    -- Units that report are told; where only central workbooks speak, the office that keeps them can mend it.
    list_sort(list_distinct(list_filter(
        [
            sender.unit,
            CASE
                WHEN NOT list_contains($unit_forms, coalesce(told.left_source, told.right_source, ''))
                    AND NOT list_contains($unit_forms, coalesce(told.right_source, ''))
                    THEN keeper.unit
            END
        ],
        LAMBDA recipient : recipient IS NOT NULL
    ))) AS recipients,
    followed.measure,
    CASE
        WHEN list_contains($followed_totals, told.rule) THEN followed.measure IS NOT NULL
        -- The sum over several rows of a field is compared: no ruling says which of them is wrong.
        WHEN told.rule = 'service.carried_differs' THEN coalesce(cast(carried.received_carried AS VARCHAR), '0') = told.right_value
        ELSE NOT list_contains($closes_only, told.rule)
    END AS reaches
FROM placed_difference AS told
LEFT JOIN followed_total AS followed ON told.id = followed.discrepancy AND told.period = followed.period
LEFT JOIN service_result AS carried
    ON
        told.right_file_key = carried.file_key
        AND told.right_sheet_no = carried.sheet_no
        AND row_of(told.right_cell) = carried.row_number
LEFT JOIN resolution
    ON
        told.ruling_file_key = resolution.file_key
        AND told.ruling_sheet_no = resolution.sheet_no
        AND told.ruling_row_number = resolution.row_number
LEFT JOIN keeper ON coalesce(told.left_source, told.right_source) = keeper.form AND told.told_in = keeper.period
LEFT JOIN sender ON told.told_in = sender.period AND told.unit = sender.unit
LEFT JOIN org_unit ON told.unit = org_unit.unit
ORDER BY
    told.told_in,
    org_unit.ordinal,
    told.unit,
    list_position(['new', 'reopened', 'persisting', 'ruled', 'resolved'], told.fate),
    list_position(['critical', 'warning', 'notice'], told.severity),
    told.rule,
    told.subject,
    told.id,
    told.period

-- grain: one row per difference of a month asked for, or of the month before where it is not among this month's, with what
-- became of it since. A task is compared anew each month, so one that no longer differs is settled; what one month's
-- workbook alone says stays as it is until that workbook is sent again.
WITH asked AS (
    SELECT
        month.period AS told_in,
        month.year,
        month.ordinal,
        earlier.period AS previous
    FROM month
    LEFT JOIN month AS earlier ON month.ordinal - 1 = earlier.ordinal
    WHERE month.period IN (SELECT unnest(cast($months AS VARCHAR [])))
),

-- Looked up below: of the months that matter alone, however many are held.
held AS (
    SELECT
        id,
        period
    FROM discrepancies
    WHERE period IN (SELECT unnest([told_in, previous]) FROM asked)
),

compared AS (
    SELECT DISTINCT
        asked.told_in,
        report.unit
    FROM asked
    INNER JOIN answered AS report ON report.form = 'task_progress' AND asked.told_in = report.period
    INNER JOIN answered AS register ON register.form = 'task_register' AND asked.ordinal <= register.ordinal
    INNER JOIN month ON register.period = month.period AND asked.year = month.year
),

told AS (
    SELECT
        asked.told_in,
        difference.*,
        CASE
            WHEN difference.state = 'gone' THEN 'resolved'
            WHEN difference.state = 'ruled' THEN 'ruled'
            WHEN difference.ruling_file_key IS NOT NULL THEN 'reopened'
            WHEN before.id IS NOT NULL THEN 'persisting'
            ELSE 'new'
        END AS fate
    FROM asked
    INNER JOIN discrepancies AS difference ON asked.told_in = difference.period
    LEFT JOIN held AS before ON asked.previous = before.period AND difference.id = before.id
    UNION ALL
    SELECT
        asked.told_in,
        difference.*,
        CASE
            WHEN difference.state = 'gone' THEN 'resolved'
            WHEN difference.state = 'ruled' THEN 'ruled'
            WHEN difference.rule LIKE 'task.%' AND compared.unit IS NOT NULL THEN 'resolved'
            WHEN difference.ruling_file_key IS NOT NULL THEN 'reopened'
            ELSE 'persisting'
        END AS fate
    FROM asked
    INNER JOIN discrepancies AS difference ON asked.previous = difference.period
    LEFT JOIN compared ON asked.told_in = compared.told_in AND difference.unit = compared.unit
    ANTI JOIN held AS same ON asked.told_in = same.period AND difference.id = same.id
)

SELECT
    told.told_in,
    told.id,
    told.period,
    told.rule,
    told.severity,
    told.state,
    told.unit,
    told.subject,
    told.left_source,
    told.left_value,
    left_file.path AS left_path,
    left_sheet.sheet AS left_sheet,
    told.left_cell,
    told.right_source,
    told.right_value,
    right_file.path AS right_path,
    right_sheet.sheet AS right_sheet,
    told.right_cell,
    told.message,
    told.suggestion,
    resolution.ruling,
    resolution.value AS ruling_value,
    resolution.reason,
    resolution.ruled_by,
    resolution.ruled_on,
    told.fate,
    org_unit.name AS unit_name,
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
FROM told
LEFT JOIN followed_total AS followed ON told.id = followed.discrepancy AND told.period = followed.period
LEFT JOIN service_result AS carried
    ON
        told.right_file_key = carried.file_key
        AND told.right_sheet_no = carried.sheet_no
        AND try_cast(regexp_extract(told.right_cell, '\d+$') AS INTEGER) = carried.row_number
LEFT JOIN files AS left_file ON told.left_file_key = left_file.file_key
LEFT JOIN sheets AS left_sheet ON told.left_file_key = left_sheet.file_key AND told.left_sheet_no = left_sheet.sheet_no
LEFT JOIN files AS right_file ON told.right_file_key = right_file.file_key
LEFT JOIN sheets AS right_sheet ON told.right_file_key = right_sheet.file_key AND told.right_sheet_no = right_sheet.sheet_no
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

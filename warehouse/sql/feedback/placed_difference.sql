-- grain: one row per difference of a month asked for, or of the month before where it is not among this month's, with what
-- became of it since. A task is compared anew each month, so one that no longer differs is settled; what one month's
-- workbook alone says stays as it is until that workbook is sent again.
-- `left_path`, `right_sheet` and the like: where each side says it. Apart from the rest: each join holds memory of its own.
CREATE OR REPLACE TEMP TABLE placed_difference AS
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
    told.*,
    left_file.path AS left_path,
    left_sheet.sheet AS left_sheet,
    right_file.path AS right_path,
    right_sheet.sheet AS right_sheet
FROM told
LEFT JOIN files AS left_file ON told.left_file_key = left_file.file_key
LEFT JOIN sheets AS left_sheet ON told.left_file_key = left_sheet.file_key AND told.left_sheet_no = left_sheet.sheet_no
LEFT JOIN files AS right_file ON told.right_file_key = right_file.file_key
LEFT JOIN sheets AS right_sheet ON told.right_file_key = right_sheet.file_key AND told.right_sheet_no = right_sheet.sheet_no

-- grain: one row per row of the form that the figure leaves out: given back with its faults, taken out by a ruling,
-- withdrawn, or an echo of the province's own
WITH standing_file AS (
    SELECT
        file_key,
        NULL AS sender
    FROM standing_register
    WHERE form = $form AND year = $year
    UNION ALL
    SELECT
        known_file.file_key,
        known_file.unit AS sender
    FROM known_file
    INNER JOIN month USING (period)
    INNER JOIN asked_window
        ON asked_window.period = $period AND asked_window."window" = $window AND month.ordinal BETWEEN asked_window.first_ordinal AND asked_window.last_ordinal
    WHERE known_file.form_set = 'unit' AND known_file.state IN ('accepted', 'accepted_with_findings')
),

named AS (
    SELECT
        file_key,
        sheet_no,
        row_number,
        lead_unit AS unit,
        status = 'Đã thu hồi' AND outcome = 'accepted' AS is_withdrawn
    FROM task_register
    WHERE $form = 'task_register'
    UNION ALL
    SELECT
        file_key,
        sheet_no,
        row_number,
        inspected_unit AS unit,
        FALSE AS is_withdrawn
    FROM inspection_register
    WHERE $form = 'inspection_register'
),

-- A row of a sheet may tell several of the form, of which some are accepted: items side by side.
returned AS (
    SELECT
        file_key,
        sheet_no,
        row_number,
        count(*) AS form_rows
    FROM form_row
    WHERE form = $form AND outcome = 'rejected'
    GROUP BY file_key, sheet_no, row_number
),

given_back AS (
    SELECT
        file_key,
        sheet_no,
        row_number,
        string_agg(DISTINCT message, ' ' ORDER BY message) AS reason
    FROM findings
    WHERE row_number IS NOT NULL AND severity = 'reject_row'
    GROUP BY file_key, sheet_no, row_number
),

-- The first sentence says what is wrong with the sheet, the others how to mend it.
sheet_given_back AS (
    SELECT
        file_key,
        sheet_no,
        string_agg(DISTINCT split_part(message, '. ', 1) || '.', ' ' ORDER BY split_part(message, '. ', 1) || '.') AS reason
    FROM findings
    WHERE severity = 'reject_sheet'
    GROUP BY file_key, sheet_no
),

taken_out AS (
    SELECT
        file_key,
        sheet_no,
        row_number,
        min(discrepancy) AS discrepancy
    FROM ruled_row
    WHERE is_removed
    GROUP BY file_key, sheet_no, row_number
),

echo AS (
    SELECT DISTINCT
        file_key,
        sheet_no,
        row_number
    FROM contribution
    WHERE $form = 'inspection_report' AND measure = 'echo' AND period = $period AND "window" = $window
)

SELECT
    CASE
        WHEN evidence.outcome = 'rejected' OR returned.form_rows > 0 THEN 'returned'
        WHEN taken_out.discrepancy IS NOT NULL THEN 'ruled_out'
        WHEN named.is_withdrawn THEN 'withdrawn'
        ELSE 'echo'
    END AS kind,
    CASE
        WHEN evidence.outcome = 'rejected' AND given_back.reason IS NULL AND sheet_given_back.reason IS NOT NULL
            THEN 'Cả biểu bị trả lại: ' || sheet_given_back.reason
        WHEN evidence.outcome = 'rejected' OR returned.form_rows > 0 THEN 'Dòng bị trả lại: ' || coalesce(given_back.reason, 'không đủ dữ liệu.')
        WHEN taken_out.discrepancy IS NOT NULL THEN 'Không tính theo kết luận ' || taken_out.discrepancy || '.'
        WHEN named.is_withdrawn THEN 'Nhiệm vụ đã thu hồi.'
        ELSE 'Cuộc kiểm tra của tỉnh: tính theo sổ kiểm tra.'
    END AS reason,
    coalesce(named.unit, standing_file.sender) AS unit,
    coalesce(returned.form_rows, 1) AS form_rows,
    files.path,
    files.sha256,
    sheets.sheet,
    evidence.row_number,
    texts_of(evidence.cells) AS texts
FROM standing_file
INNER JOIN form_tables USING (file_key)
INNER JOIN sheets USING (file_key, sheet_no)
INNER JOIN evidence USING (file_key, sheet_no)
INNER JOIN files USING (file_key)
LEFT JOIN named USING (file_key, sheet_no, row_number)
LEFT JOIN returned USING (file_key, sheet_no, row_number)
LEFT JOIN given_back USING (file_key, sheet_no, row_number)
LEFT JOIN sheet_given_back USING (file_key, sheet_no)
LEFT JOIN taken_out USING (file_key, sheet_no, row_number)
LEFT JOIN echo USING (file_key, sheet_no, row_number)
WHERE
    form_tables.form = $form
    AND evidence.row_number BETWEEN form_tables.first_row AND form_tables.last_row
    AND (evidence.outcome = 'rejected' OR returned.form_rows > 0 OR named.is_withdrawn OR taken_out.file_key IS NOT NULL OR echo.file_key IS NOT NULL)
    AND ($unit = $province OR coalesce(named.unit, standing_file.sender) = $unit)
ORDER BY files.path, evidence.sheet_no, evidence.row_number

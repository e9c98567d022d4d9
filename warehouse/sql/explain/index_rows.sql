-- grain: one row per index and year of the newest index workbook that tells of the year or one before
SELECT
    $province AS unit,
    NULL AS date,
    1 AS amount,
    newest.stated_change AS counted_as,
    'index_result' AS form,
    newest.index,
    newest.year,
    files.path,
    files.sha256,
    sheets.sheet,
    newest.row_number,
    texts_of(evidence.cells) AS texts
FROM (
    SELECT *
    FROM current_index_result
    WHERE outcome = 'accepted' AND year <= $year
    QUALIFY rank() OVER (ORDER BY received_at DESC, path DESC) = 1
) AS newest
INNER JOIN files USING (file_key)
INNER JOIN sheets USING (file_key, sheet_no)
LEFT JOIN evidence USING (file_key, sheet_no, row_number)
ORDER BY newest.index, newest.year, newest.row_number

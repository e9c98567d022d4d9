-- grain: one row per measure of an index, index, year and period asked for
INSERT INTO measured BY NAME
SELECT
    counted_indices.measure,
    $province AS unit,
    asked_window.period,
    asked_window."window",
    cast(to_json({'index': counted_indices.index, 'year': counted_indices.year}) AS VARCHAR) AS split,
    counted_indices.value,
    'complete' AS status,
    cast([] AS VARCHAR []) AS missing_units,
    0 AS rejected_rows,
    'index_result' AS source,
    asked_window.first_day,
    asked_window.last_day
FROM asked_window
INNER JOIN counted_indices ON asked_window.year = counted_indices.asked_year
WHERE asked_window."window" = 'period'

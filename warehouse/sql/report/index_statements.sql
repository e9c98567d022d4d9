-- grain: one row per index and year of the newest index workbook that tells of the year or one before: the published change
-- in words
WITH newest AS (
    SELECT *
    FROM current_index_result
    WHERE outcome = 'accepted' AND year <= $year
    QUALIFY rank() OVER (ORDER BY received_at DESC, path DESC) = 1
)

SELECT
    newest.index,
    newest.year,
    coalesce(newest.compared_year, max(earlier.year)) AS compared_year,
    newest.stated_change,
    exists(
        SELECT 1
        FROM discrepancies
        WHERE
            discrepancies.rule = 'index.change_contradicts'
            AND discrepancies.state = 'open'
            AND discrepancies.subject = newest.index || ' ' || newest.year
            AND discrepancies.right_value = newest.stated_change
    ) AS contradicted
FROM newest
LEFT JOIN newest AS earlier ON newest.index = earlier.index AND earlier.year < newest.year AND earlier.rank IS NOT NULL
WHERE newest.rank IS NOT NULL
GROUP BY newest.index, newest.year, newest.compared_year, newest.stated_change, newest.row_number
QUALIFY row_number() OVER (PARTITION BY newest.index, newest.year ORDER BY newest.row_number DESC) = 1
ORDER BY newest.index, newest.year

-- grain: one row per year asked for, measure, index and year of the newest index workbook received that tells of that year or
-- one before: a rank of a later year is not yet so
CREATE OR REPLACE TEMP TABLE counted_indices AS
WITH newest AS (
    SELECT
        asked.year AS asked_year,
        told.*
    FROM (SELECT DISTINCT year FROM asked_window) AS asked
    INNER JOIN current_index_result AS told ON asked.year >= told.year
    WHERE told.outcome = 'accepted'
    QUALIFY rank() OVER (PARTITION BY asked.year ORDER BY told.received_at DESC, told.path DESC) = 1
),

-- A rank is compared with that of the year that the row names, else with the latest one before.
compared AS (
    SELECT
        newest.*,
        earlier.rank AS earlier_rank,
        earlier.sheet_no AS earlier_sheet_no,
        earlier.row_number AS earlier_row_number,
        earlier.ranked_count AS earlier_ranked_count
    FROM newest
    LEFT JOIN newest AS earlier
        ON
            newest.asked_year = earlier.asked_year
            AND newest.index = earlier.index
            AND earlier.year < newest.year
            AND earlier.rank IS NOT NULL
            AND (newest.compared_year IS NULL OR newest.compared_year = earlier.year)
    QUALIFY row_number() OVER (
        PARTITION BY newest.asked_year, newest.index, newest.year
        ORDER BY newest.row_number DESC, earlier.year DESC, earlier.row_number DESC
    ) = 1
),

told AS (
    SELECT
        *,
        unnest([
            {'measure': 'index_rank', 'value': cast(rank AS DOUBLE), 'is_told': rank IS NOT NULL},
            {'measure': 'index_ranked_count', 'value': cast(ranked_count AS DOUBLE), 'is_told': ranked_count IS NOT NULL},
            {'measure': 'index_score', 'value': cast(score AS DOUBLE), 'is_told': score IS NOT NULL},
            {
                'measure': 'index_rank_change',
                'value': CASE
                    WHEN ranked_count <> earlier_ranked_count THEN NULL
                    ELSE cast(earlier_rank - rank AS DOUBLE)
                END,
                'is_told': rank IS NOT NULL AND earlier_rank IS NOT NULL
            }
        ]) AS figure
    FROM compared
)

SELECT
    asked_year,
    figure.measure AS measure,
    index,
    year,
    figure.value AS value,
    'index_result' AS form,
    file_key,
    sheet_no,
    row_number,
    rank,
    earlier_rank,
    earlier_sheet_no,
    earlier_row_number
FROM told
WHERE figure.is_told

-- grain: one row per index row whose published change of rank is not the difference of the two ranks
INSERT INTO said BY NAME
WITH told AS (
    SELECT
        index_result.* REPLACE (month.period AS period, month.ordinal AS ordinal),
        trim(translate(strip_accents(lower(index_result.stated_change)), 'đ()', 'd')) AS words
    FROM current_index_result AS index_result
    INNER JOIN month
        ON month_shown(index_result.ordinal, index_result.last_ordinal, index_result.received_at) = month.ordinal
    WHERE index_result.outcome = 'accepted'
),

-- The rank of the year that the row names, else of the latest one before; of the same workbook, else of the newest before it.
ranked AS (
    SELECT
        told.*,
        earlier.year AS earlier_year,
        earlier.rank AS earlier_rank,
        earlier.rank - told.rank AS real_change
    FROM told
    INNER JOIN told AS earlier
        ON
            told.index = earlier.index
            AND earlier.year < told.year
            AND coalesce(told.compared_year = earlier.year, TRUE)
            AND earlier.ordinal <= told.ordinal
    WHERE
        told.rank IS NOT NULL
        AND earlier.rank IS NOT NULL
        AND coalesce(told.ranked_count = earlier.ranked_count, TRUE)
    QUALIFY row_number() OVER (
        PARTITION BY told.file_key, told.sheet_no, told.row_number, told.year
        ORDER BY earlier.file_key = told.file_key DESC, earlier.year DESC, earlier.ordinal DESC, earlier.row_number DESC
    ) = 1
),

-- The clause that counts places ("tăng 3 bậc"), else the whole text where it is no more than a sign, a word and a number.
clause AS (
    SELECT
        *,
        coalesce(
            nullif(regexp_extract(
                words,
                '\b(giam|tut|xuong|sut|lui|tang|len|cai thien|vuot)[^0-9.,;]{0,30}'
                || '([0-9]+|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\s+(bac|hang)\b'
            ), ''),
            words
        ) AS said_change
    FROM ranked
),

stated AS (
    SELECT
        *,
        CASE
            WHEN regexp_matches(said_change, '\bdiem\b') THEN NULL -- of the score, not of the rank
            WHEN regexp_matches(said_change, 'giu nguyen|giu vung|duy tri|khong doi|khong thay doi|khong tang|^bang\b|^\W*0+\W*$') THEN 0
            WHEN regexp_matches(said_change, '\b(giam|tut|xuong|sut|lui)\b|^\s*[-−–↓▼]') THEN -1
            WHEN regexp_matches(said_change, '\b(tang|len|cai thien|vuot)\b|^\s*[+↑▲]') THEN 1
        END AS direction,
        coalesce(
            try_cast(nullif(regexp_extract(said_change, '([0-9]+)\s*(?:bac|hang)\b', 1), '') AS INTEGER),
            try_cast(nullif(regexp_extract(said_change, '^[^0-9]*([0-9]{1,2})[^0-9]*$', 1), '') AS INTEGER),
            nullif(list_position(
                ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi', 'muoi mot', 'muoi hai', 'muoi ba'],
                regexp_extract(
                    said_change,
                    '\b((?:(?:hai|ba) )?muoi(?: (?:mot|hai|ba|bon|lam|sau|bay|tam|chin))?|mot|hai|ba|bon|nam|sau|bay|tam|chin)'
                    || '\s+(?:bac|hang)\b',
                    1
                )
            ), 0)
        ) AS steps
    FROM clause
)

SELECT
    'index.change_contradicts' AS rule,
    $province AS unit,
    period,
    index || '|' || year AS key,
    index || ' ' || year AS subject,
    'index_result' AS left_source,
    earlier_rank || ' → ' || rank AS left_value,
    file_key AS left_file_key,
    sheet_no AS left_sheet_no,
    item_address('index_result', file_key, sheet_no, 'rank', year, row_number) AS left_cell,
    'index_result' AS right_source,
    stated_change AS right_value,
    file_key AS right_file_key,
    sheet_no AS right_sheet_no,
    item_address('index_result', file_key, sheet_no, 'stated_change', year, row_number) AS right_cell,
    'Chỉ số ' || index || ' năm ' || year || ': công bố “' || stated_change || '”, nhưng hạng từ ' || earlier_rank || ' (năm '
    || earlier_year || ') đến ' || rank || ' (năm ' || year || ') là '
    || CASE
        WHEN real_change > 0 THEN 'tăng ' || real_change || ' bậc'
        WHEN real_change < 0 THEN 'giảm ' || -real_change || ' bậc'
        ELSE 'giữ nguyên'
    END
    || '. Số liệu lấy theo thứ hạng; đề nghị Sở Nội vụ xem lại.' AS message
FROM stated
WHERE
    direction <> sign(real_change)
    OR (direction <> 0 AND steps <> abs(real_change))

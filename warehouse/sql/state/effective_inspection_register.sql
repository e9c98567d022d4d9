-- grain: one row per accepted row of an inspection register, with what rulings say in its stead
CREATE OR REPLACE TEMP VIEW effective_inspection_register AS
WITH ruled AS (
    SELECT
        file_key,
        sheet_no,
        row_number,
        map_from_entries(list((field, value) ORDER BY field)) AS fields
    FROM inspection_override
    GROUP BY file_key, sheet_no, row_number
)

SELECT
    visit.* REPLACE (
        coalesce(cast(ruled.fields['inspected_on'] AS DATE), visit.inspected_on) AS inspected_on,
        coalesce(cast(ruled.fields['finding_count'] AS BIGINT), visit.finding_count) AS finding_count,
        coalesce(cast(ruled.fields['remedied_count'] AS BIGINT), visit.remedied_count) AS remedied_count,
        CASE
            WHEN map_contains(ruled.fields, 'remedied_on') THEN cast(ruled.fields['remedied_on'] AS DATE)
            ELSE visit.remedied_on
        END AS remedied_on
    )
FROM current_inspection_register AS visit
LEFT JOIN ruled
    ON visit.file_key = ruled.file_key AND visit.sheet_no = ruled.sheet_no AND visit.row_number = ruled.row_number
WHERE visit.outcome = 'accepted'

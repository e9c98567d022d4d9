-- grain: one row per provincial inspection that a unit's 02-KT tells of, as the latest workbook tells it
CREATE OR REPLACE TEMP TABLE told_visit AS
WITH told AS (
    SELECT *
    FROM current_inspection_report
    WHERE
        ordinal IS NOT NULL
        AND (
            is_of_province(inspecting_body_key, sender)
            OR (outcome = 'rejected' AND inspecting_body_key IS NULL)
        )
    QUALIFY
        outcome = 'rejected'
        OR rank() OVER (
            PARTITION BY sender, outcome, decision_number_key, inspected_on
            ORDER BY ordinal DESC, received_at DESC, path DESC
        ) = 1
)

SELECT
    row_number() OVER (ORDER BY told.file_key, told.sheet_no, told.row_number) AS told_id,
    month.period,
    month.year,
    month.ordinal,
    told.ordinal AS told_ordinal,
    told.outcome = 'accepted' AS is_accepted,
    told.file_key,
    told.sheet_no,
    told.row_number,
    told.sender AS unit,
    told.decision_number,
    told.decision_number_key,
    told.inspected_on,
    told.finding_count,
    coalesce(told.remedied_count, 0) AS remedied_count,
    told.remedied_on
FROM told
LEFT JOIN month ON told.inspected_on BETWEEN month.first_day AND month.last_day

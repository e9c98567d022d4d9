-- grain: one row per accepted row of an inspection register that no ruling takes out, with what rulings say in its stead, and per
-- row of a unit's 02-KT that counts by a ruling beside the register `register_file_key`
CREATE OR REPLACE TEMP VIEW effective_inspection_register AS
WITH ruled AS (
    SELECT
        file_key,
        sheet_no,
        row_number,
        map_from_entries(list((field, value) ORDER BY field)) AS fields
    FROM inspection_override
    GROUP BY file_key, sheet_no, row_number
),

registered AS (
    SELECT
        visit.* REPLACE (
            coalesce(cast(ruled.fields['inspected_on'] AS DATE), visit.inspected_on) AS inspected_on,
            coalesce(cast(ruled.fields['finding_count'] AS BIGINT), visit.finding_count) AS finding_count,
            coalesce(cast(ruled.fields['remedied_count'] AS BIGINT), visit.remedied_count) AS remedied_count,
            CASE
                WHEN map_contains(ruled.fields, 'remedied_on') THEN cast(ruled.fields['remedied_on'] AS DATE)
                ELSE visit.remedied_on
            END AS remedied_on
        ),
        'inspection_register' AS form,
        visit.file_key AS register_file_key
    FROM current_inspection_register AS visit
    LEFT JOIN ruled USING (file_key, sheet_no, row_number)
    WHERE visit.outcome = 'accepted' AND NOT coalesce(map_contains(ruled.fields, 'removed'), FALSE)
),

added AS (
    SELECT
        'inspection_report' AS form,
        addition.register_file_key,
        report.file_key,
        report.sheet_no,
        report.row_number,
        report.outcome,
        report.period,
        report.ordinal,
        report.path,
        report.received_at,
        report.decision_number,
        report.decision_number_key,
        report.decision_date,
        report.kind,
        report.sender AS inspected_unit,
        report.inspected_on,
        report.finding_count,
        report.findings,
        report.remedy_due_on,
        report.remedied_count,
        report.remedied_on
    FROM current_inspection_report AS report
    INNER JOIN inspection_addition AS addition USING (file_key, sheet_no, row_number)
    WHERE report.outcome = 'accepted'
)

SELECT * FROM registered
UNION ALL BY NAME
SELECT * FROM added

-- grain: one row per field of a row of the inspection register that a ruling gives another value; field `removed`: the row is out
CREATE OR REPLACE TEMP TABLE inspection_override AS
WITH given AS (
    SELECT
        ruling.id AS discrepancy,
        ruling.left_file_key AS file_key,
        ruling.left_sheet_no AS sheet_no,
        ruling.left_row_number AS row_number,
        unnest(CASE ruling.rule
            WHEN 'inspection.missing_in_report'
                THEN [{'field': 'removed', 'value': ruling.left_value}]
            WHEN 'inspection.date_differs'
                THEN [{
                    'field': 'inspected_on',
                    'value': CASE ruling.ruling WHEN 'Theo đơn vị' THEN ruling.right_value ELSE cast(ruled_date(ruling.value) AS VARCHAR) END
                }]
            WHEN 'inspection.finding_count_differs'
                THEN [{
                    'field': 'finding_count',
                    'value': CASE ruling.ruling WHEN 'Theo đơn vị' THEN ruling.right_value ELSE cast(ruled_count(ruling.value) AS VARCHAR) END
                }]
            WHEN 'inspection.remedy_differs'
                THEN [
                    {
                        'field': 'remedied_count',
                        'value': CASE ruling.ruling WHEN 'Theo đơn vị' THEN cast(coalesce(report.remedied_count, 0) AS VARCHAR)
                            ELSE cast(ruled_count(ruling.value) AS VARCHAR)
                        END
                    },
                    {
                        'field': 'remedied_on',
                        'value': CASE ruling.ruling WHEN 'Theo đơn vị' THEN cast(report.remedied_on AS VARCHAR) END
                    }
                ]
        END) AS given
    FROM standing_ruling AS ruling
    LEFT JOIN inspection_report AS report
        ON
            ruling.right_file_key = report.file_key
            AND ruling.right_sheet_no = report.sheet_no
            AND ruling.right_row_number = report.row_number
    WHERE
        ruling.rule LIKE 'inspection.%'
        AND ruling.rule NOT IN ('inspection.missing_in_register', 'inspection.not_in_plan')
        AND (ruling.rule <> 'inspection.missing_in_report' OR ruling.ruling = 'Theo đơn vị')
)

SELECT
    file_key,
    sheet_no,
    row_number,
    given.field AS field,
    given.value AS value,
    discrepancy
FROM given
WHERE file_key IS NOT NULL AND row_number IS NOT NULL

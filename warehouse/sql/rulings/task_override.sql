-- grain: one row per field of a row of the year's newest register that a ruling gives another value; the latest ruling wins
CREATE OR REPLACE TEMP TABLE task_override AS
WITH listed AS (
    SELECT
        *,
        left(period, 4) AS year
    FROM current_task_register
    WHERE outcome = 'accepted'
),

-- The register changes every month; the task keeps its code.
ruled AS (
    SELECT
        ruling.*,
        newest.file_key,
        newest.sheet_no,
        newest.row_number,
        report.status AS reported_status,
        report.completed_on AS reported_completed_on,
        newest.completed_on AS register_completed_on,
        CASE ruling.ruling WHEN 'Theo đơn vị' THEN ruling.right_value ELSE cast(ruled_date(ruling.value) AS VARCHAR) END AS ruled_day
    FROM standing_ruling AS ruling
    INNER JOIN listed AS compared
        ON
            ruling.left_file_key = compared.file_key
            AND ruling.left_sheet_no = compared.sheet_no
            AND ruling.left_row_number = compared.row_number
    INNER JOIN listed AS newest ON compared.task_code_key = newest.task_code_key AND compared.year = newest.year
    LEFT JOIN task_progress AS report
        ON
            ruling.right_file_key = report.file_key
            AND ruling.right_sheet_no = report.sheet_no
            AND ruling.right_row_number = report.row_number
    WHERE
        ruling.rule LIKE 'task.%'
        AND ruling.rule NOT IN ('task.vanished', 'task.missing_in_register')
        AND (ruling.rule <> 'task.missing_in_report' OR ruling.ruling = 'Theo đơn vị')
    QUALIFY row_number() OVER (
        PARTITION BY ruling.id ORDER BY newest.ordinal DESC, newest.received_at DESC, newest.path DESC, newest.row_number
    ) = 1
),

given AS (
    SELECT
        file_key,
        sheet_no,
        row_number,
        ruled_on,
        id,
        unnest(CASE
            WHEN rule = 'task.missing_in_report' THEN [{'field': 'status', 'value': 'Đã thu hồi'}]
            WHEN rule = 'task.status_differs' AND ruling = 'Theo đơn vị'
                THEN [
                    {'field': 'status', 'value': reported_status},
                    {
                        'field': 'completed_on',
                        'value': CASE WHEN reported_status <> 'Đã thu hồi' THEN cast(reported_completed_on AS VARCHAR) END
                    }
                ]
            WHEN rule = 'task.status_differs' AND ruled_date(value) IS NOT NULL
                THEN [{'field': 'status', 'value': 'Đã hoàn thành'}, {'field': 'completed_on', 'value': cast(ruled_date(value) AS VARCHAR)}]
            WHEN rule = 'task.status_differs' AND ruled_status(value) = 'Đã hoàn thành'
                THEN [
                    {'field': 'status', 'value': 'Đã hoàn thành'},
                    {'field': 'completed_on', 'value': cast(coalesce(reported_completed_on, register_completed_on) AS VARCHAR)}
                ]
            WHEN rule = 'task.status_differs'
                THEN [{'field': 'status', 'value': ruled_status(value)}, {'field': 'completed_on', 'value': NULL}]
            WHEN rule = 'task.completed_on_differs'
                THEN [{'field': 'completed_on', 'value': ruled_day}]
            WHEN rule = 'task.due_differs'
                THEN [{'field': 'due_on', 'value': ruled_day}, {'field': 'extended_due_on', 'value': NULL}]
            WHEN rule = 'task.document_date_differs'
                THEN [{'field': 'document_date', 'value': ruled_day}]
        END) AS given
    FROM ruled
)

SELECT
    file_key,
    sheet_no,
    row_number,
    given.field AS field,
    given.value AS value,
    id AS discrepancy
FROM given
QUALIFY row_number() OVER (PARTITION BY file_key, sheet_no, row_number, given.field ORDER BY ruled_on DESC, id) = 1

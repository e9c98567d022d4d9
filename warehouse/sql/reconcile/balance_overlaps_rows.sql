-- grain: one row per opening balance inside whose interval rows of the same measure and unit are dated, or others of its
-- kind begin or end
INSERT INTO said BY NAME
WITH balance AS (
    SELECT told.* REPLACE (month.period AS period)
    FROM standing_balance AS told
    INNER JOIN month ON month_shown(told.ordinal, told.last_ordinal, told.received_at) = month.ordinal
),

-- A task of several years' registers is as the latest of them has it. Of a year without a register the units' own 01-NV
-- stand in, as the latest tells it, but for tasks that a register of that year or a later one lists.
task AS (
    SELECT
        register_task.unit,
        register_task.document_date,
        register_task.completed_on,
        coalesce(register_task.extended_due_on, register_task.due_on) AS effective_due_on,
        month.last_day
    FROM register_task
    INNER JOIN month ON register_task.covers_ordinal = month.ordinal
    WHERE register_task.is_accepted AND NOT register_task.is_vanished AND register_task.status <> 'Đã thu hồi'
    QUALIFY
        rank() OVER (PARTITION BY register_task.unit, register_task.task_code_key ORDER BY register_task.year DESC) = 1
    UNION ALL
    SELECT * EXCLUDE (is_withdrawn)
    FROM (
        SELECT
            told.unit,
            told.document_date,
            told.completed_on,
            told.due_then AS effective_due_on,
            told.is_withdrawn,
            max(told.last_day) OVER (PARTITION BY told.unit, told.year) AS last_day
        FROM reported_task AS told
        WHERE
            told.is_accepted
            AND told.year NOT IN (SELECT year FROM newest_register WHERE form = 'task_register')
            AND NOT EXISTS (
                SELECT 1
                FROM register_task AS listed
                WHERE
                    listed.year > told.year
                    AND listed.is_accepted
                    AND listed.unit = told.unit
                    AND listed.document_number_key = told.document_number_key
                    AND listed.document_date = told.document_date
            )
        QUALIFY
            rank() OVER (
                PARTITION BY told.unit, told.document_number_key, told.document_date, told.content_key
                ORDER BY told.ordinal DESC, told.file_key DESC
            ) = 1
    )
    WHERE NOT is_withdrawn
),

dated AS (
    -- A task has the day on which it was completed; an open one, as it is counted, that on which it was given.
    SELECT
        unnest([
            'tasks_assigned',
            CASE WHEN completed_on IS NOT NULL THEN 'tasks_completed' END,
            task_state(completed_on IS NOT NULL, completed_on, effective_due_on, last_day)
        ]) AS measure,
        unit,
        coalesce(completed_on, document_date) AS day
    FROM task
    UNION ALL
    SELECT
        unnest(['inspections', 'inspection_visits', 'inspected_units', 'findings', 'findings_remedied']) AS measure,
        visit.unit,
        visit.inspected_on AS day
    FROM visit
    WHERE visit.is_accepted
    UNION ALL
    SELECT
        unnest(
            CASE WHEN kind = 'Tự kiểm tra' THEN ['self_inspection_visits'] ELSE
                ['unit_inspections', 'unit_inspection_visits', 'unit_inspected_offices']
            END
        ) AS measure,
        sender AS unit,
        inspected_on AS day
    FROM own_inspection
    UNION ALL
    SELECT
        unnest(['violators', 'violators_handled']) AS measure,
        sender AS unit,
        found_on AS day
    FROM current_violation
    WHERE outcome = 'accepted'
    UNION ALL
    SELECT
        'issued_documents' AS measure,
        sender AS unit,
        issued_on AS day
    FROM current_issued_document
    WHERE outcome = 'accepted'
    UNION ALL
    -- What has no day of its own stands at the end of its month, as it is counted.
    SELECT
        told.item AS measure,
        told.sender AS unit,
        month.last_day AS day
    FROM current_dissemination AS told
    INNER JOIN month ON told.period = month.period
    WHERE told.outcome = 'accepted' AND told.value IS NOT NULL
    UNION ALL
    SELECT
        unnest([
            'services_received', 'services_resolved', 'services_on_time', 'services_pending', 'services_pending_overdue',
            'survey_answers', 'survey_satisfied'
        ]) AS measure,
        told.sender AS unit,
        month.last_day AS day
    FROM current_service_result AS told
    INNER JOIN month ON told.period = month.period
    WHERE told.outcome = 'accepted'
),

inside AS (
    SELECT
        balance.file_key,
        balance.sheet_no,
        balance.row_number,
        count(*) AS row_count,
        min(dated.day) AS first_day,
        max(dated.day) AS last_day
    FROM balance
    INNER JOIN dated
        ON
            balance.measure = dated.measure
            AND (balance.balance_unit = $province OR balance.balance_unit = dated.unit)
            AND dated.day BETWEEN balance.from_date AND balance.to_date
    GROUP BY balance.file_key, balance.sheet_no, balance.row_number
),

-- Two balances are told of once: at the longer one, where that holds the other, else at the one that ends later.
beside AS (
    SELECT
        balance.file_key,
        balance.sheet_no,
        balance.row_number,
        count(*) AS balance_count,
        string_agg(
            ' Số lũy kế ' || vn_number(other.value) || ' (dòng ' || other.row_number
            || CASE WHEN other.file_key = balance.file_key THEN '' ELSE ' tệp “' || other.path || '”' END
            || ') từ ' || vn_date(other.from_date) || ' đến ' || vn_date(other.to_date)
            || CASE
                WHEN other.from_date >= balance.from_date THEN ' nằm trong khoảng đó nên không được cộng thêm.'
                ELSE ' trùng một phần của khoảng đó mà vẫn được cộng thêm.'
            END,
            '' ORDER BY other.from_date, other.to_date
        ) AS told
    FROM balance
    INNER JOIN balance AS other
        ON
            balance.measure = other.measure
            AND balance.balance_unit = other.balance_unit
            AND other.to_date BETWEEN balance.from_date AND balance.to_date
            AND (balance.to_date > other.to_date OR balance.from_date < other.from_date)
    GROUP BY balance.file_key, balance.sheet_no, balance.row_number
)

SELECT
    'balance.overlaps_rows' AS rule,
    balance.balance_unit AS unit,
    balance.period,
    balance.measure || '|' || balance.from_date || '|' || balance.to_date AS key,
    balance.measure || ' từ ' || vn_date(balance.from_date) || ' đến ' || vn_date(balance.to_date) AS subject,
    'opening_balance' AS left_source,
    plain_number(balance.value) AS left_value,
    balance.file_key AS left_file_key,
    balance.sheet_no AS left_sheet_no,
    cell_address('opening_balance', balance.file_key, balance.sheet_no, 'value', balance.row_number) AS left_cell,
    cast(coalesce(inside.row_count, 0) + coalesce(beside.balance_count, 0) AS VARCHAR) AS right_value,
    'Số lũy kế “' || balance.measure || '” từ ' || vn_date(balance.from_date) || ' đến ' || vn_date(balance.to_date) || ' là '
    || vn_number(balance.value) || coalesce(
        ', nhưng trong khoảng đó còn ' || inside.row_count || ' dòng chi tiết (từ ' || vn_date(inside.first_day) || ' đến '
        || vn_date(inside.last_day) || '). Số lũy kế thay cho các dòng này, chúng không được cộng thêm.',
        '.'
    )
    || coalesce(beside.told, '') || ' Đề nghị xem lại khoảng thời gian của số lũy kế.' AS message
FROM balance
LEFT JOIN inside USING (file_key, sheet_no, row_number)
LEFT JOIN beside USING (file_key, sheet_no, row_number)
WHERE inside.row_count IS NOT NULL OR beside.balance_count IS NOT NULL

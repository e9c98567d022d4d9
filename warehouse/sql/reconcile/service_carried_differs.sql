-- grain: one row per field of procedures and month whose carried-over files are not last month's pending ones, neither as
-- their total nor as its parts, which are what counts: a total that is not the sum of its parts is service.identity alone
INSERT INTO said BY NAME
WITH kept AS (
    SELECT
        service.sender AS unit,
        month.period,
        month.ordinal,
        service.field_key,
        arg_min(service.field, (service.row_number, service.sheet_no)) AS field,
        service.file_key,
        min(service.sheet_no) AS sheet_no,
        min(service.row_number) AS row_number,
        sum(coalesce(service.received_carried, 0)) AS carried,
        sum(service.pending_in_time + service.pending_overdue) AS pending_parts,
        coalesce(sum(service.pending_total), pending_parts) AS pending,
        bool_and(service.outcome = 'accepted') AS is_accepted,
        arg_min(form_tables.columns['received_carried'], (service.sheet_no, service.row_number)) AS carried_column,
        arg_min(
            coalesce(form_tables.columns['pending_total'], form_tables.columns['pending_in_time']),
            (service.sheet_no, service.row_number)
        ) AS pending_column
    FROM current_service_result AS service
    INNER JOIN month ON service.period = month.period
    INNER JOIN form_tables
        ON
            service.file_key = form_tables.file_key
            AND service.sheet_no = form_tables.sheet_no
            AND form_tables.form = 'service_result'
            AND service.row_number BETWEEN form_tables.first_row AND form_tables.last_row
    WHERE service.field_key IS NOT NULL
    GROUP BY ALL
)

SELECT
    'service.carried_differs' AS rule,
    now.unit,
    now.period,
    now.field_key || '|' || now.period AS key,
    now.field || ' ' || vn_month(now.period) AS subject,
    'service_result' AS left_source,
    cast(earlier.pending AS VARCHAR) AS left_value,
    earlier.file_key AS left_file_key,
    earlier.sheet_no AS left_sheet_no,
    earlier.pending_column || earlier.row_number AS left_cell,
    'service_result' AS right_source,
    cast(now.carried AS VARCHAR) AS right_value,
    now.file_key AS right_file_key,
    now.sheet_no AS right_sheet_no,
    now.carried_column || now.row_number AS right_cell,
    'Biểu 06-TTHC, lĩnh vực “' || now.field || '”: ' || vn_month(now.period) || ' ghi kỳ trước chuyển sang ' || vn_count(now.carried)
    || ' hồ sơ, nhưng cuối ' || vn_month(earlier.period) || ' còn đang giải quyết ' || vn_count(earlier.pending)
    || '. Đề nghị đối chiếu hai kỳ và sửa bên ghi sai.' AS message
FROM kept AS now
INNER JOIN kept AS earlier
    ON now.unit = earlier.unit AND now.field_key = earlier.field_key AND now.ordinal = earlier.ordinal + 1
LEFT JOIN copied_form AS copied
    ON copied.form = 'service_result' AND now.unit = copied.unit AND now.period = copied.period
WHERE
    now.is_accepted
    AND earlier.is_accepted
    AND now.carried_column IS NOT NULL
    AND earlier.pending_column IS NOT NULL
    AND copied.unit IS NULL
    AND now.carried <> earlier.pending
    AND coalesce(now.carried <> earlier.pending_parts, TRUE)

-- grain: one row per count whose last total row says something else than the rows above it, those given back among them
INSERT INTO signalled BY NAME
WITH counted AS (
    SELECT
        'violation' AS form,
        file_key,
        sheet_no,
        row_number,
        unnest([
            {'field': 'people_count', 'amount': people_count},
            {'field': 'handled_count', 'amount': handled_count}
        ]) AS said
    FROM violation
    UNION ALL
    SELECT
        'inspection_report' AS form,
        file_key,
        sheet_no,
        row_number,
        unnest([
            {'field': 'finding_count', 'amount': finding_count},
            {'field': 'remedied_count', 'amount': remedied_count}
        ]) AS said
    FROM inspection_report
    UNION ALL
    SELECT
        'service_result' AS form,
        file_key,
        sheet_no,
        row_number,
        unnest([
            {'field': 'received_total', 'amount': received_total},
            {'field': 'resolved_total', 'amount': resolved_total},
            {'field': 'pending_total', 'amount': pending_total},
            {'field': 'survey_answers', 'amount': survey_answers}
        ]) AS said
    FROM service_result
),

-- A sheet with one total, below all of its rows, of which none was given back: then the total speaks of just these.
total AS (
    SELECT
        file_key,
        sheet_no,
        max(row_number) FILTER (WHERE ignored_kind = 'total') AS row_number,
        arg_max(cells, row_number) FILTER (WHERE ignored_kind = 'total') AS cells
    FROM evidence
    GROUP BY file_key, sheet_no
    HAVING
        count(*) FILTER (WHERE ignored_kind = 'total') = 1
        AND count(*) FILTER (WHERE outcome = 'rejected') = 0
        AND count(*) FILTER (WHERE ignored_kind = 'section') = 0
        AND max(row_number) FILTER (WHERE ignored_kind = 'total') > max(row_number) FILTER (WHERE outcome = 'accepted')
),

summed AS (
    SELECT
        form,
        file_key,
        sheet_no,
        said.field AS field,
        sum(coalesce(said.amount, 0)) AS amount,
        min(row_number) AS first_row,
        max(row_number) AS last_row
    FROM counted
    GROUP BY form, file_key, sheet_no, said.field
),

column_number AS (
    SELECT
        form_tables.form,
        form_tables.file_key,
        form_tables.sheet_no,
        form_tables.first_row,
        form_tables.last_row,
        known_file.unit,
        known_file.period,
        unnest(map_entries(form_tables.columns)) AS placed
    FROM form_tables
    INNER JOIN known_file USING (file_key)
    WHERE form_tables.state = 'accepted' AND known_file.state IN ('accepted', 'accepted_with_findings')
),

stated AS (
    SELECT
        summed.*,
        place.unit,
        place.period,
        place.placed.value AS letters,
        total.row_number AS total_row,
        try_cast(replace(trim(texts_of(total.cells)[
            list_reduce(
                list_transform(string_split(place.placed.value, ''), LAMBDA letter : ascii(letter) - 64),
                LAMBDA number, digit : number * 26 + digit
            )
        ]), '.', '') AS BIGINT) AS written
    FROM summed
    INNER JOIN total ON summed.file_key = total.file_key AND summed.sheet_no = total.sheet_no
    INNER JOIN column_number AS place
        ON
            summed.form = place.form
            AND summed.file_key = place.file_key
            AND summed.sheet_no = place.sheet_no
            AND summed.field = place.placed.key
            AND total.row_number BETWEEN place.first_row AND place.last_row
)

SELECT
    'signal.total_typed_over' AS signal,
    unit,
    period,
    form || ' ' || field AS subject,
    'Dòng tổng cộng của trang ghi ' || written || ' (ô ' || letters || total_row || '), các dòng cộng lại là ' || amount
    || '. Số tổng cộng có được ghi đè không?' AS message,
    form AS left_source,
    cast(amount AS VARCHAR) AS left_value,
    file_key AS left_file_key,
    sheet_no AS left_sheet_no,
    cell_range(letters, first_row, last_row) AS left_cell,
    form AS right_source,
    cast(written AS VARCHAR) AS right_value,
    file_key AS right_file_key,
    sheet_no AS right_sheet_no,
    letters || total_row AS right_cell
FROM stated
WHERE written <> amount AND period IS NOT NULL

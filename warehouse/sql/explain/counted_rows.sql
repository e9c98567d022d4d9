-- grain: one row per measure and source row that counts in a figure, that an opening balance stands for or that is handed
-- on to a successor
WITH of_index AS (
    SELECT
        *,
        {'index': index, 'year': year} AS index_split
    FROM counted_indices
    WHERE asked_year = (SELECT year FROM asked_window WHERE period = $period AND "window" = $window)
),

counted AS (
    SELECT
        *,
        CASE WHEN $unit = $province THEN is_for_province ELSE is_for_unit END AS is_counted
    FROM contribution
    WHERE period = $period AND "window" = $window AND ($unit = $province OR unit = $unit)
    UNION ALL BY NAME
    SELECT
        measure,
        CASE WHEN measure = 'index_rank_change' AND value IS NOT NULL THEN -rank ELSE value END AS amount,
        index_split,
        $province AS unit,
        form,
        file_key,
        sheet_no,
        row_number,
        TRUE AS is_counted
    FROM of_index
    UNION ALL BY NAME
    -- What a change is a change from; nothing where the two cannot be compared.
    SELECT
        measure,
        CASE WHEN value IS NOT NULL THEN earlier_rank END AS amount,
        index_split,
        $province AS unit,
        form,
        file_key,
        earlier_sheet_no AS sheet_no,
        earlier_row_number AS row_number,
        TRUE AS is_counted
    FROM of_index
    WHERE measure = 'index_rank_change'
),

changed AS (
    SELECT
        file_key,
        sheet_no,
        row_number,
        list({'form': form, 'field': field, 'value': value, 'discrepancy': discrepancy} ORDER BY discrepancy, field) AS changes
    FROM ruled_row
    GROUP BY file_key, sheet_no, row_number
)

SELECT
    counted.measure,
    CASE
        WHEN counted.is_counted THEN 'rows'
        WHEN counted.is_handed_on THEN 'handed_on'
        ELSE 'covered_by_balance'
    END AS listed_in,
    counted.unit,
    counted.event_on,
    counted.amount,
    counted.counted_as,
    to_json({
        'kind': counted.kind,
        'level': counted.level,
        'sanction': counted.sanction,
        'type': counted.document_type,
        'index': counted.index_split.index,
        'year': counted.index_split.year
    }) AS splits,
    counted.form,
    files.path,
    files.sha256,
    sheets.sheet,
    counted.row_number,
    texts_of(evidence.cells) AS texts,
    changed.changes,
    CASE
        WHEN counted.discrepancy IS NOT NULL
            THEN {'discrepancy': counted.discrepancy, 'old': counted.counted_amount, 'new': counted.ruled_amount}
    END AS ruled_total
FROM counted
LEFT JOIN files USING (file_key)
LEFT JOIN sheets USING (file_key, sheet_no)
LEFT JOIN evidence USING (file_key, sheet_no, row_number)
LEFT JOIN changed USING (file_key, sheet_no, row_number)
LEFT JOIN org_unit USING (unit)
WHERE list_contains(cast($measures AS VARCHAR []), counted.measure)
ORDER BY counted.measure, org_unit.ordinal, counted.unit, counted.event_on, files.path, counted.sheet_no, counted.row_number

-- grain: one row per sheet of a file that is no duplicate, with what became of its rows
WITH counted AS (
    SELECT
        file_key,
        sheet_no,
        coalesce(ignored_kind, outcome) AS kind,
        any_value(outcome) AS outcome,
        count(*) AS row_count
    FROM evidence
    WHERE file_key IN (SELECT file_key FROM listed_file)
    GROUP BY file_key, sheet_no, coalesce(ignored_kind, outcome)
)

SELECT
    file.path AS file,
    sheets.sheet,
    sheets.form,
    cast(coalesce(sum(counted.row_count), 0) AS BIGINT) AS "read",
    cast(coalesce(sum(counted.row_count) FILTER (WHERE counted.outcome = 'accepted'), 0) AS BIGINT) AS accepted,
    cast(coalesce(sum(counted.row_count) FILTER (WHERE counted.outcome = 'rejected'), 0) AS BIGINT) AS rejected,
    list(counted.kind ORDER BY counted.kind) FILTER (WHERE counted.outcome = 'ignored') AS kinds,
    list(counted.row_count ORDER BY counted.kind) FILTER (WHERE counted.outcome = 'ignored') AS counts
FROM listed_file AS file
INNER JOIN sheets ON file.file_key = sheets.file_key
LEFT JOIN counted ON sheets.file_key = counted.file_key AND sheets.sheet_no = counted.sheet_no
WHERE file.state <> 'duplicate'
GROUP BY file.period, file.received_at, file.path, sheets.sheet_no, sheets.sheet, sheets.form
ORDER BY file.period NULLS LAST, file.received_at, file.path, sheets.sheet_no

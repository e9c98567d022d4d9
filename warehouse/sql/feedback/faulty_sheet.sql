-- grain: one row per row of a sheet with faults in the files asked for; of a very long sheet only its head and the rows with
-- faults. A sheet of no known form is not given back: nobody knows what stands in it.
WITH faulty_row AS (
    SELECT DISTINCT
        findings.file_key,
        findings.sheet_no,
        findings.row_number
    FROM findings
    INNER JOIN (SELECT unnest(cast($file_keys AS VARCHAR [])) AS file_key) USING (file_key)
    WHERE findings.code <> 'sheet.hidden' AND findings.sheet_no IS NOT NULL
),

faulty AS (
    SELECT DISTINCT
        sheets.file_key,
        sheets.sheet_no,
        sheets.sheet,
        sheets.form
    FROM sheets
    INNER JOIN faulty_row USING (file_key, sheet_no)
    WHERE sheets.form IS NOT NULL AND sheets.form <> 'cover'
),

numbered AS (
    SELECT
        faulty.file_key,
        faulty.sheet_no,
        faulty.sheet,
        faulty.form,
        evidence.row_number,
        evidence.cells,
        evidence.outcome,
        evidence.ignored_kind,
        count(*) OVER whole_sheet AS row_count,
        evidence.ignored_kind IN ('title', 'header', 'numbering') OR faulty_row.row_number IS NOT NULL AS is_needed
    FROM faulty
    -- With the list itself the scan passes by the texts of all other files, which a join unpacks.
    INNER JOIN (SELECT * FROM evidence WHERE list_contains($file_keys, file_key)) AS evidence
        USING (file_key, sheet_no)
    LEFT JOIN faulty_row USING (file_key, sheet_no, row_number)
    WINDOW whole_sheet AS (PARTITION BY faulty.file_key, faulty.sheet_no)
),

kept AS (
    SELECT *
    FROM numbered
    WHERE row_count <= $longest OR coalesce(is_needed, FALSE)
    QUALIFY row_number() OVER (PARTITION BY file_key, sheet_no ORDER BY row_number) <= $longest
)

SELECT
    kept.file_key,
    files.path,
    kept.sheet_no,
    kept.sheet,
    kept.form,
    kept.row_number,
    texts_of(kept.cells) AS texts,
    kept.outcome,
    kept.ignored_kind,
    kept.row_count
FROM kept
INNER JOIN files USING (file_key)
ORDER BY files.received_at, files.path, kept.sheet_no, kept.row_number

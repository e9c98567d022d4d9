-- grain: one row per fault of the files asked for, and per ruling in them that nothing can be done with
WITH said AS (
    SELECT * FROM findings
    UNION ALL BY NAME
    SELECT
        fault.file_key,
        fault.sheet_no,
        sheets.sheet,
        cell_address('resolution', fault.file_key, fault.sheet_no, fault.field, fault.row_number) AS cell,
        fault.row_number,
        fault.field,
        fault.text,
        fault.code,
        'warning' AS severity,
        fault.message
    FROM useless_ruling AS fault
    INNER JOIN sheets USING (file_key, sheet_no)
)

SELECT
    said.file_key,
    files.path,
    said.sheet_no,
    said.sheet,
    said.cell,
    said.row_number,
    said.field,
    said.text,
    said.code,
    said.severity,
    said.message
FROM said
INNER JOIN (SELECT unnest(cast($file_keys AS VARCHAR [])) AS file_key) USING (file_key)
INNER JOIN files USING (file_key)
ORDER BY
    files.received_at,
    files.path,
    said.sheet_no NULLS FIRST,
    said.row_number NULLS FIRST,
    said.finding_no NULLS LAST,
    said.code,
    said.field

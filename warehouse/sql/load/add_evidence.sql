-- grain: one row per row of a sheet handed over as text; its cells apart again
INSERT INTO evidence
SELECT
    file_key,
    sheet_no,
    row_number,
    list_transform(string_split(coalesce(texts, ''), $cell_break), LAMBDA cell: nullif(cell, '')) AS texts,
    outcome,
    ignored_kind
FROM handed_over(
    $file,
    {
        'file_key': 'VARCHAR',
        'sheet_no': 'INTEGER',
        'row_number': 'INTEGER',
        'texts': 'VARCHAR',
        'outcome': 'VARCHAR',
        'ignored_kind': 'VARCHAR'
    },
    $break, $quote, $longest
)

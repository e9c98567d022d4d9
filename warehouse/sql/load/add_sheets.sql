-- grain: one row per sheet handed over as text; one without a name has the empty one
INSERT INTO sheets
SELECT
    file_key,
    sheet_no,
    coalesce(sheet, '') AS sheet,
    hidden,
    form,
    state
FROM handed_over(
    $file,
    {
        'file_key': 'VARCHAR',
        'sheet_no': 'INTEGER',
        'sheet': 'VARCHAR',
        'hidden': 'BOOLEAN',
        'form': 'VARCHAR',
        'state': 'VARCHAR'
    },
    $break, $quote, $longest
)

-- grain: one row per table of a form handed over as text; its columns apart again
INSERT INTO form_tables
SELECT
    file_key,
    sheet_no,
    table_no,
    form,
    first_row,
    last_row,
    state,
    nil,
    CASE
        WHEN fields IS NULL THEN map()
        ELSE map(string_split(fields, $cell_break), string_split(letters, $cell_break))
    END AS columns
FROM handed_over(
    $file,
    {
        'file_key': 'VARCHAR',
        'sheet_no': 'INTEGER',
        'table_no': 'INTEGER',
        'form': 'VARCHAR',
        'first_row': 'INTEGER',
        'last_row': 'INTEGER',
        'state': 'VARCHAR',
        'nil': 'BOOLEAN',
        'fields': 'VARCHAR',
        'letters': 'VARCHAR'
    },
    $break, $quote, $longest
)

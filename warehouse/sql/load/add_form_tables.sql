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
FROM read_csv(
    $file,
    columns = {
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
    auto_detect = FALSE,
    header = FALSE,
    delim = $break,
    quote = $quote,
    escape = $quote,
    nullstr = '',
    new_line = '\r\n',
    parallel = FALSE,
    max_line_size = $longest,
    buffer_size = $longest
)

-- grain: one row per sheet handed over as text; its columns apart again
INSERT INTO sheets
SELECT
    file_key,
    sheet_no,
    coalesce(sheet, '') AS sheet,
    hidden,
    form,
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
        'sheet': 'VARCHAR',
        'hidden': 'BOOLEAN',
        'form': 'VARCHAR',
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

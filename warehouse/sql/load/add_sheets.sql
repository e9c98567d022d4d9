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
        ELSE map(string_split(fields, chr(31)), string_split(letters, chr(31)))
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
    delim = ',',
    quote = '"',
    escape = '"',
    nullstr = '',
    new_line = '\r\n',
    parallel = FALSE,
    max_line_size = $longest,
    buffer_size = $longest
)

-- grain: one row per sheet handed over as text; one without a name has the empty one
INSERT INTO sheets
SELECT
    file_key,
    sheet_no,
    coalesce(sheet, '') AS sheet,
    hidden,
    form,
    state
FROM read_csv(
    $file,
    columns = {
        'file_key': 'VARCHAR',
        'sheet_no': 'INTEGER',
        'sheet': 'VARCHAR',
        'hidden': 'BOOLEAN',
        'form': 'VARCHAR',
        'state': 'VARCHAR'
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

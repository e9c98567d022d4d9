-- Rows handed over as text: which columns they have, what stands between values and around them, and how long a row may be.
CREATE OR REPLACE TEMP MACRO handed_over(file, named, apart, around, longest) AS TABLE
SELECT *
FROM read_csv(
    file,
    columns = named,
    auto_detect = FALSE,
    header = FALSE,
    delim = apart,
    quote = around,
    escape = around,
    nullstr = '',
    new_line = '\r\n',
    parallel = FALSE,
    max_line_size = longest,
    buffer_size = longest
)

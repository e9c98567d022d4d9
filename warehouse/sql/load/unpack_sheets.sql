-- grain: one row per sheet, its columns apart again
CREATE OR REPLACE TEMP VIEW incoming_sheets AS
SELECT
    c0 AS file_key,
    c1 AS sheet_no,
    c2 AS sheet,
    c3 AS hidden,
    c4 AS form,
    c5 AS state,
    c6 AS nil,
    CASE WHEN c7 = '' THEN map() ELSE map(string_split(c7, chr(31)), string_split(c8, chr(31))) END AS columns
FROM incoming

-- grain: one row per row handed over; cells apart again
CREATE OR REPLACE TEMP VIEW incoming_evidence AS
SELECT
    c0 AS file_key,
    c1 AS sheet_no,
    c2 AS row_number,
    list_transform(string_split(c3, chr(31)), LAMBDA cell: nullif(cell, '')) AS texts,
    c4 AS outcome,
    c5 AS ignored_kind
FROM incoming

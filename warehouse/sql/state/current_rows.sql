-- grain: one row per row of the form in a file that stands, or that a later one superseded where that takes nothing away
CREATE OR REPLACE TEMP VIEW current_held_rows AS
SELECT
    held_rows.*,
    known_file.unit AS sender,
    known_file.period,
    known_file.path,
    known_file.sha256,
    known_file.received_at,
    sheets.sheet,
    received_month.ordinal,
    received_month.last_ordinal
FROM held_rows
INNER JOIN known_file ON held_rows.file_key = known_file.file_key
INNER JOIN sheets ON held_rows.file_key = sheets.file_key AND held_rows.sheet_no = sheets.sheet_no
LEFT JOIN received_month ON known_file.period = received_month.period
WHERE
    known_file.state IN ('accepted', 'accepted_with_findings')
    OR (known_file.state = 'superseded' AND 'held_rows' IN ('task_register', 'opening_balance', 'resolution'))

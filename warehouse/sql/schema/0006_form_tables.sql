-- A sheet may hold tables of several forms, each with its own columns and answer.

-- grain: one row per table of a form in a sheet, from its header to its last row
CREATE TABLE form_tables (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    table_no INTEGER NOT NULL,         -- position in the sheet, from 0: from the top down, else from the left
    form VARCHAR NOT NULL,
    first_row INTEGER NOT NULL,
    last_row INTEGER NOT NULL,
    state VARCHAR NOT NULL,            -- accepted, rejected
    nil BOOLEAN NOT NULL,              -- an answer without rows
    columns MAP(VARCHAR, VARCHAR) NOT NULL,  -- field -> column letters
    PRIMARY KEY (file_key, sheet_no, table_no)
);

INSERT INTO form_tables
SELECT
    file_key,
    sheet_no,
    0 AS table_no,
    form,
    1 AS first_row,
    1048576 AS last_row,
    state,
    nil,
    columns
FROM sheets
WHERE form <> 'cover' AND state IN ('accepted', 'rejected');

ALTER TABLE sheets DROP COLUMN columns;

ALTER TABLE sheets DROP COLUMN nil;

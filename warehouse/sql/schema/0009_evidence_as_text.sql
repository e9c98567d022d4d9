-- The cells of a row stand in one text, as they are handed over: few queries look at a cell, and a list of them is three
-- times as dear to write. zstd halves the file; a format that does not know it would keep them unpacked.

-- grain: one row per non-blank row of every sheet, as received
CREATE TABLE evidence_as_text (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    cells VARCHAR USING COMPRESSION zstd,  -- from column A on, chr(30) between two; NULL where none says anything
    outcome VARCHAR NOT NULL,              -- accepted, rejected, ignored
    ignored_kind VARCHAR
);

INSERT INTO evidence_as_text
SELECT
    file_key,
    sheet_no,
    row_number,
    nullif(array_to_string(list_transform(texts, LAMBDA cell : coalesce(cell, '')), chr(30)), '') AS cells,
    outcome,
    ignored_kind
FROM evidence;

DROP TABLE evidence;

ALTER TABLE evidence_as_text RENAME TO evidence;

-- The texts of a row's cells, NULL for a blank one.
CREATE MACRO texts_of(cells) AS list_transform(string_split(cells, chr(30)), LAMBDA cell : nullif(cell, ''));

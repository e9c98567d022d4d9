-- grain: one value: the row of a cell by its address, of a range that of its last cell; null where it has none
CREATE OR REPLACE TEMP MACRO row_of(cell) AS try_cast(regexp_extract(cell, '\d+$') AS INTEGER)

-- grain: one value: what one side of a difference or of a signal says, and where
CREATE OR REPLACE TEMP MACRO side(told_by, told, of_file, of_sheet, at_cell) AS
{
    'source': told_by,
    'value': told,
    'file': (SELECT files.path FROM files WHERE files.file_key = of_file),
    'sheet': (SELECT sheets.sheet FROM sheets WHERE sheets.file_key = of_file AND sheets.sheet_no = of_sheet),
    'cell': at_cell
}

"""xls of every age: calamine reads Excel 5 to 2003, xlrd what is older."""

from __future__ import annotations

import io

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from transforms.read_cells import rows_of_grid, shown_merges
from transforms.sheets import Limits, Sheet, Workbook


def read_biff(data: bytes, limits: Limits) -> Workbook:
    """The workbook in an OLE container."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = []
    for index, about in enumerate(book.sheets_metadata):
        sheet = book.get_sheet_by_index(index)
        rows = rows_of_grid(sheet.to_python(skip_empty_area=False), limits)
        merges = [(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ()]
        sheets.append(Sheet(about.name, about.visible != SheetVisibleEnum.Visible, rows, shown_merges(merges, rows)))
    return Workbook("xls", tuple(sheets))

"""Sheets of tables as people read and print them."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from transforms.workbooks.workbook_bytes import UNWRITABLE

FONT = "Times New Roman"
THIN = Side(style="thin", color="808080")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
WRAP = Alignment(vertical="top", wrap_text=True)
AS_IT_RUNS = Alignment(vertical="top", wrap_text=False)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
NUMBER = Alignment(horizontal="center", vertical="top")
TEXT_FONT = Font(name=FONT, size=11)
HEAD_FONT = Font(name=FONT, size=11, bold=True)
LINK_FONT = Font(name=FONT, size=11, color="0563C1", underline="single")
HEAD_FILL = PatternFill("solid", fgColor="DCE6F1")
TITLE_HEIGHT = 21.0  # points, of a line in 14 points
_LINE_HEIGHT, _HIGHEST = 15.0, 409.0  # points; Excel draws no row higher
CHARACTERS_A_WIDTH = 1.32  # of the text font, in a column one digit wide
_LONGEST = 32_767  # characters that a cell can hold
_LONGEST_HEAD = 120  # Excel calls a workbook damaged whose page head is longer than 255, each `&` counted twice


def first_sheet(workbook: Workbook, title: str) -> Worksheet:
    """The sheet that a new workbook has, under the title."""
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    return sheet


def table_head(sheet: Worksheet, columns: Sequence[tuple[str, int]], row: int = 1) -> None:
    """A header row of (title, width in characters); what lies above it and itself stays in view."""
    for column, (title, width) in enumerate(columns, start=1):
        cell = put(sheet.cell(row, column), title)
        dress(cell, HEAD_FONT, CENTRE, BOX, HEAD_FILL)
        sheet.column_dimensions[get_column_letter(column)].width = width
    fit_height(sheet, row, [title for title, _ in columns])
    sheet.freeze_panes = f"A{row + 1}"


# Telling openpyxl a style costs far more than the value does; within a workbook each look is told once.
_looks: WeakKeyDictionary[Workbook, dict[tuple[object, ...], tuple[Any, ...]]] = WeakKeyDictionary()


def dress(
    cell: Cell,
    font: Font = TEXT_FONT,
    alignment: Alignment = WRAP,
    border: Border | None = None,
    fill: PatternFill | None = None,
    *,
    number_format: str = "General",
    locked: bool = True,
) -> None:
    """Give a cell its whole look: what is not named is plain."""
    parts = (font, alignment, border, fill)
    known = _looks.setdefault(cell.parent.parent, {})
    key = (*map(id, parts), number_format, locked)
    look = known.get(key)
    if look is None:
        cell.font, cell.alignment, cell.border, cell.fill = font, alignment, border or Border(), fill or PatternFill()
        cell.number_format, cell.protection = number_format, Protection(locked=locked)
        known[key] = (copy(cell._style), parts)  # the parts are kept, for their ids are in the key
    else:
        cell._style = copy(look[0])


def put(cell: Cell, value: object) -> Cell:
    """Put a value into a cell as what it is: text that looks like a formula stays text."""
    fill_in(cell, value)
    dress(cell)
    return cell


def fill_in(cell: Cell, value: object) -> None:
    """The value alone, of a cell that is dressed besides."""
    if isinstance(value, str):
        # Past openpyxl's own look at the text, which takes longer than all the rest.
        cell._value, cell.data_type = UNWRITABLE.sub("", value)[:_LONGEST], "s"
    else:
        cell.value = value


def put_row(sheet: Worksheet, row: int, values: Sequence[object], font: Font = TEXT_FONT, border: Border = BOX) -> None:
    """A row of boxed cells from column A on, as high as its longest text needs."""
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column)
        fill_in(cell, value)
        dress(cell, font, NUMBER if isinstance(value, int) else WRAP, border)
    fit_height(sheet, row, values)


def fit_height(sheet: Worksheet, row: int, values: Sequence[object]) -> None:
    """Make a row as high as its texts need in columns of this width: not every program does it by itself."""
    lines, columns = 1, sheet.column_dimensions
    for column, value in enumerate(values, start=1):
        if isinstance(value, str):
            letter = get_column_letter(column)
            width = (columns.get(letter) or columns[letter]).width  # the former makes nothing anew
            lines = max(lines, text_lines(value, max(int(width * CHARACTERS_A_WIDTH), 1)))
    sheet.row_dimensions[row].height = min(lines * _LINE_HEIGHT + 2, _HIGHEST)


def text_lines(text: str, characters: int) -> int:
    """How many lines a text takes where a line holds that many characters and is broken between words."""
    if 2 * len(text) <= characters and "\n" not in text:  # as most are, however broad
        return 1
    lines = 0
    for line in text.split("\n"):
        lines += 1
        left = characters
        for word in line.split():  # more than one blank between words hardly counts, and none at the end of a line
            wide = breadth(word)
            if wide > left:
                if left < characters:
                    lines, left = lines + 1, characters
                lines, wide = lines + max(wide - 1, 0) // characters, (wide - 1) % characters + 1
            left -= wide + 1
    return lines


@lru_cache(maxsize=16384)
def breadth(text: str) -> int:
    """How many characters wide a text is; capitals take more than their share."""
    return len(text) + 3 * sum(map(str.isupper, text)) // 4


def put_lines(sheet: Worksheet, row: int, lines: Sequence[str], *, columns: int, characters: int) -> int:
    """Paragraphs, each across `columns` columns that hold about `characters` a line; the row behind the last."""
    for line in lines:
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
        put(sheet.cell(row, 1), line)
        sheet.row_dimensions[row].height = text_lines(line, characters) * _LINE_HEIGHT + 2
        row += 1
    return row


def page_setup(sheet: Worksheet, repeat: str | None = None, *, landscape: bool = True, head: str = "") -> None:
    """A4, as wide as the page, pages numbered; `repeat` are the rows printed on each page (`1:1`), `head` stands above
    them: a page that was taken out still says what it belongs to."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.45
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.5, 0.65, 0.3
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "&P/&N"
    if head:
        said = UNWRITABLE.sub("", head)
        if len(said) > _LONGEST_HEAD:
            said = f"{said[: _LONGEST_HEAD - 1]}…"
        sheet.oddHeader.left.text = said.replace("&", "&&")  # `&` begins a code of page heads
        sheet.page_margins.top, sheet.page_margins.header = 0.7, 0.3
    if repeat:
        sheet.print_title_rows = repeat

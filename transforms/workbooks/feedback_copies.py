"""Copies of faulty sheets: each cell at its own address, faults coloured, commented, and told at the end of the row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from transforms.definitions.codes import IgnoredKind
from transforms.definitions.feedback_data import CopiedRow, FaultySheet, ToldFinding
from transforms.files.sheets import Sheet
from transforms.text.legacy_sheets import decode_sheet
from transforms.workbooks.feedback_wording import FINDINGS_SHEET, shown_value
from transforms.workbooks.workbook_bytes import UNWRITABLE
from transforms.workbooks.workbook_pages import (
    AS_IT_RUNS,
    BOX,
    CENTRE,
    CHARACTERS_A_WIDTH,
    HEAD_FILL,
    HEAD_FONT,
    WRAP,
    breadth,
    dress,
    fill_in,
    fit_height,
    page_setup,
    put,
)

COMMENTS_AT_MOST = 1_000  # in a workbook: each is a drawing, and Excel opens thousands of them slowly
NOTES_TITLE = "Vấn đề và cách sửa"

_FAULT = PatternFill("solid", fgColor="F4B183")
_WARNED = PatternFill("solid", fgColor="FFE699")
_RETURNED_ROW = PatternFill("solid", fgColor="FBE5D6")
_BLANK, _NARROWEST, _WIDEST, _WIDEST_OF_MANY, _MANY, _NOTES_WIDTH = 3, 6, 32, 22, 8, 55
_SHOWN_AT_MOST = 40  # columns of a sheet, and those with faults
_LINES_AT_MOST = 5  # told at the end of one row
_AROUND = (IgnoredKind.TITLE, IgnoredKind.SIGNATURE, IgnoredKind.NOTE, IgnoredKind.SECTION)
_HEADER = (IgnoredKind.HEADER, IgnoredKind.REPEAT_HEADER, IgnoredKind.NUMBERING)


class Copies:
    """The copies within one workbook; `links` gives for (file key, sheet number) the name of the copy."""

    def __init__(self, workbook: Workbook, author: str) -> None:
        self.workbook, self.author = workbook, author
        self.links: dict[tuple[str, int], str] = {}
        self._comments = 0
        self._faulty: set[tuple[str, str]] = set()
        self._heads: set[tuple[str, str]] = set()
        self._around: set[tuple[str, str]] = set()

    def add(self, faulty: FaultySheet, findings: Sequence[ToldFinding]) -> None:
        """Add the copy of a sheet with these findings of it; legacy text as its sender sees it."""
        if any(finding.code == "cell.legacy_encoding" for finding in findings):
            faulty = _in_unicode(faulty)
        sheet = self.workbook.create_sheet(_free_name(faulty.sheet, self.workbook.sheetnames))
        self.links[faulty.file_key, faulty.sheet_no] = sheet.title
        widest = max((len(row.texts) for row in faulty.rows), default=1)
        for row in faulty.rows:
            self._row(sheet, row, widest)
        header = [row.row_number for row in faulty.rows if row.ignored_kind == IgnoredKind.HEADER]
        first_header, last_header = (min(header), max(header)) if header else (1, 1)
        self._notes(sheet, widest + 1, first_header, findings)
        for finding in findings:
            if finding.address:
                self._mark(sheet[finding.address], finding)
        _fit(sheet, faulty.rows, widest)
        # Long title blocks would leave no room on the screen for what scrolls.
        sheet.freeze_panes = f"A{last_header + 1}" if last_header <= 15 else None
        repeat = f"{first_header}:{last_header}" if header else None
        page_setup(sheet, repeat, head=f"Bản sao để xem lỗi: {faulty.path}")
        sheet.sheet_properties.tabColor = "F4B183"
        _say_below(sheet, faulty, hidden=_hide_far_columns(sheet, widest, findings))

    def _row(self, sheet: Worksheet, row: CopiedRow, widest: int) -> None:
        around = row.ignored_kind in _AROUND
        for column in range(1, widest + 1):
            text = row.texts[column - 1] if column <= len(row.texts) else None
            if text is None and around:
                continue
            cell = sheet.cell(row.row_number, column)
            fill_in(cell, None if text is None else shown_value(text))
            if row.ignored_kind in _HEADER:
                self._heads.add((sheet.title, cell.coordinate))
                dress(cell, HEAD_FONT, CENTRE, BOX, HEAD_FILL)
            elif around:
                self._around.add((sheet.title, cell.coordinate))
                dress(cell, alignment=AS_IT_RUNS)
            else:
                dress(cell, border=BOX, fill=_RETURNED_ROW if row.outcome == "rejected" else None)

    def _notes(self, sheet: Worksheet, column: int, header: int, findings: Sequence[ToldFinding]) -> None:
        """What is wrong with each row, at its end: comments are not printed."""
        told: defaultdict[int, list[str]] = defaultdict(list, {header: [NOTES_TITLE]})
        for finding in findings:
            row = finding.row_number or header
            if finding.message not in told[row]:
                told[row].append(finding.message)
        for row, lines in told.items():
            if len(lines) > _LINES_AT_MOST:
                left = f"… và {len(lines) - _LINES_AT_MOST} điểm khác, xem trang “{FINDINGS_SHEET}”."
                lines[_LINES_AT_MOST:] = [left]
            cell = put(sheet.cell(row, column), "\n".join(lines))
            if row == header:
                dress(cell, HEAD_FONT, CENTRE, BOX, HEAD_FILL)
            else:
                dress(cell, border=BOX)

    def _mark(self, cell: Cell, finding: ToldFinding) -> None:
        place = (cell.parent.title, cell.coordinate)
        if not finding.is_warning:
            self._faulty.add(place)
        fill = _FAULT if place in self._faulty else _WARNED
        if place in self._heads:
            dress(cell, HEAD_FONT, CENTRE, BOX, fill)
        else:
            dress(cell, alignment=AS_IT_RUNS if place in self._around else WRAP, border=BOX, fill=fill)
        before = cell.comment
        if before is None and self._comments >= COMMENTS_AT_MOST:
            return
        said = UNWRITABLE.sub("", finding.message)
        if before is not None:
            if said in before.text:
                return
            said = f"{before.text}\n\n{said}"
        else:
            self._comments += 1
        cell.comment = Comment(said, self.author, width=360, height=40 + 18 * (1 + len(said) // 48))


def _in_unicode(faulty: FaultySheet) -> FaultySheet:
    """The sheet with its text converted as it was when it was read: without their fonts TCVN3 and VNI are no words."""
    rows = tuple((row.row_number, row.texts) for row in faulty.rows)
    decoded = decode_sheet(Sheet(faulty.sheet, False, rows)).rows
    texts = [tuple(None if value is None else str(value) for value in cells) for _, cells in decoded]
    return replace(faulty, rows=tuple(replace(row, texts=new) for row, new in zip(faulty.rows, texts, strict=True)))


def _hide_far_columns(sheet: Worksheet, widest: int, findings: Sequence[ToldFinding]) -> bool:
    """Hide what lies far to the right and has no fault, so that the remarks stand where they are seen; whether any."""
    if widest <= _SHOWN_AT_MOST:
        return False
    faulty = {re.sub(r"\d", "", finding.cell) for finding in findings if finding.cell}
    for column in map(get_column_letter, range(_SHOWN_AT_MOST + 1, widest + 1)):
        sheet.column_dimensions[column].hidden = column not in faulty
    return True


def _say_below(sheet: Worksheet, faulty: FaultySheet, *, hidden: bool) -> None:
    """Say below the rows which of them the copy lacks, and that columns are `hidden`."""
    below = []
    if faulty.left_out:
        below.append(
            f"Trang tính rất dài: bản sao chỉ có tiêu đề và các dòng có lỗi, bỏ qua {faulty.left_out} dòng khác."
        )
    if hidden:
        last = get_column_letter(_SHOWN_AT_MOST)
        below.append(f"Trang tính rất rộng: các cột sau cột {last} không có lỗi được ẩn trong bản sao.")
    for row_number, line in enumerate(below, start=(faulty.rows[-1].row_number if faulty.rows else 0) + 2):
        put(sheet.cell(row_number, 1), line).alignment = AS_IT_RUNS


def _fit(sheet: Worksheet, rows: Sequence[CopiedRow], widest: int) -> None:
    """Make columns and rows as large as what stands in them; lines around the table run on."""
    notes = widest + 1
    for column, width in {**_widths(rows, widest), notes: _NOTES_WIDTH}.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row in rows:
        told = sheet.cell(row.row_number, notes).value
        if told is not None or row.ignored_kind not in _AROUND:
            texts = row.texts if row.ignored_kind not in _AROUND else ()
            fit_height(sheet, row.row_number, (*texts, *[None] * (widest - len(texts)), told))


def _widths(rows: Sequence[CopiedRow], widest: int) -> dict[int, int]:
    """Column -> width in characters that shows most of its data, and its header in few lines."""
    longest = dict.fromkeys(range(1, widest + 1), _BLANK)
    most = _WIDEST_OF_MANY if widest > _MANY else _WIDEST  # so that the page, as wide as them all, can be read
    for row in rows:
        if row.ignored_kind in _AROUND:
            continue
        for column, text in enumerate(row.texts, start=1):
            if text is not None:
                if row.ignored_kind in _HEADER:
                    word = max(map(breadth, text.split()), default=0) / CHARACTERS_A_WIDTH
                    wanted = max(len(text) // 2 + 2, round(word) + 2)
                else:
                    wanted = len(text) + 1
                longest[column] = max(longest[column], min(max(wanted, _NARROWEST), most))
    return longest


def _free_name(sheet: str, taken: Sequence[str]) -> str:
    """A name that Excel takes and no sheet has, as near to the sheet's own as can be."""
    stem = re.sub(r"[\[\]:*?/\\']", " ", UNWRITABLE.sub(" ", sheet)).strip()[:24] or "Trang"
    if stem.casefold() == "history":  # Excel keeps this one for itself
        stem = f"{stem}_"
    name, number = stem, 2
    lower = {other.casefold() for other in taken}
    while name.casefold() in lower:
        name, number = f"{stem} ({number})", number + 1
    return name

"""calamine with its refusals and panics as values. What aborts the process is the guard's business."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from transforms.files.read_archive import pack
from transforms.files.read_cells import Grid

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEET = f'<worksheet xmlns="{_MAIN}"><sheetData>%s</sheetData></worksheet>'
_MOST_STYLES = 5_000
_A_DAY = 43_831

Found = TypeVar("Found")


def open_book(data: bytes) -> CalamineWorkbook | None:
    """The workbook; None where calamine refuses or panics."""
    return _unless_refused(lambda: CalamineWorkbook.from_filelike(io.BytesIO(data)))


def open_sheet(book: CalamineWorkbook, index: int) -> tuple[Grid, CalamineSheet] | None:
    """A sheet's cells from A1 on, and the sheet; None where calamine refuses or panics."""

    def read() -> tuple[Grid, CalamineSheet]:
        sheet = book.get_sheet_by_index(index)
        return sheet.to_python(skip_empty_area=False), sheet

    return _unless_refused(read)


def open_parts(
    sheets: Sequence[bytes], styles: bytes, strings: bytes, *, from_1904: bool = False
) -> CalamineWorkbook | None:
    """The workbook of these parts of xlsx, its sheets in their order, in a container made for calamine; None where that
    refuses or panics."""
    frame = _frame(len(sheets), from_1904, bool(styles), bool(strings))
    contents = [
        (f"xl/worksheets/sheet{number}.xml", part or (_SHEET % "").encode()) for number, part in enumerate(sheets, 1)
    ]
    if styles:
        contents.append(("xl/styles.xml", styles))
    if strings:
        contents.append(("xl/sharedStrings.xml", strings))
    return open_book(pack([*frame, *contents]))


@lru_cache(maxsize=256)
def _frame(count: int, from_1904: bool, styles: bool, strings: bool) -> tuple[tuple[str, bytes], ...]:
    """The parts of a container around ``count`` sheets."""
    sheets = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, count + 1))
    epoch = '<workbookPr date1904="1"/>' if from_1904 else ""
    links = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, count + 1)]
    if styles:
        links.append(("rIdStyles", "styles", "styles.xml"))
    if strings:
        links.append(("rIdStrings", "sharedStrings", "sharedStrings.xml"))
    relations = "".join(f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in links)
    top = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    return (
        ("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}">{top}</Relationships>'.encode()),
        (
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{epoch}<sheets>{sheets}</sheets></workbook>'.encode(),
        ),
        ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'.encode()),
    )


@lru_cache(maxsize=64)
def dated_styles(styles: bytes, count: int) -> Mapping[bytes, bool]:
    """By cell style as it is written, whether calamine takes a number for a day; without those that make it neither."""
    if count > _MOST_STYLES:
        return {}
    rows = "".join(f'<row r="{n + 1}"><c r="A{n + 1}" s="{n}"><v>{_A_DAY}</v></c></row>' for n in range(count))
    book = open_parts([(_SHEET % rows).encode()], styles, b"")
    laid_out = open_sheet(book, 0) if book else None
    if laid_out is None:
        return {}
    kinds = {b"%d" % n: type(cells[0]) for n, cells in enumerate(laid_out[0])}
    return {style: kind is dt.date for style, kind in kinds.items() if kind in (float, dt.date)}


def _unless_refused(read: Callable[[], Found]) -> Found | None:
    try:
        return read()
    except (CalamineError, OSError, OverflowError, ValueError):
        return None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # Rust's panics are no Exceptions
            raise
        return None

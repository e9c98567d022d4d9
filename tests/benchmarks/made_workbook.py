"""An .xlsx written as Excel itself stores one: shared strings, dates as serial numbers, borders on blank cells, merges.

Far faster than openpyxl, which a made inbox of thousands of workbooks needs. The same call writes the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook

from tests.transforms.made_workbooks import MAIN, xlsx_parts, zipped

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'{_XML}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="12"/><name val="Times New Roman"/></font>'
    '</fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="2"><border/>'
    '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/>'
    '<xf numFmtId="0" borderId="1" applyBorder="1"/><xf numFmtId="14" borderId="1" applyNumberFormat="1"/>'
    "</cellXfs></styleSheet>"
)
_DAY_ZERO = date(1899, 12, 30)

Cell = str | int | date | None


@dataclass(frozen=True)
class Made:
    """One sheet: its name, header rows with their merges ("A8:D8"), and data."""

    name: str
    header: Sequence[Sequence[Cell]]
    merges: Sequence[str]
    rows: Sequence[Sequence[Cell]]


Writer = Callable[[Path, Sequence[Made], Sequence[Sequence[Cell]]], None]


def write_workbook(path: Path, sheets: Sequence[Made], titles: Sequence[Sequence[Cell]] = ()) -> None:
    """An .xlsx of these sheets; `titles` are rows above the header of each."""
    strings: dict[str, int] = {}
    pages = {
        escape(made.name): _XML + _sheet_xml([*titles, *made.header, *made.rows], made.merges, strings)
        for made in sheets
    }
    texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    listed = f'{_XML}<sst xmlns="{MAIN}" uniqueCount="{len(strings)}">{texts}</sst>'
    path.write_bytes(zipped(xlsx_parts(pages, listed, _STYLES)))


def write_by_openpyxl(path: Path, sheets: Sequence[Made], titles: Sequence[Sequence[Cell]] = ()) -> None:
    """The same workbook as programs export it that use openpyxl: each text in its cell, letter by letter in codes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for made in sheets:
        sheet = book.create_sheet(made.name)
        for row in (*titles, *made.header, *made.rows):
            sheet.append(row)
        for area in made.merges:
            sheet.merge_cells(area)
    book.save(path)


def _sheet_xml(rows: Sequence[Sequence[Cell]], merges: Sequence[str], strings: dict[str, int]) -> str:
    columns = max(map(len, rows))
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(_cell_xml(f"{chr(64 + column)}{number}", value, strings) for column, value in enumerate(row, 1))
        if cells:
            lines.append(f'<row r="{number}" spans="1:{columns}" ht="15.75" customHeight="1">{cells}</row>')
    merged = "".join(f'<mergeCell ref="{area}"/>' for area in merges)
    return (
        f'<worksheet xmlns="{MAIN}"><dimension ref="A1:{chr(64 + columns)}{len(rows)}"/><sheetViews><sheetView '
        f'workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15.75"/><cols><col min="1" max="{columns}" '
        f'width="18"/></cols><sheetData>{"".join(lines)}</sheetData>'
        + (f'<mergeCells count="{len(merges)}">{merged}</mergeCells>' if merges else "")
        + '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>'
    )


def _cell_xml(address: str, value: Cell, strings: dict[str, int]) -> str:
    match value:
        case None:
            return f'<c r="{address}" s="1"/>'  # bordered, as blank forms are
        case str():
            return f'<c r="{address}" s="1" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'
        case date():
            return f'<c r="{address}" s="2"><v>{(value - _DAY_ZERO).days}</v></c>'
        case _:
            return f'<c r="{address}" s="1"><v>{value}</v></c>'

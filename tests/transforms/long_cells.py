"""Workbooks with a cell of thousands of characters in every place that reading looks at.

Importable by worker processes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tests.made_inbox.clean_book import Book, clean_book, clean_inspection_register, clean_register
from tests.reference_data import unit_names
from transforms.files.read import read_workbook
from transforms.files.sheets import Limits, Sheet, Value, Workbook
from transforms.submissions.interpret import interpret
from warehouse.packing import check_ledger

_LENGTH = 24_000  # Excel holds 32,767
_FEWEST_HEADERS = 3
_ROWS = 24


@cache
def originals() -> tuple[tuple[Book, Workbook], ...]:
    books = (clean_book(), clean_register(), clean_inspection_register())
    read = [(book, read_workbook(book.bytes(), Limits())) for book in books]
    return tuple((book, workbook) for book, workbook in read if isinstance(workbook, Workbook))


def read_with_long_cells(piece: str) -> int:
    """How many rows were read of workbooks in which the piece, over and over, stands in each place in turn."""
    long = piece * (_LENGTH // len(piece))
    count = 0
    for text in (f"{long}!", f"1 {long})", f"Tổng {long} 1", f"Tháng 8/2020 {long}"):
        for book, workbook in originals():
            for muddled in _with(workbook, text):
                reading = interpret(book.file, muddled, book.received_on, unit_names())
                check_ledger(book.file, reading)
                count += len(reading.evidence)
    return count


def _with(workbook: Workbook, text: str) -> Iterator[Workbook]:
    """Among the data, below and above them; in a header; in what says who and when."""
    yield replace(workbook, sheets=tuple(_around(sheet, text) for sheet in workbook.sheets))
    yield replace(workbook, sheets=tuple(_in_header(sheet, text) for sheet in workbook.sheets))


def _around(sheet: Sheet, text: str) -> Sheet:
    rows = [(number + 1, list(cells)) for number, cells in sheet.rows[:_ROWS]]
    for position, (_, cells) in enumerate(rows[_header(sheet) + 1 :]):
        cells[position % len(cells)] = text
    last = rows[-1][0] if rows else 1
    return _rebuilt(sheet, [(1, [text]), *rows, (last + 1, [text]), (last + 3, [None, text])])


def _in_header(sheet: Sheet, text: str) -> Sheet:
    rows = [(number, list(cells)) for number, cells in sheet.rows[:_ROWS]]
    if rows:
        rows[_header(sheet)][1][-1] = text
    return _rebuilt(sheet, rows)


def _header(sheet: Sheet) -> int:
    filled = [sum(cell is not None for cell in cells) for _, cells in sheet.rows]
    return next((place for place, count in enumerate(filled) if count >= _FEWEST_HEADERS), 0)


def _rebuilt(sheet: Sheet, rows: list[tuple[int, list[Value]]]) -> Sheet:
    width = max((len(cells) for _, cells in rows), default=0)
    return replace(sheet, rows=tuple((number, (*cells, *[None] * (width - len(cells)))) for number, cells in rows))

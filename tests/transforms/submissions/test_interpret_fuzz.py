"""Whatever is muddled in the cells of a workbook, its reading ends, and accounts for every row.

``CCHC_FUZZ_MUTANTS`` and ``CCHC_FUZZ_SEED`` ask for more and others, as for the reader.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from tests.reference_data import unit_names
from tests.transforms.files.test_read_fuzz import MUTANTS, SEED
from tests.transforms.long_cells import originals
from transforms.files.sheets import CellError, Sheet, UncomputedFormula, Value
from transforms.submissions.interpret import interpret
from warehouse.packing import check_ledger

ODD: tuple[Value, ...] = (
    *(None, 0, -1, 1.5, 1e308, True, "0", "-", "…", "x", "nt", "*", "I", "A", "1", "(1)", "(\n" * 300, "a" * 5000),
    *("STT", "Tổng", "Tổng cộng", "Cộng", "Ghi chú:", "Không phát sinh", "NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"),
    *("5/12", "44/48", "91,6%", "1/1/1/1/1", "Tháng 8/2020", "Quý III/2020", "ngày 15 tháng 8 năm 2020", "/" * 4000),
    *("tháng 8 năm 2020 " * 200, "1." * 3000, "²", "１２", "\ufffd", "=A1", dt.date(2020, 8, 1), dt.time(3, 4)),
    *(float("inf"), float("nan"), 10**20, "9" * 5000, dt.date.min, dt.date.max),
    *(dt.datetime(2020, 8, 1, 3, 4), dt.timedelta(3), CellError("#REF!"), UncomputedFormula("=A1+B1")),
)


def muddled(sheet: Sheet, chance: random.Random) -> Sheet:
    """The sheet with cells, rows and columns replaced, exchanged, repeated, cut off or shifted."""
    numbers, rows = [number for number, _ in sheet.rows], [list(cells) for _, cells in sheet.rows]
    for _ in range(chance.choice((0, 1, 3, 10, 40)) if rows else 0):
        here, there = chance.randrange(len(rows)), chance.randrange(len(rows))
        column = chance.randrange(len(rows[here]) + 1)
        match chance.randrange(7):
            case 0 | 1:
                rows[here][column : column + 1] = [chance.choice(ODD)]
            case 2:
                rows[here], rows[there] = rows[there], rows[here]
            case 3:
                rows[here] = list(rows[there])
            case 4:
                rows[here] = [chance.choice(ODD) for _ in rows[here]]
            case 5:
                del rows[here][column:]
            case _:
                for cells in rows:
                    cells.insert(min(column, len(cells)), chance.choice(ODD) if chance.random() < 0.3 else None)
    kept = [(number, tuple(cells)) for number, cells in zip(numbers, rows, strict=True)]
    return replace(sheet, rows=tuple(row for row in kept if any(value is not None for value in row[1])))


def test_no_muddle_stops_the_reading_and_every_row_is_accounted_for() -> None:
    names = unit_names()
    for number in range(SEED, SEED + MUTANTS // 10):
        chance = random.Random(number)
        book, workbook = chance.choice(originals())
        sheets = tuple(muddled(sheet, chance) for sheet in workbook.sheets)
        reading = interpret(book.file, replace(workbook, sheets=sheets), book.received_on, names)
        check_ledger(book.file, reading)
        assert len(reading.evidence) == sum(len(sheet.rows) for sheet in sheets), number

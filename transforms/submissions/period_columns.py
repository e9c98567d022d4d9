"""Rows of another period than the file's, told by a column of the sender's own: "Tháng", "Kỳ"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from transforms.definitions.cells import cell_address, column_letters
from transforms.definitions.codes import IgnoredKind
from transforms.definitions.patterns import late_pattern
from transforms.definitions.periods import Period
from transforms.files.sheets import Value, cell_at
from transforms.submissions.leftover_rows import OF_THE_PERIOD_ALONE, say_other_period, told_of
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.findings import quoted
from transforms.tables.rows import Rows
from transforms.tables.tables import Table
from transforms.tables.title_periods import is_of_another_time, is_of_year_so_far, overlap
from transforms.text.vietnamese import folded_words
from transforms.values.normalise import text_of
from transforms.values.shown_cells import merged_down, raw_columns

_ANOTHER = Period(1900, 1, 12)  # "Lũy kế", "Kỳ trước"
_NAMED = 5  # rows
_TIME = late_pattern(r"(?:thang|ky|ki|quy|nam|thoi (?:gian|ky|diem)|giai doan)\b(?:\W+(?:bao cao|so lieu|nam))?\W*")


def without_rows_of_other_periods(work: SheetWork, table: Table, told: Rows, period: Period | None) -> Rows:
    """The rows but for those that the column says to be of another time, beside some of the file's: a sheet to which
    each month is added, or "Lũy kế" below "Trong kỳ". A blank cell says what the one above does."""
    if period is None or not table.unknown:
        return told
    for column, header in table.unknown.items():
        if not tells_a_time(table, header):
            continue
        merged = merged_down(work.sheet, work.rows, table.first, table.end)
        cells = raw_columns(work.rows, told.data, [column], merged)[column]
        for place in range(1, len(cells)):
            cells[place] = cells[place - 1] if cells[place] is None else cells[place]
        named = [_period_of(value, header, period) for value in cells]
        found = [one == period if period in named else one is not None and overlap(one, period) for one in named]
        if None in named or all(found) or (any(found) and _are_once_each(work, table, told)):
            continue
        other = [place for place, is_of in zip(told.data, found, strict=True) if not is_of]
        numbers = [work.rows[place][0] for place in other]
        cell = cell_address(column, numbers[0])
        if not any(found):
            say_other_period(work, cell, text_of(cells[0]) or "", period)
            continue
        rows = ", ".join(map(str, numbers[:_NAMED])) + (", …" if len(numbers) > _NAMED else "")
        work.doubt(
            f"Cột {column_letters(column)} “{quoted(header)}” của trang “{quoted(work.name)}” ghi {len(other)} dòng là "
            f"của kỳ khác (dòng {rows}).",
            "Không nhận các dòng này; hãy xóa đi nếu không dùng, hoặc sửa cột này nếu đó là số liệu của kỳ báo cáo.",
            cell=cell,
        )
        kinds = {**told.ignored, **dict.fromkeys(other, IgnoredKind.UNKNOWN_SHEET)}
        told = replace(told, data=tuple(place for place in told.data if place not in kinds), ignored=kinds)
    return told


def tells_a_time(table: Table, header: str) -> bool:
    """Whether a column of the sender's own says when, in a table whose form has no column of a time."""
    return table.form in OF_THE_PERIOD_ALONE and _TIME.fullmatch(folded_words(header)) is not None


def _are_once_each(work: SheetWork, table: Table, told: Rows) -> bool:
    """Whether items stand once each, as they do in one report, so that the column says something else of them: since
    when they are so, or a figure."""
    if "item" not in table.columns:
        return False
    items = [text_of(cell_at(work.rows[place][1], table.columns["item"])) for place in told.data]
    return len({*items}) == len(items)


def _period_of(value: Value, header: str, period: Period) -> Period | None:
    """The period that a cell of such a column says its row to be of; None where it says no time."""
    if value is None:
        return None
    if isinstance(value, dt.date):  # "8/2020" as Excel keeps it; another day tells when something was done
        return Period(value.year, value.month, value.month) if value.day == 1 else None
    line = [(None, text_of(value) or "")]
    named = told_of(line, period) or told_of([(None, f"{header.split()[0]} {value}")], period)  # "Tháng", 8
    return _ANOTHER if is_of_another_time(line[0][1]) or is_of_year_so_far(line, named, period) else named

"""Figures that are in no table that anybody reads: rows above the first header, on the cover, beside the columns of a
table; values that a merged cell hides. They are no secret."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from transforms.definitions.cells import cell_address
from transforms.definitions.codes import IgnoredKind
from transforms.files.sheets import Value, cell_at
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.cover import label_of
from transforms.tables.row_notes import says_place_and_date
from transforms.tables.row_words import numbers_a_row
from transforms.tables.rows import Rows
from transforms.tables.tables import Table
from transforms.values.period_words import find_periods

_FEWEST_ROWS = 2  # of figures, and cells in each, that are no lines of a title
_FEWEST_CELLS = 3
_CELLS_OF_A_ROW = 5  # that no line of a title has


def tells_a_figure(cells: tuple[Value, ...]) -> bool:
    """Whether a row has a number other than 0 beside its words that is no part of a day or a period."""
    filled = [value for value in cells if value is not None]
    if not any(type(value) in (int, float) and value for value in filled):
        return False
    if not any(type(value) is str and any(map(str.isalpha, value)) for value in filled):
        return False
    return not says_place_and_date(list(enumerate(filled))) and not find_periods(" ".join(map(str, filled)))


def say_rows_above(work: SheetWork) -> None:
    """Rows of figures above the first table are of one whose header nobody knows."""
    _say(work, range(work.tables[0].top), "nằm trên bảng đầu tiên đọc được, không rõ thuộc biểu nào")


def say_rows_of_cover(work: SheetWork) -> None:
    """Rows of figures on a cover are none of its lines."""
    others = [
        place
        for place, (_, cells) in enumerate(work.rows)
        if not any(type(value) is str and label_of(value) for value in cells)
    ]
    _say(work, others, "không phải thông tin của trang này và không rõ thuộc biểu nào")


def say_rows_aside(work: SheetWork, table: Table, told: Rows) -> None:
    """Notes that are rows of figures beside the columns of a table are of another one."""
    notes = sorted(place for place, kind in told.ignored.items() if kind is IgnoredKind.NOTE)
    used = set(table.columns.values())  # a title of the other table may stand in the row of the header
    aside = [p for p in notes if all(value is None or c not in used for c, value in enumerate(work.rows[p][1]))]
    if len(aside) >= _FEWEST_ROWS:
        _say(work, aside, "nằm ngoài các cột của bảng, không rõ thuộc biểu nào")


def say_struck_rows(work: SheetWork, data: Iterable[int]) -> None:
    """Rows of data that are struck through count, be they meant to be cancelled, told twice or done."""
    through = frozenset(work.sheet.struck)
    struck = [number for number in (work.rows[place][0] for place in data) if number in through] if through else []
    if struck:
        work.doubt(
            f"{work.page} có dòng bị gạch ngang (dòng {', '.join(map(str, struck[:5]))}"
            f"{', …' if len(struck) > 5 else ''}).",
            "Các dòng này vẫn được tính như các dòng khác; nếu đã hủy hoặc ghi trùng, hãy xóa rồi gửi lại.",
            cell=f"A{struck[0]}",
        )


def say_values_under_merges(
    work: SheetWork, places: Iterable[int], columns: Collection[int], merged: Mapping[tuple[int, int], Value]
) -> None:
    """Other values that LibreOffice and programs keep under a merged cell, where nobody sees them."""
    if not merged:
        return
    cells_of = dict(work.rows[place] for place in places)
    hidden = [
        (number, cell_address(column, number))
        for (number, column), shown in sorted(merged.items(), key=lambda item: item[0])
        if column in columns and number in cells_of and _hides(cells_of[number], column, shown)
    ]
    if hidden:
        work.doubt(
            f"{work.page}: dưới ô gộp còn giá trị khác bị che (ô {', '.join(cell for _, cell in hidden[:5])}).",
            "Lấy giá trị đang hiện, không lấy giá trị bị che; nếu mỗi ô có giá trị riêng, hãy bỏ gộp ô rồi gửi lại.",
            cell=hidden[0][1],
        )


def _hides(cells: tuple[Value, ...], column: int, shown: Value) -> bool:
    value = cell_at(cells, column)
    return value is not None and value != shown


def _say(work: SheetWork, among: Sequence[int], where: str) -> None:
    places = [place for place in among if _is_row_of_figures(work.rows[place][1])]
    longest = max((len(work.rows[place][1]) - work.rows[place][1].count(None) for place in places), default=0)
    if len(places) < _FEWEST_ROWS and longest < _CELLS_OF_A_ROW:
        return
    first, last = places[0], places[-1]
    work.kinds.update((place, IgnoredKind.UNKNOWN_SHEET) for place in among if first <= place <= last)
    number = work.rows[first][0]
    work.doubt(
        f"{work.page} còn các dòng số liệu (dòng {number} đến {work.rows[last][0]}) {where}.",
        "Không nhận dòng nào trong số này; nếu đây là biểu mẫu, hãy ghi đúng dòng tiêu đề cột rồi gửi lại.",
        cell=f"A{number}",
    )


def _is_row_of_figures(cells: tuple[Value, ...]) -> bool:
    filled = [value for value in cells if value is not None]
    if len(filled) < _FEWEST_CELLS or any(type(value) is str and value.rstrip().endswith(":") for value in filled):
        return False
    if len(filled) >= _CELLS_OF_A_ROW and numbers_a_row(filled[0]):
        return any(type(value) is str and any(map(str.isalpha, value)) for value in filled)  # whatever days it tells
    return tells_a_figure(cells)

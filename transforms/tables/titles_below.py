"""Where the title lines of the next table begin, below the rows of a table on the same sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from transforms.files.sheets import Value
from transforms.tables.row_notes import is_annex_line, is_note, is_note_row, is_signature
from transforms.tables.row_words import (
    LONGEST_LABEL,
    Filled,
    all_text,
    filled_cells,
    is_nil_sentence,
    is_total_label,
    may_be_a_field,
    says_nothing,
)
from transforms.tables.tables import Table
from transforms.tables.title_periods import days_in_words, says_when
from transforms.text.legacy_sheets import Row
from transforms.text.vietnamese import fold
from transforms.values.form_names import form_of_title
from transforms.values.period_words import find_periods, is_one_text, with_numbers

_MOST_CELLS = 3  # of a title line
_MOST_ROWS_TO_SIGN = 6  # between who signs and the name
_FEWEST_WORDS, _MOST_WORDS = 2, 5  # of a person's name
_NO_SURNAMES = frozenset(
    "so phong ban ubnd thanh trung chi uy huyen xa bieu phu bang ket tong tinh thang quy nam".split()
)

IsTold = Callable[[Filled], bool]


def first_title_below(table: Table, rows: Sequence[Row], is_told: IsTold) -> int:
    """The place of the first of the title lines right above the table that follows: lines of few words and no number,
    up to a signature and the names that stand under it without a gap, or to a note under the rows. `is_told` says
    whether a line is the table's own for certain."""
    end = table.end
    place = end
    while end < len(rows) and place > table.first:
        number = rows[place - 1][0]
        filled = filled_cells(rows[place - 1][1])
        if not _is_line(filled, is_told):
            break
        if is_signature(filled):
            while place < end and rows[place][0] == number + 1 and not _names_form(filled_cells(rows[place][1])):
                number += 1
                place += 1
            if place < end and rows[place][0] - number <= _MOST_ROWS_TO_SIGN and _are_names(rows[place][1]):
                place += 1
            break
        is_below_rows = place - 1 == table.first or not _is_line(filled_cells(rows[place - 2][1]), is_told)
        if not _may_be_title(filled, is_below_rows):
            break
        if (is_note_row(filled) or _is_window(filled)) and not _has_title_above(table, rows, place - 1, is_told):
            break
        place -= 1
    return place


def _is_line(filled: Filled, is_told: IsTold) -> bool:
    if len(filled) <= _MOST_CELLS and all_text(filled):
        return not is_told(filled)
    cells = [value for _, value in filled]
    return is_one_text(cells) and bool(find_periods(str(next(with_numbers(cells))[1])))  # "Tháng", 8, "năm", 2020


def _may_be_title(filled: Filled, is_below_rows: bool) -> bool:
    first = str(filled[0][1])[:LONGEST_LABEL]
    if all(says_nothing(value) for _, value in filled) or is_nil_sentence(first):
        return False
    is_own = len(filled) == 1 and (not is_below_rows or says_when(first))  # "LŨY KẾ TỪ ĐẦU NĂM"
    if not is_own and is_total_label(first) and not may_be_a_field(first):
        return False  # "Cộng", "4 nhiệm vụ"; "Tổng số:" with no figure
    return not is_note(first) or bool(find_periods(first) or days_in_words(first)) or is_annex_line(first)


def _names_form(filled: Filled) -> bool:
    return any(form_of_title(str(value)[:LONGEST_LABEL]) is not None for _, value in filled)


def _are_names(cells: Sequence[Value]) -> bool:
    """Whether a row holds names of persons alone: "Hoàng Thị Lan", "Nguyễn Văn Hùng"."""
    names = [value.split() if type(value) is str else [] for value in cells if value is not None]
    return all(
        _FEWEST_WORDS <= len(name) <= _MOST_WORDS
        and all(word.isalpha() and word.istitle() for word in name)
        and fold(name[0]).lower() not in _NO_SURNAMES
        for name in names
    )


def _is_window(filled: Filled) -> bool:
    """Whether a line in parentheses says from what day to what day: it may be of the rows above as well."""
    first = str(filled[0][1])[:LONGEST_LABEL]
    return is_note(first) and not find_periods(first) and not is_annex_line(first)


def _has_title_above(table: Table, rows: Sequence[Row], place: int, is_told: IsTold) -> bool:
    """Whether a note stands right under a title, "Ghi chú: số liệu tháng 8/2020", and not under a table's rows."""
    while place > table.first and rows[place - 1][0] == rows[place][0] - 1:
        place -= 1
        filled = filled_cells(rows[place][1])
        if not is_note_row(filled):
            return _is_line(filled, is_told) and _may_be_title(filled, is_below_rows=True)
    return False

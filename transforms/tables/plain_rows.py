"""A quick look at rows that are data for certain: nearly all rows of nearly all tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from transforms.files.sheets import Value, are_words
from transforms.tables.row_notes import may_end_a_date, says_place_and_date
from transforms.tables.row_words import filled_cells, is_comparison_label, is_part_label, is_total_label, says_nothing

_FEWEST_OF_FULL = 5  # cells
_DATE_WORDS = frozenset(("tháng", "thang", "năm", "nam"))  # between the cells of a place and date
_SAYS_MORE = "kKcCtTgGlLnN-(*†.…"  # what words for nothing, totals, notes and signatures begin with


@lru_cache(maxsize=16384)
def _may_say_more(label: str) -> bool:
    """Whether a row that begins so may be a total, a part, the like of another time, or nothing at all."""
    return is_total_label(label) or is_comparison_label(label) or is_part_label(label) or says_nothing(label)


class PlainRows:
    """`number_column` is that of the rows' numbers, -1 where there is none; `keys` are the required columns."""

    def __init__(self, number_column: int, keys: Sequence[int]) -> None:
        self._number_column = number_column
        self._keys = keys

    def holds(self, cells: tuple[Value, ...], *, first: bool = False) -> bool:
        """Whether a row, maybe the `first`, is data; what this denies may be data still."""
        if self._number_column < 0:
            return not first and self._is_full(cells)
        return self._is_numbered_data(cells)

    def _is_numbered_data(self, cells: tuple[Value, ...]) -> bool:
        """Numbered, and two required cells of which one is a date or a longer text that is none of the words for
        nothing and no column's sum ("3=4+5"); where one cell is required, words with a figure."""
        width = len(cells)
        if self._number_column >= width or type(cells[self._number_column]) is not int:
            return False
        if len(self._keys) == 1:
            label = cells[self._keys[0]] if self._keys[0] < width else None
            if (
                type(label) is not str
                or len(label) < 2
                or label in _DATE_WORDS
                or "=" in label
                or is_total_label(label)
                or is_comparison_label(label)
            ):
                return False
            return any(type(value) in (int, float) and value for value in cells[self._number_column + 1 :])
        filled = 0
        certain = False
        for column in self._keys:
            value = cells[column] if column < width else None
            if value is not None:
                filled += 1
                if type(value) is not str:
                    certain = certain or isinstance(value, dt.date)
                elif len(value) > 4 and value[0] not in _SAYS_MORE and "=" not in value:
                    certain = True
                if certain and filled > 1:
                    return True
        return False

    def _is_full(self, cells: tuple[Value, ...]) -> bool:
        """More cells than a signature, a note or a group has, and words first that are neither a total's nor those that
        say nothing, turn a page or number a column."""
        if len(cells) - cells.count(None) < _FEWEST_OF_FULL:
            return False
        label = cells[0]
        if type(label) is not str or len(label) <= 4 or not label[0].isalpha() or _may_say_more(label):
            return False
        if self._keys[0] >= len(cells) or cells[self._keys[0]] is None:
            return False
        if len(self._keys) == 1 and are_words(cells):
            return False  # where figures stand, words may head another table
        last = next(value for value in reversed(cells) if value is not None)
        return not (may_end_a_date(last) and says_place_and_date(filled_cells(cells)))

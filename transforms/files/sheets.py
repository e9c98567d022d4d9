"""Plain values that reading a spreadsheet gives: workbooks, sheets, cells, or the reason why there are none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeGuard, get_args


class CellError(str):
    """An error that stands in a cell in place of a value, as Excel writes it: ``#REF!``, ``#DIV/0!``, ``#SPILL!``."""

    __slots__ = ()


class UncomputedFormula(str):
    """A formula, with its leading ``=``, that was saved without a computed value."""

    __slots__ = ()


Value = None | str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | CellError | UncomputedFormula
_NO_WORDS = frozenset(get_args(Value)) - {str, type(None)}


def are_words(cells: Iterable[Value]) -> bool:
    """Whether cells hold nothing but words and blanks; known of nearly all rows of data by their first cell."""
    return _NO_WORDS.isdisjoint(map(type, cells))


def is_number(value: Value) -> TypeGuard[int | float]:
    """Whether a cell holds a number, and no truth value, which Python counts among them."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def cell_at(cells: tuple[Value, ...], column: int) -> Value:
    """The cell of a row in a column from 0; None behind the row's end, and of a column below 0: there is none."""
    return cells[column] if 0 <= column < len(cells) else None


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds within which one file is read; what passes them is ``file.too_large`` or costs its worker."""

    file_bytes: int = 64 * 1024 * 1024
    unpacked_bytes: int = 256 * 1024 * 1024
    zip_entries: int = 20_000
    zip_ratio: int = 400
    cells: int = 3_000_000
    rows: int = 1_048_576
    columns: int = 16_384
    sheets: int = 1_000
    text_length: int = 1_000_000
    memory_bytes: int = 1536 * 1024 * 1024
    wall_seconds: float = 60.0
    cpu_seconds: float = 45.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet with its cells at the addresses that Excel shows.

    ``rows`` holds (row number, cells from column A on) of each row with at least one non-blank cell, ascending; all
    rows of a sheet are as wide as its widest.
    ``merged`` holds (first row, first column, last row, last column), from 1, inclusive, ascending.
    ``formats`` gives, by (row, column), the number format code of a numeric cell whose format says more than
    General, a date or a plain integer does: how many decimals were printed, that it is a percentage, or that of a date
    only the month is shown.
    ``struck`` holds the numbers of the rows that are struck through, as people do with what is cancelled.
    ``above`` holds the lines that a web page has between the table before and this one.
    """

    name: str
    hidden: bool
    rows: tuple[tuple[int, tuple[Value, ...]], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    formats: Mapping[tuple[int, int], str] = field(default_factory=dict)
    above: tuple[str, ...] = ()
    struck: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A spreadsheet file as read. ``kind`` is told by the content: xlsx, xlsm, xlsb, xls, ods, html or csv.

    ``metadata`` holds the custom document properties that a blank workbook carries unseen.
    ``texts`` are all that its cells hold, maybe among others, where that is known without a look at each; else None.
    """

    kind: str
    sheets: tuple[Sheet, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    texts: frozenset[str | None] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file gives no workbook.

    ``code`` is ``file.unreadable``, ``file.password``, ``file.not_a_workbook`` or ``file.too_large``; ``detail`` one
    Vietnamese sentence that says what the file is and what to do.
    """

    code: str
    detail: str

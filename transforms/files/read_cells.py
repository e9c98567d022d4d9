"""From the grids that parsers give to rows of values with their true numbers, and from codes to what a format says."""

from __future__ import annotations

import datetime as dt
import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import CellError, Limits, Value

# What shows nothing: blanks of every width, zero-width and direction marks, lone soft hyphens, byte order marks.
BLANKS = (
    " \t\n\r\x0b\x0c\x85\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\xad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
_EXACT = float(2**53)
_MOST_COLUMNS = 16_384
_MOST_LAYERS = 10  # of merged ranges over each other; Excel takes one

Grid = list[list[Any]]
Rows = tuple[tuple[int, tuple[Value, ...]], ...]


class TooLarge(Exception):
    """The cells, rows, columns, sheets or texts of a workbook pass their bound."""


def text_value(text: str) -> str | None:
    """A text cell as found, but for its line ends; ``None`` where nothing shows."""
    if not text or (text[0] in BLANKS and not text.strip(BLANKS)):
        return None
    if "\r" in text:
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return text


_FEWEST_SIGNS = 4
_OF_EXCEL = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#BLOCKED!")
ERRORS = frozenset((*_OF_EXCEL, *(f"Err:{number}" for number in range(501, 541))))  # as LibreOffice numbers its own


def printed_value(text: str) -> str | None:
    """A cell of a format that keeps nothing but texts: what Excel prints for an error is one."""
    return CellError(text.strip()) if "#" in text and _is_error(text.strip()) else text_value(text)


def _is_error(text: str) -> bool:
    """An error as Excel prints it, or the row of signs for a date that its column was too narrow for."""
    return text in ERRORS or (len(text) >= _FEWEST_SIGNS and not text.strip("#"))


def number_value(number: float) -> Value:
    """A number as the file has it: whole and exact ones as ``int``; what is no number as Excel shows it."""
    if number.is_integer() and -_EXACT < number < _EXACT:
        return int(number)
    return number if math.isfinite(number) else CellError("#NUM!")


def rows_of_grid(grid: Grid, limits: Limits) -> Rows:
    """Rows with at least one non-blank cell out of a grid that begins at A1; blank texts become ``None``."""
    rows = []
    longest = limits.text_length
    for number, cells in enumerate(grid, 1):
        if not any(cells) and cells.count("") == len(cells):
            continue
        values: list[Value] = []
        add = values.append
        shown = False
        for value in cells:
            kind = type(value)
            if kind is str:
                if value and (value[0] not in BLANKS or value.strip(BLANKS)):
                    if len(value) > longest:
                        raise TooLarge("text")
                    shown = True
                    add(value if "\r" not in value else value.replace("\r\n", "\n").replace("\r", "\n"))
                else:
                    add(None)
            elif kind is float:
                shown = True
                if value.is_integer() and -_EXACT < value < _EXACT:
                    add(int(value))
                else:
                    add(value if math.isfinite(value) else CellError("#NUM!"))
            else:
                shown = shown or value is not None
                add(value)
        if shown:
            rows.append((number, tuple(values)))
    return tuple(rows)


def rows_of_cells(cells: Mapping[tuple[int, int], Value], limits: Limits) -> Rows:
    """Rows out of single cells by (row, column), all as wide as the widest; blanks must have been left out."""
    numbers = sorted({row for row, _ in cells})
    width = max((column for _, column in cells), default=0)
    if len(numbers) * width > 4 * limits.cells:
        raise TooLarge("cells")
    grid: dict[int, list[Value]] = {row: [None] * width for row in numbers}
    for (row, column), value in cells.items():
        grid[row][column - 1] = value
    return tuple([(row, tuple(values)) for row, values in grid.items()])


def put(grid: Grid, row: int, column: int, value: Value) -> None:
    """Write a value into a blank place of a grid, which grows where it must."""
    while len(grid) < row:
        grid.append([])
    cells = grid[row - 1]
    if len(cells) < column:
        cells.extend([""] * (column - len(cells)))
    if cells[column - 1] == "":
        cells[column - 1] = value


def level(grid: Grid) -> None:
    """Make all rows of a grid as long as the longest."""
    width = max(map(len, grid), default=0)
    for cells in grid:
        if len(cells) < width:
            cells.extend([""] * (width - len(cells)))


def holds_number(grid: Grid, row: int, column: int) -> bool:
    """Whether a number or a date stands at a place of a grid."""
    if not (0 < row <= len(grid) and 0 < column <= len(grid[row - 1])):
        return False
    value = grid[row - 1][column - 1]
    return isinstance(value, dt.date) or (type(value) in (int, float) and math.isfinite(value))


def shown_merges(merges: Iterable[tuple[int, int, int, int]], rows: Rows) -> tuple[tuple[int, int, int, int], ...]:
    """The merged ranges of more than one cell that begin within the rows that have cells, in order of place; TooLarge
    where so many lie over each other that together they cover the cells many times."""
    last = rows[-1][0] if rows else 0
    shown = tuple(sorted({merge for merge in merges if merge[0] <= last and _is_range(*merge)}))
    if len(shown) > _MOST_LAYERS:
        width, number_of = len(rows[0][1]), itemgetter(0)
        room = _MOST_LAYERS * len(rows) * width + len(shown)
        for top, left, bottom, right in shown:
            height = bisect_right(rows, bottom, key=number_of) - bisect_left(rows, top, key=number_of)
            room -= height * max(min(right, width) - left + 1, 0)
        if room < 0:
            raise TooLarge("merged ranges")
    return shown


def _is_range(top: int, left: int, bottom: int, right: int) -> bool:
    return 1 <= top <= bottom and 1 <= left <= right <= _MOST_COLUMNS and (top != bottom or left != right)


# Excel's own formats that say more than General, a whole date or a plain integer (ECMA-376 part 1, 18.8.30).
BUILTIN_FORMATS: Mapping[int, str] = {
    2: "0.00",
    4: "#,##0.00",
    7: '"$"#,##0.00',
    8: '"$"#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    17: "mmm-yy",
    39: "#,##0.00",
    40: "#,##0.00",
    43: "#,##0.00",
    44: '"$"#,##0.00',
    48: "##0.0E+0",
}
BUILTIN_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_LONGEST_CODE = 2_000  # Excel takes 255 letters
_QUIET = late_pattern(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_CODED = late_pattern(r'\w[^"]*[/-]"[0#]|[0#]"[/-][^"]*\w')  # a code around a number: NV-2020-, /UBND-NC; no "người"
_ELAPSED = late_pattern(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)


@lru_cache(maxsize=2048)
def format_kind(code: str) -> str:
    """What a number format code shows: ``date``, ``number`` (says more than a plain integer does) or ``plain``."""
    if len(code) > _LONGEST_CODE:
        return "plain"
    first = code.split(";")[0]
    bare = _QUIET.sub("", first)
    if _ELAPSED.search(first):
        return "date"
    if bare.strip().lower() in ("", "general", "@", "standard"):
        return "plain"
    if re.search(r"[dmyhs]", re.sub(r"e[+-]", "", bare, flags=re.IGNORECASE), re.IGNORECASE):
        return "date"
    if re.search(r"[.%?/]|[eE][+-]|,(?![#0?])", bare.rstrip()) or re.fullmatch(r"0{2,}", bare.strip()):
        return "number"
    if _CODED.search(first):
        return "number"
    return "plain"


@lru_cache(maxsize=2048)
def shows_month(code: str) -> bool:
    """Whether a format shows of a date no more than its month: Excel makes "9/2020" the first of September in one."""
    if format_kind(code) != "date":
        return False
    bare = _QUIET.sub("", code.split(";")[0]).lower()
    return "m" in bare and "y" in bare and not set(bare) & set("dhs")


def wide_formats(ids: Sequence[int], custom: Mapping[int, str]) -> dict[int, str]:
    """By place in the list of cell formats, the codes that say more than a plain integer format or less than a date."""
    telling = {}
    for index, number_format in enumerate(ids):
        code = custom.get(number_format) or BUILTIN_FORMATS.get(number_format)
        if code is not None and (format_kind(code) == "number" or shows_month(code)):
            telling[index] = code
    return telling

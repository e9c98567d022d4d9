"""Rows that only add up others: totals that nobody has named, groups with subtotals."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from transforms.definitions.codes import IgnoredKind
from transforms.legacy_sheets import Row
from transforms.numbers import count_in_text
from transforms.row_words import (
    Filled,
    all_text,
    folded_label,
    is_count_in_words,
    is_number_like,
    marks_part,
    numbers_a_row,
)
from transforms.sheets import Value
from transforms.vietnamese import PLAIN_MARKS

GROUP_NUMBER = re.compile(
    r"(?P<roman>[IVX]{1,5}|[ivx]{2,5})\s*[.)\-:/]?|(?P<upper>[A-HK-UYĐÐ])\s*[.)\-:/]?|(?P<lower>[a-zđð])\s*[.)\-:/]?"
)
_GROUP_WORD = re.compile(r"(?:phan|muc|nhom|khoi|chuong) (?:[ivx]{1,5}|\d{1,2}|[a-hk-u])")
_LETTERS_LIKE_ROMAN = frozenset(("HI", "UV", "VX", "WX"))  # behind the letter before them
_FIRST_NUMBERS = frozenset(("1", "I", "A"))
_BULLETS = frozenset("-–+•")
_LOWER, _PLAIN = 2, 3  # ranks of rows numbered a, b and 1, 2; capitals and Roman numbers are above these
_FEWEST_ADDENDS = 2
_LONGEST_COUNT = 30  # letters, the unit of count among them
_LEAST_SUM = 10  # small figures add up by chance
_FEWEST_ROWS = 3  # among which one may be the sum of others


def group_rank(number: str) -> str | None:
    """Of what kind a group's number is: roman ("II.", "Phần I"), upper or lower; None for what numbers no group."""
    group = GROUP_NUMBER.fullmatch(number.strip().translate(PLAIN_MARKS))
    if group is not None:
        return group.lastgroup
    return "roman" if number[:1].isalpha() and _GROUP_WORD.fullmatch(folded_label(number)) else None


def is_group(filled: Filled) -> bool:
    """Whether a row is a group's letter, Roman number or bullet with its name beside it, in whatever columns, maybe one
    blank between them."""
    if len(filled) != 2 or filled[1][0] > filled[0][0] + 2 or not all_text(filled):
        return False
    number, name = str(filled[0][1]), str(filled[1][1])
    return group_rank(number) is not None or (number.strip() in _BULLETS and not any(map(str.isdigit, name)))


def groups_among(
    rows: Sequence[Row],
    data: Sequence[int],
    groups: Mapping[int, str],
    counts: Collection[int],
    number_column: int,
    says_more: Callable[[int], bool],
) -> list[int]:
    """Of the rows numbered I, II or a, b those that are groups with subtotals: rows with other numbers, or of a lower
    rank, stand among them. Of letters and Roman numbers those that come first are the higher ones. Where a numbered row
    says no more than its name, those with small letters below it have the figures: it is their group. One that has no
    rows below it is no group, and others of its kind are none but where they add up theirs ("I", "II", 3)."""
    numbers = {place: number_in(rows[place][1], number_column).upper() for place in groups}
    groups = {
        place: "upper" if group == "roman" and f"{before}{numbers[place]}" in _LETTERS_LIKE_ROMAN else group
        for (place, group), before in zip(groups.items(), ("", *numbers.values()), strict=False)
    }
    if "IX" not in numbers.values():  # a cross, no tenth group
        groups = {place: group for place, group in groups.items() if numbers[place] != "X"}
    if not groups:
        return []
    plain = any(place not in groups for place in data)
    first = [group for group in dict.fromkeys(groups.values()) if group != "lower"]
    ranks = {**{group: rank for rank, group in enumerate(first)}, "lower": _LOWER}
    lowest = _PLAIN if plain else max(ranks[group] for group in groups.values())
    found = {place for place, group in groups.items() if ranks[group] < lowest}
    order = [ranks[groups[place]] if place in groups else _PLAIN for place in data]
    found -= _headless(rows, data, order, found, counts, number_column)
    parent: int | None = None
    for place in data:
        if groups.get(place) != "lower":
            parent = place
        elif parent is not None and parent not in groups and not says_more(parent):
            found.discard(place)
            found.add(parent)
    return sorted(found)


def _headless(
    rows: Sequence[Row],
    data: Sequence[int],
    ranks: Sequence[int],
    found: Collection[int],
    counts: Collection[int],
    number_column: int,
) -> set[int]:
    """Those of the groups found that head no rows; rows with small letters below one with a number are its parts."""
    below: dict[int, range] = {}
    parts = False
    for position, (place, rank) in enumerate(zip(data, ranks, strict=True)):
        if rank != _LOWER:
            # Letters that go on ("d)", a row without one, "e)") are no parts of the row between them.
            parts = rank == _PLAIN and _begins_letters(rows, data[position + 1 : position + 2], number_column)
        if place in found and not (parts and rank == _LOWER):
            end = next((i for i in range(position + 1, len(data)) if ranks[i] <= rank), len(data))
            below[position] = range(position + 1, end)
    figures = {position: _numbers(rows[data[position]][1], counts) for position in below}
    bare = {position for position, under in below.items() if not under and any(figures[position].values())}
    kinds = {ranks[position] for position in bare}
    headless = {data[position] for position in bare}
    for position, under in below.items():
        if not under or ranks[position] not in kinds:
            continue
        sums = _Sums((rows[data[i]][1] for i in under if data[i] not in found), counts)
        number = number_in(rows[data[under[0]]][1], number_column)
        if (number == str(under[0] + 1) or not numbers_a_row(number)) and not sums.are(figures[position]):
            headless.add(data[position])
    return headless


def _begins_letters(rows: Sequence[Row], places: Sequence[int], number_column: int) -> bool:
    return any(number_in(rows[place][1], number_column)[:1] in ("a", "A") for place in places)


class _Sums:
    """Sums of rows by column, and of how many figures that are not 0 each is the sum."""

    def __init__(self, rows: Iterable[tuple[Value, ...]], counts: Collection[int]) -> None:
        self._counts = counts
        self._sums: defaultdict[int, int | float] = defaultdict(int)
        self._addends: Counter[int] = Counter()
        for cells in rows:
            self.add(cells)

    def add(self, cells: tuple[Value, ...]) -> None:
        for column in self._counts:
            value = figure_in(cells[column]) if column < len(cells) else None
            if value:
                self._sums[column] += value
                self._addends[column] += 1

    def are(self, figures: Mapping[int, int | float]) -> bool:
        """Whether each of these figures is the sum of its column."""
        return all(self._sums[column] == value for column, value in figures.items())

    def exceed(self, figures: Mapping[int, int | float]) -> bool:
        return any(self._sums[column] > value for column, value in figures.items())

    def prove(self, figures: Mapping[int, int | float]) -> bool:
        """The same, and one of them is no small sum of several figures: that is no chance."""
        return self.are(figures) and any(
            value >= _LEAST_SUM and self._addends[column] >= _FEWEST_ADDENDS for column, value in figures.items()
        )


def adds_up(rows: Sequence[Row], data: Sequence[int], place: int, counts: Collection[int]) -> bool:
    """Whether the figures of a row are the sums of those of others."""
    return _Sums((rows[other][1] for other in data), counts).are(_numbers(rows[place][1], counts))


def has_figures(cells: tuple[Value, ...], columns: Collection[int]) -> bool:
    """Whether a row has a figure other than 0 in one of the columns, maybe with a word behind it."""
    return any(_says_some(cells[column]) for column in columns if column < len(cells))


def _says_some(value: Value) -> bool:
    if type(value) is str:
        return (is_number_like(value) or is_count_in_words(value)) and any(mark in value for mark in "123456789")
    return isinstance(value, (int, float)) and value != 0


def nameless_sums(
    rows: Sequence[Row], data: Sequence[int], counts: Collection[int], number_column: int
) -> dict[int, IgnoredKind]:
    """Rows without a number that hold the sums of rows with one, and beside them at most a name: of all or all above,
    a total; of those down to the next such row, a group. Small sums and one row's own figures prove nothing, these but
    beside another group."""
    if len(data) < _FEWEST_ROWS or not counts:
        return {}
    cells = [rows[place][1] for place in data]
    if _holds_only(cells[-1], counts) and _Sums(cells[:-1], counts).are(_figures(cells[-1], counts)):
        return {data[-1]: IgnoredKind.TOTAL}
    if number_column < 0:
        return {}
    numbered = [number_column < len(row) and numbers_a_row(row[number_column]) for row in cells]
    found = _subtotals(data, cells, counts, number_column) | _groups_above_first(data, cells, counts, number_column)
    if not any(numbered):  # where rows have letters or dashes, those without one may add them up
        numbered = [bool(number_in(row, number_column)) for row in cells]
    if not any(numbered):
        return found | _groups_of_all(data, cells, counts)
    if all(numbered):
        return found
    every = _Sums((row for row, has in zip(cells, numbered, strict=True) if has), counts)
    above = _Sums((), counts)
    alike: list[int] = []
    for position, row in enumerate(cells):
        if numbered[position]:
            above.add(row)
            continue
        figures = _figures(row, counts)
        end = next((i for i in range(position + 1, len(cells)) if not numbered[i]), len(cells))
        if data[position] in found:
            continue
        if every.prove(figures) or above.prove(figures):
            found[data[position]] = IgnoredKind.TOTAL
        elif _add_up(cells[position + 1 :], figures, counts):
            found[data[position]] = IgnoredKind.SECTION
        elif end == position + 2 and any(figures.values()) and figures == _numbers(cells[position + 1], counts):
            alike.append(data[position])
    if IgnoredKind.SECTION in found.values():
        found.update(dict.fromkeys(alike, IgnoredKind.SECTION))
    return found


def _add_up(below: Sequence[tuple[Value, ...]], figures: Mapping[int, int | float], counts: Collection[int]) -> bool:
    """Whether some rows from the first on prove to add up to figures."""
    sums = _Sums((), counts)
    for row in below if any(figures.values()) else ():
        sums.add(row)
        if sums.prove(figures):
            return True
        if sums.exceed(figures):
            break
    return False


def _groups_of_all(
    data: Sequence[int], cells: Sequence[tuple[Value, ...]], counts: Collection[int]
) -> dict[int, IgnoredKind]:
    """Rows that one after the other add up those down to the next, where no row is left over: several groups."""
    found: list[int] = []
    open_figures: dict[int, int | float] = {}
    sums = _Sums((), counts)
    for place, row in zip(data, cells, strict=True):
        if not open_figures:
            found.append(place)
            open_figures, sums = _figures(row, counts), _Sums((), counts)
            if not any(open_figures.values()):
                return {}
            continue
        sums.add(row)
        if sums.prove(open_figures):
            open_figures = {}
    if open_figures:
        return {}
    return dict.fromkeys(found, IgnoredKind.SECTION) if len(found) > 1 else {}


def _subtotals(
    data: Sequence[int], cells: Sequence[tuple[Value, ...]], counts: Collection[int], number_column: int
) -> dict[int, IgnoredKind]:
    """Rows that a numbered one above them adds up: 1.1 and 1.2 are rows of the group 1; rows without a number are parts
    of the row 1 and no more rows."""
    numbers = [number_in(row, number_column) for row in cells]
    found: dict[int, IgnoredKind] = {}
    start = 0
    for position in range(1, len(cells) + 1):
        number = numbers[start]
        below = position < len(cells) and (
            numbers[position].startswith(f"{number}.") or not numbers_a_row(numbers[position])
        )
        if below:
            continue
        parts = range(start + 1, position)
        if parts and numbers_a_row(number):
            named = [numbers[part].startswith(f"{number}.") for part in parts]
            marked = all(marks_part(numbers[part], _name(cells[part], number_column)) for part in parts)
            figures = _figures(_without(cells[start], number_column), counts)
            sums = _Sums(cells[start + 1 : position], counts)
            if all(named) or marked:  # they say it themselves
                proven = any(figures.values()) and sums.are(figures)
            else:
                proven = not any(named) and len(parts) >= _FEWEST_ADDENDS and sums.prove(figures)
            if proven:
                found.update({data[place]: IgnoredKind.SECTION for place in ([start] if all(named) else parts)})
        start = position
    return found


def _groups_above_first(
    data: Sequence[int], cells: Sequence[tuple[Value, ...]], counts: Collection[int], number_column: int
) -> dict[int, IgnoredKind]:
    """Numbered rows right above one that the numbers begin anew with, which hold the sums of the rows from there on: 1
    over 1, 2 and 3, 2 over 1 and 2. Beside such a group one row's own figures are one as well."""
    numbers = [number_in(row, number_column).lstrip("0").upper() for row in cells]
    found: dict[int, IgnoredKind] = {}
    alike: list[int] = []
    for start, (number, below) in enumerate(pairwise(numbers)):
        if not any(map(str.isalnum, number)) or below not in _FIRST_NUMBERS:
            continue
        figures = _figures(_without(cells[start], number_column), counts)
        if any(figures.values()) and figures == _numbers(cells[start + 1], counts):
            alike.append(data[start])
        anew = (end for end in range(start + 2, len(cells)) if numbers[end] in _FIRST_NUMBERS)
        if _add_up(cells[start + 1 : next(anew, len(cells))], figures, counts):
            found[data[start]] = IgnoredKind.SECTION
    return found | dict.fromkeys(alike if found else (), IgnoredKind.SECTION)


def number_in(cells: tuple[Value, ...], column: int) -> str:
    return str(cells[column] or "").strip(" .") if column < len(cells) else ""


def _name(cells: tuple[Value, ...], number_column: int) -> str:
    return next((v for column, v in enumerate(cells) if type(v) is str and column != number_column), "")


def _without(cells: tuple[Value, ...], column: int) -> tuple[Value, ...]:
    return (*cells[:column], None, *cells[column + 1 :])


def _holds_only(cells: tuple[Value, ...], counts: Collection[int]) -> bool:
    return all(value is None or column in counts for column, value in enumerate(cells))


def _figures(cells: tuple[Value, ...], counts: Collection[int]) -> dict[int, int | float]:
    """The figures of a row by column; none where it holds more than these, a name and a mark."""
    filled = [(column, value) for column, value in enumerate(cells) if value is not None]
    figures = _numbers(cells, counts)
    others = [value for column, value in filled if column not in figures]
    if not all(type(value) is str for value in others):
        return {}
    names = [value for value in others if any(map(str.isalnum, str(value)))]
    return figures if len(names) <= 1 else {}


def _numbers(cells: tuple[Value, ...], counts: Collection[int]) -> dict[int, int | float]:
    figures = ((column, figure_in(cells[column])) for column in counts if column < len(cells))
    return {column: figure for column, figure in figures if figure is not None}


def figure_in(value: Value) -> int | float | None:
    """A count as stored, or typed as text: "12", "1.234", "12 hồ sơ"."""
    if isinstance(value, (int, float)):
        return value
    return _typed_figure(value) if type(value) is str and len(value) <= _LONGEST_COUNT else None


@lru_cache(maxsize=16384)
def _typed_figure(text: str) -> int | None:
    found = count_in_text(text).value
    return found if type(found) is int else None

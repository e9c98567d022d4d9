"""Rows that only add up others: totals and groups that nobody has named or numbered."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from transforms.definitions.codes import IgnoredKind
from transforms.files.sheets import Value, cell_at
from transforms.tables.row_words import (
    filled_cells,
    is_count_in_words,
    is_number_like,
    is_total_or_field,
    marks_part,
    numbers_a_row,
)
from transforms.text.legacy_sheets import Row
from transforms.values.numbers import count_in_text

FIRST_NUMBERS = frozenset(("1", "I", "A"))
_FEWEST_ADDENDS = 2
_LONGEST_COUNT = 30  # letters, the unit of count among them
_LEAST_SUM = 10  # small figures add up by chance
_MANY_SUMS = 4  # columns, which do not all
_FEWEST_GROUPS = 2  # of one row each
_FEWEST_ROWS = 3  # among which one may be the sum of others

Figures = Mapping[int, int | float]  # by column


class Sums:
    """Sums of rows by column, and of how many figures that are not 0 each is the sum."""

    def __init__(self, rows: Iterable[tuple[Value, ...]], counts: Collection[int]) -> None:
        self._counts = counts
        self._sums: defaultdict[int, int | float] = defaultdict(int)
        self._addends: Counter[int] = Counter()
        self.rows = 0
        for cells in rows:
            self.add(cells)

    def add(self, cells: tuple[Value, ...]) -> None:
        self.rows += 1
        for column in self._counts:
            value = figure_in(cell_at(cells, column))
            if value:
                self._sums[column] += value
                self._addends[column] += 1

    def are(self, figures: Figures) -> bool:
        """Whether each of these figures is the sum of its column."""
        return all(self._sums[column] == value for column, value in figures.items())

    def are_of_several(self, figures: Figures) -> bool:
        """Whether one of these figures is the sum of several."""
        return any(self._addends[column] >= _FEWEST_ADDENDS for column in figures)

    def exceed(self, figures: Figures) -> bool:
        """Whether a column comes to more than one of these figures says: it is no sum of all of them."""
        return any(self._sums[column] > value for column, value in figures.items())

    def prove(self, figures: Figures) -> bool:
        """Whether each is the sum of its column by no chance: one of them no small sum of several figures, or many."""
        if not self.are(figures):
            return False
        several = [value for column, value in figures.items() if self._addends[column] >= _FEWEST_ADDENDS]
        return len(several) >= _MANY_SUMS or any(value >= _LEAST_SUM for value in several)


@dataclass(frozen=True)
class DataRows:
    """The rows of data of a table, by their `places` from the top down among all `rows`; `counts` are its columns of
    figures, `number_column` that of the rows' numbers, below 0 where it has none."""

    rows: Sequence[Row]
    places: Sequence[int]
    counts: Collection[int]
    number_column: int

    @cached_property
    def cells(self) -> list[tuple[Value, ...]]:
        return [self.rows[place][1] for place in self.places]

    @cached_property
    def numbers(self) -> list[str]:
        """The rows' numbers as text (`number_in`)."""
        return [number_in(cells, self.number_column) for cells in self.cells]

    @cached_property
    def numbered(self) -> list[bool]:
        return [has_number(cells, self.number_column) for cells in self.cells]

    @cached_property
    def may_have_groups(self) -> bool:
        """Whether rows are not numbered from the first to the last, as they are in nearly all tables."""
        column = self.number_column
        numbers = [cells[column] for cells in self.cells if 0 <= column < len(cells)]
        return column >= 0 and numbers != [*range(1, len(self.cells) + 1)]

    def name(self, position: int) -> str:
        """The first words of a row beside its number."""
        cells = self.cells[position]
        return next((v for column, v in enumerate(cells) if type(v) is str and column != self.number_column), "")

    def figures_alone(self, position: int) -> dict[int, int | float]:
        """The figures of a row by column; none where it holds more than these, its number and a name."""
        cells = [None if column == self.number_column else v for column, v in enumerate(self.cells[position])]
        return _figures(tuple(cells), self.counts)

    def sums(self, first: int = 0, end: int | None = None) -> Sums:
        return Sums(self.cells[first:end], self.counts)


def adds_up_beside(data: DataRows, place: int) -> bool:
    """Whether the figures of a row that is no data are the sums of those of the rows right above it, or right below it,
    however many."""
    figures = figures_of(data.rows[place][1], data.counts)
    first = bisect_left(data.places, place)
    for run in (data.cells[:first][::-1], data.cells[first:]):
        sums = Sums((), data.counts)
        for cells in run:
            sums.add(cells)
            if sums.are(figures):
                return True
    return False


def totals_by_figures(data: DataRows) -> dict[int, IgnoredKind]:
    """Rows whose name is a field's as well as a total's ("TC", "Tổng hợp") that hold the sums of all above them or of
    all others; one row's own figures prove nothing, but where that one has a number and this has none."""
    found: dict[int, IgnoredKind] = {}
    for position, place in enumerate(data.places):
        if not is_total_or_field(data.name(position)):
            continue
        figures = figures_of(data.cells[position], data.counts)
        others = [other for other in range(len(data.cells)) if other != position]
        for addends in (others[:position], others):
            sums = Sums((data.cells[other] for other in addends), data.counts)
            apart = not data.numbered[position] and all(data.numbered[other] for other in addends)
            if any(figures.values()) and sums.are(figures) and (apart or sums.are_of_several(figures)):
                found[place] = IgnoredKind.TOTAL
    return found


def has_number(cells: tuple[Value, ...], number_column: int) -> bool:
    return numbers_a_row(cell_at(cells, number_column))


def has_figures(cells: tuple[Value, ...], columns: Collection[int]) -> bool:
    """Whether a row has a figure other than 0 in one of the columns, maybe with a word behind it."""
    return any(_says_some(cell_at(cells, column)) for column in columns)


def _says_some(value: Value) -> bool:
    if type(value) is str:
        return (is_number_like(value) or is_count_in_words(value)) and any(mark in value for mark in "123456789")
    return isinstance(value, (int, float)) and value != 0


def nameless_sums(data: DataRows) -> dict[int, IgnoredKind]:
    """Rows without a number that hold the sums of rows with one, and beside them at most a name: of all or all above,
    a total; of those down to the next such row, a group. Few small sums and one row's own figures prove nothing, but
    beside another group."""
    if len(data.cells) < _FEWEST_ADDENDS or not data.counts:
        return {}
    if len(data.cells) >= _FEWEST_ROWS and _ends_in_a_total(data):
        return {data.places[-1]: IgnoredKind.TOTAL}
    if not data.may_have_groups:
        return {}
    found = _subtotals(data) | _groups_above_first(data)
    numbered = data.numbered
    if not any(numbered):  # where rows have letters or dashes, those without one may add them up
        numbered = [bool(number) for number in data.numbers]
    if not any(numbered):
        return found | _groups_of_all(data)
    if all(numbered):
        return found
    return _sums_between(data, numbered, found)


def _ends_in_a_total(data: DataRows) -> bool:
    """Whether the last row holds the sums of all others, and nothing beside them."""
    last = data.cells[-1]
    return _holds_only(last, data.counts) and data.sums(0, -1).are(_figures(last, data.counts))


def _sums_between(data: DataRows, numbered: Sequence[bool], found: Mapping[int, IgnoredKind]) -> dict[int, IgnoredKind]:
    """What is found already, and which of the rows without a number hold the sums of those with one."""
    cells, counts, kinds = data.cells, data.counts, dict(found)
    every = Sums((row for row, has in zip(cells, numbered, strict=True) if has), counts)
    above = Sums((), counts)
    alike: list[int] = []
    heads = [position for position, has in enumerate(numbered) if not has]
    ends = dict(pairwise((*heads, len(cells))))
    for position, row in enumerate(cells):
        if numbered[position]:
            above.add(row)
            continue
        if data.places[position] in kinds:
            continue
        figures = _figures(row, counts)
        end = ends[position]
        if every.prove(figures) or above.prove(figures):
            kinds[data.places[position]] = IgnoredKind.TOTAL
        elif _add_up(cells[position + 1 :], figures, counts):
            kinds[data.places[position]] = IgnoredKind.SECTION
        elif end > position + 1 and any(figures.values()) and data.sums(position + 1, end).are(figures):
            alike.append(position)
    if IgnoredKind.SECTION in kinds.values() or _are_all_groups(alike, heads, data):
        kinds.update({data.places[position]: IgnoredKind.SECTION for position in alike})
    return kinds


def _are_all_groups(alike: Sequence[int], heads: Sequence[int], data: DataRows) -> bool:
    """Whether all rows that may head groups, the first of all too, have the sums of the rows below them, and not small
    ones alone: no chance does that all over a table."""
    large = any(value >= _LEAST_SUM for row in data.cells for value in figures_of(row, data.counts).values())
    return large and len(alike) >= _FEWEST_GROUPS and [*alike] == [*heads] and heads[0] == 0


def _add_up(below: Sequence[tuple[Value, ...]], figures: Figures, counts: Collection[int]) -> bool:
    """Whether some rows from the first on prove to add up to figures."""
    sums = Sums((), counts)
    for row in below if any(figures.values()) else ():
        sums.add(row)
        if sums.prove(figures):
            return True
        if sums.exceed(figures):
            break
    return False


def _groups_of_all(data: DataRows) -> dict[int, IgnoredKind]:
    """Rows that one after the other add up those down to the next, where no row is left over: several groups."""
    found: list[int] = []
    open_figures: Figures = {}
    sums = Sums((), data.counts)
    for place, row in zip(data.places, data.cells, strict=True):
        if not open_figures:
            found.append(place)
            open_figures, sums = _figures(row, data.counts), Sums((), data.counts)
            if not any(open_figures.values()):
                return {}
            continue
        sums.add(row)
        if sums.prove(open_figures):
            open_figures = {}
    return dict.fromkeys(found, IgnoredKind.SECTION) if len(found) > 1 and not open_figures else {}


def _subtotals(data: DataRows) -> dict[int, IgnoredKind]:
    """Rows that a numbered one above them adds up: 1.1 and 1.2 are rows of the group 1; rows without a number are parts
    of the row 1 and no more rows."""
    numbers = data.numbers
    found: dict[int, IgnoredKind] = {}
    start = 0
    for position in range(1, len(numbers) + 1):
        number = numbers[start]
        if position < len(numbers) and (
            numbers[position].startswith(f"{number}.") or not numbers_a_row(numbers[position])
        ):
            continue
        parts = range(start + 1, position)
        if parts and numbers_a_row(number):
            named = [numbers[part].startswith(f"{number}.") for part in parts]
            marked = all(marks_part(numbers[part], data.name(part)) for part in parts)
            figures, sums = data.figures_alone(start), data.sums(start + 1, position)
            if all(named) or marked:  # they say it themselves
                proven = any(figures.values()) and sums.are(figures)
            else:
                proven = not any(named) and len(parts) >= _FEWEST_ADDENDS and sums.prove(figures)
            if proven:
                found.update({data.places[n]: IgnoredKind.SECTION for n in ([start] if all(named) else parts)})
        start = position
    return found


def _groups_above_first(data: DataRows) -> dict[int, IgnoredKind]:
    """Numbered rows right above one that the numbers begin anew with, which hold the sums of the rows from there on: 1
    over 1, 2 and 3, 2 over 1 and 2. One row's own figures are one too beside such a group, or where all are such."""
    numbers = [number.lstrip("0").upper() for number in data.numbers]
    groups: list[int] = []
    alike: list[int] = []
    for start, (number, below) in enumerate(pairwise(numbers)):
        if not any(map(str.isalnum, number)) or below not in FIRST_NUMBERS:
            continue
        figures = data.figures_alone(start)
        if any(figures.values()) and figures == figures_of(data.cells[start + 1], data.counts):
            alike.append(start)
        anew = (end for end in range(start + 2, len(numbers)) if numbers[end] in FIRST_NUMBERS)
        if _add_up(data.cells[start + 1 : next(anew, len(numbers))], figures, data.counts):
            groups.append(start)
    others = range(0, len(numbers), 2) if len(numbers) % 2 == 0 else ()
    if groups or _are_all_groups(alike, others, data):
        groups += alike
    return {data.places[position]: IgnoredKind.SECTION for position in groups}


def number_in(cells: tuple[Value, ...], column: int) -> str:
    """A row's number as text, "2.1" of "2.1."; empty where it has none."""
    return str(cell_at(cells, column) or "").strip(" .")


def _holds_only(cells: tuple[Value, ...], counts: Collection[int]) -> bool:
    return all(value is None or column in counts for column, value in enumerate(cells))


def _figures(cells: tuple[Value, ...], counts: Collection[int]) -> dict[int, int | float]:
    """The figures of a row by column; none where it holds more than these, a name and a mark."""
    figures = figures_of(cells, counts)
    others = [value for column, value in filled_cells(cells) if column not in figures]
    if not all(type(value) is str for value in others):
        return {}
    names = [value for value in others if any(map(str.isalnum, str(value)))]
    return figures if len(names) <= 1 else {}


def figures_of(cells: tuple[Value, ...], counts: Collection[int]) -> dict[int, int | float]:
    """The figures of a row by column, those typed as text among them."""
    figures = ((column, figure_in(cell_at(cells, column))) for column in counts)
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

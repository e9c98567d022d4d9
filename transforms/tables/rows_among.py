"""What only the rows around it can tell of a row: whether it adds them up, heads them, or was left unanswered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.definitions.codes import IgnoredKind
from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import Value, cell_at
from transforms.tables.row_groups import groups_among, groups_by_numbers, named_sums
from transforms.tables.row_merges import Span
from transforms.tables.row_sums import DataRows, figures_of, nameless_sums, totals_by_figures
from transforms.tables.row_words import filled_cells, is_nil_sentence, is_total_label, numbers_a_row, says_nothing
from transforms.tables.table_words import TableWords
from transforms.tables.tables import Table
from transforms.text.legacy_sheets import Row
from transforms.values.list_values import find_value

_MOST_RECKONED = 3  # figures of a row
_FAR = 2  # rows
_FIGURE_BEHIND = late_pattern(r":\s*\d[\d.,]*\s*%?\s*$")


class RowsAmong(TableWords):
    """What the rows of a table have come to so far: those of data, the kinds of others, groups by their rank, lone
    lines that wait for the rows around them."""

    def __init__(self, table: Table, rows: Sequence[Row], merged: Sequence[Span]) -> None:
        super().__init__(table, rows, merged)
        self._data: list[int] = []
        self._kinds: dict[int, IgnoredKind] = {}
        self._groups: dict[int, str] = {}
        self._waiting: dict[int, IgnoredKind] = {}

    def _goes_on_from_above(self, place: int) -> bool:
        """Whether a row holds what is merged down to it from a row of data. A total may stand under merged cells as
        well, and so may the rows of a nil return."""
        number, cells = self.rows[place]
        if self._data[-1:] != [place - 1] or not self.held.covers(number):
            return False
        named = (value for column, value in enumerate(cells) if column in self.keys or column not in self.columns)
        return not any(type(value) is str and is_total_label(value) for value in named)

    def _settle(self) -> list[int]:
        """Take what is no data from among the rows of data: groups and sums, answers that nobody gave, and figures far
        below, which are given; and tell what the lone lines are, between data, whatever they say, and behind it."""
        self._take_doubted()
        among = self._own_rows()
        heads = groups_among(among, self._groups, self._says_more_than_its_name)
        self._set_apart(dict.fromkeys(heads, IgnoredKind.SECTION))
        self._set_unanswered_apart()
        self._set_sentence_apart()
        if self.item_column < 0:  # items are no parts of each other, whatever their figures add up to
            among = self._left_of(among)
            self._set_apart(nameless_sums(among))
            groups: list[int] = []
            if len(self.keys) > 1:
                groups = named_sums(among, lambda place: self.held.covers(self.rows[place][0]))
            elif not heads:
                groups = groups_by_numbers(among, self._kinds)
            self._set_apart(dict.fromkeys(groups, IgnoredKind.SECTION))
        if self.table.form == "service_result":
            self._set_apart(totals_by_figures(self._left_of(among)))
        scratch = self._scratch()
        self._set_apart(dict.fromkeys(scratch, IgnoredKind.NOTE))
        self._settle_lone_lines()
        return scratch

    def _set_apart(self, kinds: Mapping[int, IgnoredKind]) -> None:
        if kinds:
            self._kinds.update(kinds)
            self._data = [place for place in self._data if place not in kinds]

    def _settle_lone_lines(self) -> None:
        first, last = (self._data[0], self._data[-1]) if self._data else (0, -1)
        starred = {
            place for place, kind in self._waiting.items() if kind is IgnoredKind.NOTE and self._starts_with_star(place)
        }
        is_among = any(first < place < last for place in starred)  # then the one above the first row heads it
        for place, kind in self._waiting.items():
            if kind is IgnoredKind.SECTION:
                self._kinds[place] = kind if place < last else self._lone_kind(place)
            elif first < place < last or (is_among and place < first and place in starred):
                self._kinds[place] = IgnoredKind.SECTION
            else:
                self._kinds[place] = kind

    def _data_rows(self, rows: Sequence[Row]) -> DataRows:
        return DataRows(rows, self._data, self.counts, self.number_column)

    def _left_of(self, among: DataRows) -> DataRows:
        """The rows of data without those that have been set apart since."""
        return among if among.places is self._data else self._data_rows(among.rows)

    def _own_rows(self) -> DataRows:
        """The rows of data with nothing but what tells what they are (`_own`), unless all are numbered: then nothing is
        looked for among them."""
        among = self._data_rows(self.rows)
        if self.is_remark or not (self._groups or among.may_have_groups):
            return among
        width = max(map(len, among.cells), default=0)
        others = [column for column in range(self.first_column, width) if column not in self.own_columns]
        rows = list(self.rows)
        for place in self._data:
            number, cells = rows[place]
            if any(cell_at(cells, column) is not None for column in others):
                own = dict(self._own(place, filled_cells(cells)))
                rows[place] = (number, tuple(map(own.get, range(len(cells)))))
        return self._data_rows(rows)

    def _scratch(self) -> list[int]:
        """The last rows of data that hold nothing but a figure or a few, from the first that stands well below all
        others: somebody reckoned there."""
        data = self._data
        first = len(data)
        while first and self._is_reckoning(*self.rows[data[first - 1]]):
            first -= 1
        if not first:
            return []
        numbers = [(self.rows[place - 1][0], self.rows[place][0]) for place in data[first:]]
        far = next((i for i, (above, number) in enumerate(numbers) if number - above > _FAR), len(numbers))
        return data[first + far :]

    def _is_reckoning(self, number: int, cells: tuple[Value, ...]) -> bool:
        filled = [value for value in cells if value is not None]
        few = len(filled) <= _MOST_RECKONED and all(
            type(value) in (int, float, str) and numbers_a_row(value) for value in filled
        )
        return few and not self.held.covers(number)

    def _starts_with_star(self, place: int) -> bool:
        """Whether a lone line is marked as groups are, and as notes are as well: "* Cấp tỉnh"."""
        return self._first_text(place).lstrip().startswith("*")

    def _lone_kind(self, place: int) -> IgnoredKind:
        is_nil = not self._data and is_nil_sentence(self._first_text(place))
        return IgnoredKind.NIL if is_nil else IgnoredKind.NOTE

    def _first_text(self, place: int) -> str:
        return next(str(value) for value in self.rows[place][1] if value is not None)

    def _take_doubted(self) -> None:
        """Take for data the rows whose word is a field's as well as a total's ("Tổng hợp") where no row
        has a number that would tell and they add up nothing."""
        totals = [place for place, kind in self._kinds.items() if kind is IgnoredKind.TOTAL]
        if not totals or len(self.keys) > 1 or self.item_column >= 0 or any(map(self._has_number, self._data)):
            return
        sums = self._data_rows(self.rows).sums()
        doubted = [
            place
            for place in totals
            if self._may_be_a_field(place) and not sums.are(figures_of(self.rows[place][1], self.counts))
        ]
        for place in doubted:
            del self._kinds[place]
        self._data = sorted(self._data + doubted)

    def _set_unanswered_apart(self) -> None:
        """Rows that a workbook was handed out with and nobody has filled in: differences not ruled on yet are notes; a
        table of items without one value is a nil return (where some have a value, the blank ones are missing, and one
        that another row answers heads a group: "I", "Nhiệm vụ được giao")."""
        if self.table.form != "resolution" and not self.table.spec.items:
            return
        printed = {self.table.columns.get(name) for name in ("discrepancy", "item", "unit_of_count")}
        answers = self.columns - printed
        if self.table.spec.items:  # values under a header that nobody knows are no blanks
            answers |= frozenset(self.table.unknown)
        blank = {p for p in self._data if all(cell_at(self.rows[p][1], c) is None for c in answers)}
        if any(_FIGURE_BEHIND.search(v) for p in blank for v in self.rows[p][1] if type(v) is str):
            return  # "Số hội nghị quán triệt: 6" in one cell is an answer
        if self.table.form == "resolution":
            kind = IgnoredKind.NOTE
        elif len(blank) == len(self._data):
            kind = IgnoredKind.NIL
        else:
            told = {self._item(place) for place in self._data if place not in blank} - {None}
            blank = {place for place in blank if self._item(place) in told}
            kind = IgnoredKind.SECTION
        self._set_apart(dict.fromkeys(blank, kind))

    def _item(self, place: int) -> str | None:
        item = cell_at(self.rows[place][1], self.item_column)
        return find_value(self.table.form, "item", item) if type(item) is str else None

    def _set_sentence_apart(self) -> None:
        """A table whose only row is a number and a sentence that nothing happened, once or in every cell, with no more
        beside it than marks for nothing and noughts, is a nil return."""
        if len(self._data) != 1 or self.is_remark:
            return
        cells = self.rows[self._data[0]][1]
        others = [v for column, v in enumerate(cells) if v is not None and column != self.number_column]
        if not self.table.spec.items:  # of an item a nought is the answer
            others = [value for value in others if not says_nothing(value)]
        if len(set(others)) == 1 and type(others[0]) is str and is_nil_sentence(others[0]):
            self._set_apart({self._data[0]: IgnoredKind.NIL})

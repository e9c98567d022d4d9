"""What each row of a table is: data, or one of the things that people write around data."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from transforms.definitions.codes import IgnoredKind
from transforms.files.sheets import Value, cell_at
from transforms.tables.row_groups import group_rank, groups_among, groups_by_numbers, is_group, named_sums
from transforms.tables.row_merges import Span
from transforms.tables.row_notes import is_labelled, is_note, is_note_row
from transforms.tables.row_sums import adds_up, nameless_sums, totals_by_figures
from transforms.tables.row_words import (
    LONGEST_LABEL,
    Filled,
    all_text,
    filled_cells,
    is_hints_row,
    is_nil_sentence,
    is_number_like,
    is_numbering,
    is_pager,
    is_part_label,
    is_sample_mark,
    is_total_label,
    is_units_row,
    numbers_a_row,
    says_nothing,
)
from transforms.tables.table_words import TableWords
from transforms.tables.tables import Table
from transforms.tables.titles_below import first_title_below
from transforms.text.legacy_sheets import Row

_MOST_ROWS_OF_NAMES = 8  # below who signs, blank ones among them
_MAY_GO_ON = frozenset((None, IgnoredKind.SECTION))  # with a note: "-" and words
_LINES = frozenset((IgnoredKind.NOTE, IgnoredKind.SECTION))
_MOST_RECKONED = 3  # figures of a row
_FAR = 2  # rows
_FIGURE_BEHIND = re.compile(r":\s*\d[\d.,]*\s*%?\s*$")


@dataclass(frozen=True, slots=True)
class Rows:
    """What became of the rows of a table: `data` are places of data rows, `ignored` the kinds of the others, `below`
    the places of data-like rows under the signatures, which belong to no report, `scratch` those of a few bare
    figures far below the table, `foreign` the place of a header that nobody knows, whose rows are none of this table's.
    From the place `titles` on the rows are title lines of the table that follows."""

    data: tuple[int, ...]
    ignored: Mapping[int, IgnoredKind]
    below: tuple[int, ...]
    titles: int
    foreign: int | None = None
    scratch: tuple[int, ...] = ()


def classify(table: Table, rows: Sequence[Row], merged: Sequence[Span] = ()) -> Rows:
    """Tell the rows behind a table's header apart, up to the table's end."""
    return _Classifier(table, rows, merged).run()


def _is_lone_text(filled: Filled) -> bool:
    return len(filled) == 1 and type(filled[0][1]) is str


def _counts_rows(label: str, value: Value) -> bool:
    """Whether a row only says how many rows there are of a kind: "Đã hoàn thành:", 2."""
    return label.rstrip().endswith(":") and type(value) in (int, float)


class _Classifier(TableWords):
    def run(self) -> Rows:
        kinds: dict[int, IgnoredKind] = {}
        data: list[int] = []
        lone: dict[int, IgnoredKind] = {}
        groups: dict[int, str] = {}
        below: list[int] = []
        signed = False
        named_to = 0
        repeated = {place for top, first in self.table.repeats for place in range(top, first)}
        numberings: set[tuple[Value, ...]] = set()
        noting = strange = False
        foreign: int | None = None
        after_header = True
        titles = first_title_below(self.table, self.rows, self._is_told_row)
        for place in range(self.table.first, titles):
            cells = self.rows[place][1]
            if place in repeated:
                kinds[place] = IgnoredKind.REPEAT_HEADER
                after_header = True
                strange = False
                continue
            if strange:
                kinds[place] = IgnoredKind.UNKNOWN_SHEET
                continue
            if numberings and cells in numberings:
                kinds[place] = IgnoredKind.NUMBERING
                continue
            if not signed and self.plain.holds(cells, first=after_header):
                data.append(place)
                after_header = noting = False
                continue
            filled = filled_cells(cells)
            printed = self._printed_kind(filled, after_header)
            if printed is not None:
                kinds[place] = printed
                if printed is IgnoredKind.NUMBERING:
                    numberings.add(cells)
                continue
            names = len(filled) <= 4 and all_text(filled) and self.rows[place][0] <= named_to
            signs = self._is_signature(filled, place, titles, data[-1] if data else None)
            if (signs or (names and not self._may_be_remark(filled))) and not self._is_entry(filled, place):
                kinds[place] = IgnoredKind.SIGNATURE
                if signs:
                    named_to = self.rows[place][0] + _MOST_ROWS_OF_NAMES
                signed, after_header = True, False
                continue
            kind = self._kind(filled, groups, place)
            if noting and kind in _MAY_GO_ON and self._goes_on(filled):
                kind = IgnoredKind.NOTE
            after_header = after_header and kind in _LINES  # a group or a sample, and the numbers under it
            noting = kind is IgnoredKind.NOTE and (noting or is_note(str(filled[0][1])))
            if kind is None and data and self._heads_another(filled):
                kinds[place] = IgnoredKind.UNKNOWN_SHEET
                strange, foreign = True, place if foreign is None else foreign
            elif kind is None and signed:
                kinds[place] = IgnoredKind.NOTE
                below.append(place)
            elif kind is None:
                data.append(place)
            elif (kind in _LINES and _is_lone_text(filled)) or (kind is IgnoredKind.SECTION and is_labelled(filled)):
                lone[place] = kind
            else:
                kinds[place] = kind
        return self._settled(data, kinds, groups, lone, Rows((), kinds, tuple(below), titles, foreign))

    def _printed_kind(self, filled: Filled, after_header: bool) -> IgnoredKind | None:
        """The kind of a row that belongs to the form or the paper, whoever fills it in."""
        if is_numbering(filled, after_header or self.is_remark):
            return IgnoredKind.NUMBERING
        if after_header and is_numbering(self._within(filled), after_header):  # a legend may stand beside it
            return IgnoredKind.NUMBERING
        if after_header and ((len(filled) > 1 and is_units_row(filled)) or is_hints_row(filled)):
            return IgnoredKind.HEADER
        return IgnoredKind.NOTE if is_pager(filled) else None

    def _within(self, filled: Filled) -> Filled:
        last = max(self.table.read_columns)
        return [cell for cell in filled if cell[0] <= last]

    def _settled(
        self,
        data: list[int],
        kinds: dict[int, IgnoredKind],
        groups: dict[int, str],
        lone: dict[int, IgnoredKind],
        told: Rows,
    ) -> Rows:
        """What only the rows around it can tell of a row: totals that are data after all, groups and sums among the
        data, answers that nobody gave, figures far below, `lone` lines between data, whatever they say, and
        behind it."""
        data = self._with_doubted(data, kinds)
        heads = groups_among(self.rows, data, groups, self.counts, self.number_column, self._says_more_than_its_name)
        kinds.update(dict.fromkeys(heads, IgnoredKind.SECTION))
        data = self._without_unanswered([place for place in data if place not in kinds], kinds)
        data = self._without_sentences(data, kinds)
        if self.item_column < 0:  # items are no parts of each other, whatever their figures add up to
            kinds.update(nameless_sums(self.rows, data, self.counts, self.number_column))
            if len(self.keys) > 1:
                whole = [place for place in data if self.held.covers(self.rows[place][0])]
                named = named_sums(self.rows, data, self.counts, self.number_column, whole)
                kinds.update(dict.fromkeys(named, IgnoredKind.SECTION))
            elif not heads:
                counted = groups_by_numbers(self.rows, data, self.counts, self.number_column, kinds)
                kinds.update(dict.fromkeys(counted, IgnoredKind.SECTION))
            data = [place for place in data if place not in kinds]
        if self.table.form == "service_result":
            kinds.update(totals_by_figures(self.rows, data, self.counts, self.number_column))
            data = [place for place in data if place not in kinds]
        scratch = self._scratch(data)
        kinds.update(dict.fromkeys(scratch, IgnoredKind.NOTE))
        data = data[: len(data) - len(scratch)]
        first, last = (data[0], data[-1]) if data else (0, -1)
        for place, kind in lone.items():
            if kind is IgnoredKind.SECTION:
                kinds[place] = kind if place < last else self._lone_kind(place, bool(data))
            else:
                kinds[place] = IgnoredKind.SECTION if first < place < last else kind
        return replace(told, data=tuple(data), scratch=tuple(scratch))

    def _scratch(self, data: list[int]) -> list[int]:
        """The last rows of data that hold nothing but a figure or a few, from the first that stands well below all
        others: somebody reckoned there."""
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

    def _lone_kind(self, place: int, has_data: bool) -> IgnoredKind:
        text = next(str(value) for value in self.rows[place][1] if value is not None)
        if not has_data and is_nil_sentence(text):
            return IgnoredKind.NIL
        return IgnoredKind.NOTE

    def _kind(self, filled: Filled, groups: dict[int, str], place: int) -> IgnoredKind | None:
        """The kind of a row that is neither header, numbering nor signature; None for data, that which may head a
        group noted in `groups`."""
        if len(filled) == 1:
            return self._lone(filled[0], place)
        others = [(column, value) for column, value in filled if column != self.number_column]
        number = next((value for column, value in filled if column == self.number_column), None)
        if all(says_nothing(value) for _, value in others):
            return IgnoredKind.TOTAL if type(number) is str and is_total_label(number) else IgnoredKind.NIL
        if type(number) is str and is_sample_mark(number):
            return IgnoredKind.NOTE
        if self._is_answer(filled):
            return None
        if is_note_row(filled, among_texts=self.is_remark):
            return IgnoredKind.NOTE
        numbered = self._is_numbered(filled)
        keys = sum(cell_at(self.rows[place][1], column) is not None for column in self.keys)
        texts = [(column, value) for column, value in others if type(value) is str]
        # On a web page figures are text as well, and may stand left of the words.
        words = [cell for cell in texts if not is_number_like(cell[1])]
        label_column, label = next(iter(words or texts), (-1, None))
        if label is not None:
            kind = self._kind_by_label(label_column, label, others, keys, numbered)
            if kind is not None:
                return kind
            if numbered and not self.is_remark and self._heads_parts(place, others):
                return IgnoredKind.SECTION
            if len(others) == 1 and self.rows[place][0] in self.across:
                return IgnoredKind.SECTION
        if type(number) is str:
            only_figures = keys == 0 and all(is_number_like(value) for _, value in others)
            if len(filled) == 2 and not numbered and all_text(filled) and is_note(number):
                return IgnoredKind.NOTE
            if self._is_total(label_column, number, others):
                return IgnoredKind.TOTAL
            if only_figures and is_part_label(number):
                return IgnoredKind.SECTION
            group = self._group(number, label, others, keys, place)
            if group is not None and not self._has_counts(others):
                return IgnoredKind.SECTION
            if group is None and only_figures and (len(number) > 12 or len(number.split()) > 1):
                group = "name"
            if group is not None:
                groups[place] = group
                return None
        if not self.is_remark and ((self.item_column < 0 and is_group(filled)) or self._is_labelled(filled)):
            return IgnoredKind.SECTION
        return None if any(column in self.columns for column, _ in others) else IgnoredKind.NOTE

    def _kind_by_label(self, column: int, label: str, others: Filled, keys: int, numbered: bool) -> IgnoredKind | None:
        """The kind of a row by its first words; None where they say nothing of it."""
        if len(label) > LONGEST_LABEL:
            return None
        if self._is_total(column, label, others, numbered):
            return IgnoredKind.TOTAL
        if numbered:
            return None
        if keys <= 1 and len(others) <= 2 and all_text(others) and is_note(label):
            return IgnoredKind.NOTE
        may_count = len(self.keys) > 1 or (self.item_column < 0 <= self.number_column)
        if may_count and len(others) == 2 and _counts_rows(label, others[1][1]):
            return IgnoredKind.NOTE
        is_part = self.item_column < 0 and len(self.keys) == 1 and is_part_label(label)
        return IgnoredKind.SECTION if is_part else None

    def _group(self, number: str, label: str | None, others: Filled, keys: int, place: int) -> str | None:
        """The rank of the group that a row heads by its number, "II" or "B": beside it a name and figures, or one
        required cell and no day."""
        if self.held.covers(self.rows[place][0]):
            return None
        counts = all(value is label or type(value) in (int, float) for _, value in others)
        if counts or (keys <= 1 and not any(isinstance(value, dt.date) for _, value in others)):
            return group_rank(number)
        return None

    def _lone(self, cell: tuple[int, Value], place: int) -> IgnoredKind | None:
        column, value = cell
        if says_nothing(value):
            return IgnoredKind.NIL
        if column == self.number_column and not (type(value) is str and not is_number_like(value)):
            return IgnoredKind.NIL
        if type(value) is not str:
            return None if column in self.columns else IgnoredKind.NOTE
        if column in self.columns and self.held.covers(self.rows[place][0]):
            return None
        if is_note_row([cell], among_texts=self.is_remark):
            return IgnoredKind.NOTE
        is_body = self.is_remark and column in self.columns and column != self.table.columns.get("heading")
        if is_body or self._is_answer([cell]):
            return None
        if len(value) <= LONGEST_LABEL:
            if is_total_label(value, alone=True):
                return IgnoredKind.TOTAL
            if is_note(value):
                return IgnoredKind.NOTE
        return IgnoredKind.SECTION

    def _with_doubted(self, data: list[int], kinds: dict[int, IgnoredKind]) -> list[int]:
        """The rows of data, and with them those whose word is a field's as well as a total's ("Tổng hợp") where no row
        has a number that would tell and they add up nothing."""
        totals = [place for place, kind in kinds.items() if kind is IgnoredKind.TOTAL]
        if not totals or len(self.keys) > 1 or self.item_column >= 0 or any(map(self._has_number, data)):
            return data
        doubted = [p for p in totals if self._may_be_a_field(p) and not adds_up(self.rows, data, p, self.counts)]
        for place in doubted:
            del kinds[place]
        return sorted(data + doubted)

    def _without_unanswered(self, data: list[int], kinds: dict[int, IgnoredKind]) -> list[int]:
        """Rows that a workbook was handed out with and nobody has filled in: differences not ruled on yet are notes; a
        table of items without one value is a nil return (where some have a value, the blank ones are missing)."""
        if self.table.form != "resolution" and not self.table.spec.items:
            return data
        printed = {self.table.columns.get(name) for name in ("discrepancy", "item", "unit_of_count")}
        answers = self.columns - printed
        if self.table.spec.items:  # values under a header that nobody knows are no blanks
            answers |= frozenset(self.table.unknown)
        blank = {p for p in data if all(cell_at(self.rows[p][1], c) is None for c in answers)}
        if any(_FIGURE_BEHIND.search(v) for p in blank for v in self.rows[p][1] if type(v) is str):
            return data  # "Số hội nghị quán triệt: 6" in one cell is an answer
        if self.table.form == "resolution":
            kind = IgnoredKind.NOTE
        elif len(blank) == len(data):
            kind = IgnoredKind.NIL
        else:
            return data
        kinds.update(dict.fromkeys(blank, kind))
        return [place for place in data if place not in blank]

    def _without_sentences(self, data: list[int], kinds: dict[int, IgnoredKind]) -> list[int]:
        """A table whose only row is a number and a sentence that nothing happened is a nil return."""
        if len(data) != 1 or self.is_remark:
            return data
        cells = self.rows[data[0]][1]
        others = [v for column, v in enumerate(cells) if v is not None and column != self.number_column]
        if len(others) != 1 or type(others[0]) is not str or not is_nil_sentence(others[0]):
            return data
        kinds[data[0]] = IgnoredKind.NIL
        return []

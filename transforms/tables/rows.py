"""What each row of a table is: data, or one of the things that people write around data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from transforms.definitions.codes import IgnoredKind
from transforms.files.sheets import Value, cell_at
from transforms.tables.remark_headings import heading_of
from transforms.tables.row_groups import group_rank, is_bulleted, is_group
from transforms.tables.row_merges import Span
from transforms.tables.row_notes import is_labelled, is_no_name, is_note, is_note_row, may_be_names
from transforms.tables.row_words import (
    LONGEST_LABEL,
    Filled,
    all_text,
    filled_cells,
    is_comparison_label,
    is_hints_row,
    is_number_like,
    is_numbering,
    is_pager,
    is_part_label,
    is_sample_mark,
    is_total_label,
    is_units_row,
    says_nothing,
)
from transforms.tables.rows_among import RowsAmong
from transforms.tables.tables import Table
from transforms.tables.titles_below import first_title_below
from transforms.text.legacy_sheets import Row
from transforms.text.vietnamese import is_blank_mark

_FEWEST_REQUIRED = 3  # cells: a row with one of them tells nothing, whatever else it says
_MOST_ROWS_OF_NAMES = 8  # below who signs, blank ones among them
_LONGEST_NUMBER = 12  # letters: what is longer is a name
_MAY_GO_ON = frozenset((None, IgnoredKind.SECTION))  # with a note: "-" and words
_LINES = frozenset((IgnoredKind.NOTE, IgnoredKind.SECTION))


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


class _Parts(NamedTuple):
    """A row of several cells by its parts: what stands in place of its number, the `others` beside it, the first words
    among these; of how many required cells there is an answer."""

    filled: Filled
    number: Value
    others: Filled
    label_column: int
    label: str | None
    keys: int
    is_numbered: bool


def classify(table: Table, rows: Sequence[Row], merged: Sequence[Span] = ()) -> Rows:
    """Tell the rows behind a table's header apart, up to the table's end."""
    return _Classifier(table, rows, merged).run()


def _is_lone_text(filled: Filled) -> bool:
    return len(filled) == 1 and type(filled[0][1]) is str


def _is_blank(value: Value) -> bool:
    """Whether a cell holds nothing or a mark for it; a 0 is a figure."""
    return value is None or (type(value) is str and is_blank_mark(value))


def _counts_rows(label: str, value: Value) -> bool:
    """Whether a row only says how many rows there are of a kind: "Đã hoàn thành:", 2."""
    return label.rstrip().endswith(":") and type(value) in (int, float)


class _Classifier(RowsAmong):
    """Goes down the rows of a table once, and then settles what only the rows around one can tell of it.

    Noted on the way are also whether the header is the last thing above, whether a note is, whether somebody has signed
    (up to which row number names may follow), whether a header that nobody knows stands above."""

    def __init__(self, table: Table, rows: Sequence[Row], merged: Sequence[Span]) -> None:
        super().__init__(table, rows, merged)
        self.titles = first_title_below(table, rows, self._is_told_row)
        self._below: list[int] = []
        self._numberings: set[tuple[Value, ...]] = set()
        self._after_header = True
        self._noting = False
        self._signed = False
        self._named_to = 0
        self._foreign: int | None = None

    def run(self) -> Rows:
        repeated = {place for top, first in self.table.repeats for place in range(top, first)}
        is_foreign = False
        for place in range(self.table.first, self.titles):
            cells = self.rows[place][1]
            if place in repeated:
                self._kinds[place] = IgnoredKind.REPEAT_HEADER
                self._after_header = True
                is_foreign = False
            elif is_foreign:
                self._kinds[place] = IgnoredKind.UNKNOWN_SHEET
            elif self._numberings and cells in self._numberings:
                self._kinds[place] = IgnoredKind.NUMBERING
            elif not self._signed and self.plain.holds(cells, first=self._after_header):
                self._data.append(place)
                self._after_header = self._noting = False
            else:
                is_foreign = self._tell(place, filled_cells(cells))
        scratch = tuple(self._settle())
        return Rows(tuple(self._data), self._kinds, tuple(self._below), self.titles, self._foreign, scratch)

    def _tell(self, place: int, filled: Filled) -> bool:
        """Note what a row is that is no data for certain; whether it is a header that nobody knows."""
        printed = self._printed_kind(filled, place)
        if printed is not None:
            self._kinds[place] = printed
            if printed is IgnoredKind.NUMBERING:
                self._numberings.add(self.rows[place][1])
            return False
        if self._signs(place, filled):
            self._kinds[place] = IgnoredKind.SIGNATURE
            self._signed, self._after_header = True, False
            return False
        own = filled if self.is_remark else self._own(place, filled)
        kind = self._kind(own, place)
        if self._noting and kind in _MAY_GO_ON and self._goes_on(own):
            kind = IgnoredKind.NOTE
        self._after_header = self._after_header and kind in _LINES  # a group or a sample, and the numbers under it
        self._noting = kind is IgnoredKind.NOTE and (self._noting or is_note(str(own[0][1])))
        if kind is not None:
            is_head = kind is IgnoredKind.SECTION and (is_labelled(own) or self._is_starred(own) or self._is_tally(own))
            waits = is_head or (kind in _LINES and _is_lone_text(own))
            (self._waiting if waits else self._kinds)[place] = kind
        elif self._data and (self._heads_another(filled, place) or self._lists_persons(place)):
            self._kinds[place] = IgnoredKind.UNKNOWN_SHEET
            self._foreign = place if self._foreign is None else self._foreign
            return True
        elif self._signed:
            self._kinds[place] = IgnoredKind.NOTE
            self._below.append(place)
        else:
            self._data.append(place)
        return False

    def _signs(self, place: int, filled: Filled) -> bool:
        """Whether a row is of who signs, or of the names below that."""
        number = self.rows[place][0]
        signs = self._is_signature(filled, place, self.titles, self._data[-1] if self._data else None)
        is_name = number <= self._named_to and may_be_names(filled) and not is_no_name(filled)
        if not (signs or (is_name and not self._may_be_remark(filled))) or self._is_entry(filled, place):
            return False
        if signs:
            self._named_to = number + _MOST_ROWS_OF_NAMES
        return True

    def _printed_kind(self, filled: Filled, place: int) -> IgnoredKind | None:
        """The kind of a row that belongs to the form or the paper, whoever fills it in."""
        after_header = self._after_header
        if is_numbering(filled, after_header or self.is_remark, self.keys):
            return IgnoredKind.NUMBERING
        if after_header and is_numbering(self._within(filled), after_header, self.keys):  # a legend may stand beside it
            return IgnoredKind.NUMBERING
        counts = len(filled) > 1 or filled[0][0] in self.counts
        named = self._kinds.get(place - 1) is IgnoredKind.HEADER
        if after_header and ((counts and is_units_row(filled)) or is_hints_row(filled, named=named)):
            return IgnoredKind.HEADER
        return IgnoredKind.NOTE if is_pager(filled) else None

    def _within(self, filled: Filled) -> Filled:
        last = max(self.table.read_columns)
        return [cell for cell in filled if cell[0] <= last]

    def _kind(self, filled: Filled, place: int) -> IgnoredKind | None:
        """The kind of a row that is neither header, numbering nor signature; None for data, among it what may head a
        group, which is noted."""
        if len(filled) == 1:
            return self._lone(filled[0], place)
        is_numbered = self._is_numbered(filled)
        if is_numbered and self._goes_on_from_above(place):
            return None
        others = [(column, value) for column, value in filled if column != self.number_column]
        number = next((value for column, value in filled if column == self.number_column), None)
        told = next((column for column, value in others if not says_nothing(value)), None)
        if told is None:
            return IgnoredKind.TOTAL if type(number) is str and is_total_label(number) else IgnoredKind.NIL
        if told in self.lists and self._counts_nothing(others):
            return IgnoredKind.NIL
        if type(number) is str and is_sample_mark(number):
            return IgnoredKind.NOTE
        if self._is_answer(filled):
            return None
        if self._is_starred(filled) or self._heads_headings(place, filled):
            return IgnoredKind.SECTION
        if is_note_row(filled, among_texts=self.is_remark):
            return IgnoredKind.NOTE
        texts = [(column, value) for column, value in others if type(value) is str]
        # On a web page figures are text as well, and may stand left of the words.
        words = [cell for cell in texts if not is_number_like(cell[1])]
        label_column, label = next(iter(words or texts), (-1, None))
        keys = sum(not _is_blank(cell_at(self.rows[place][1], column)) for column in self.keys)
        parts = _Parts(filled, number, others, label_column, label, keys, is_numbered)
        kind = self._kind_by_words(parts, place)
        if kind is None:
            kind = self._kind_by_number(parts, place)
        if kind is not None or place in self._groups:
            return kind
        if not self.is_remark and ((self.item_column < 0 and is_group(filled)) or self._is_labelled(filled)):
            return IgnoredKind.SECTION
        return None if any(column in self.columns for column, _ in others) else IgnoredKind.NOTE

    def _kind_by_words(self, parts: _Parts, place: int) -> IgnoredKind | None:
        """The kind of a row by its first words and by where they stand; None where neither says anything of it."""
        if parts.label is None:
            return None
        kind = self._kind_by_label(parts, parts.label)
        if kind is IgnoredKind.TOTAL and self.item_column < 0 and is_group(parts.filled):
            # "II", "Tháng 8/2020" compares nothing
            return IgnoredKind.SECTION if is_comparison_label(parts.label) else kind
        if kind is not None:
            return kind
        if parts.is_numbered and not self.is_remark and self._heads_parts(place, parts.others):
            return IgnoredKind.SECTION
        is_across = len(parts.others) == 1 and self.rows[place][0] in self.across and not is_number_like(parts.label)
        return IgnoredKind.SECTION if is_across else None

    def _kind_by_label(self, parts: _Parts, label: str) -> IgnoredKind | None:
        if len(label) > LONGEST_LABEL:
            return None
        others = parts.others
        if self._is_total(parts.label_column, label, others, parts.is_numbered):
            return IgnoredKind.TOTAL
        if parts.is_numbered:
            return None
        if parts.keys <= 1 and len(others) <= 2 and all_text(others) and is_note(label):
            return IgnoredKind.NOTE
        may_count = len(self.keys) > 1 or (self.item_column < 0 <= self.number_column)
        if may_count and len(others) == 2 and _counts_rows(label, others[1][1]):
            return IgnoredKind.NOTE
        is_part = self.item_column < 0 and len(self.keys) == 1 and is_part_label(label)
        return IgnoredKind.SECTION if is_part else None

    def _kind_by_number(self, parts: _Parts, place: int) -> IgnoredKind | None:
        """The kind of a row by what stands in place of its number; None where that says nothing of it, and of what may
        head a group, which is noted."""
        number = parts.number
        if type(number) is not str:
            return None
        if len(parts.filled) == 2 and not parts.is_numbered and all_text(parts.filled) and is_note(number):
            return IgnoredKind.NOTE
        if self._is_total(parts.label_column, number, parts.others):
            return IgnoredKind.TOTAL
        if self._is_tally(parts.filled):
            return IgnoredKind.SECTION
        only_figures = parts.keys == 0 and all(is_number_like(value) for _, value in parts.others)
        if only_figures and is_part_label(number):
            return IgnoredKind.SECTION
        group = self._group(number, parts, place)
        if group is not None and not self._has_counts(parts.others):
            return IgnoredKind.SECTION
        if group is None and only_figures and (len(number) > _LONGEST_NUMBER or len(number.split()) > 1):
            group = "name"
        if group is not None:
            self._groups[place] = group
        return None

    def _group(self, number: str, parts: _Parts, place: int) -> str | None:
        """The rank of the group that a row heads by its number, "II" or "B": beside it a name and figures, or one
        required cell, no day but in place of a count, and no word of a list but the name."""
        if self.held.covers(self.rows[place][0]):
            return None
        label, others = parts.label, parts.others
        counts = all(value is label or type(value) in (int, float) or _is_blank(value) for _, value in others)
        days = any(isinstance(value, dt.date) and column not in self.counts for column, value in others)
        if not counts and (
            parts.keys > 1 or days or self._is_listed([cell for cell in others if cell[1] is not label])
        ):
            return None
        return group_rank(number)

    def _counts_nothing(self, others: Filled) -> bool:
        """Whether a row says that there was nothing of what a word of a list, printed beforehand, names."""
        people = self.table.columns.get("people_count")  # none found by a visit, none handled: that is something
        if not any(column == people and says_nothing(value) for column, value in others):
            return False
        return all(says_nothing(value) or self._is_listed([(column, value)]) for column, value in others)

    def _is_starred(self, filled: Filled) -> bool:
        """Whether a row is a star or bullet for its number and words, in whatever column, which among the data head a
        group: "*", "Cấp tỉnh". A bullet with words in a column of texts, or of items, may be a row that lacks the rest.
        """
        if self.is_remark or len(filled) != 2 or filled[0][0] != self.number_column or type(filled[1][1]) is not str:
            return False
        mark, column, words = str(filled[0][1]), filled[1][0], filled[1][1]
        if mark.strip() != "*":
            is_own = self.item_column >= 0 or (column in self.columns and column not in self.lists)
            if is_own or not is_bulleted(mark, words):
                return False
        return not is_note_row(filled[1:])

    def _is_tally(self, filled: Filled) -> bool:
        """Whether a row is words in place of its number and a figure in one of several required cells, and nothing
        else: "Sở Y tế", 2 over its rows; "Đang thực hiện", 2 below all."""
        if len(self.keys) < _FEWEST_REQUIRED or len(filled) != 2 or filled[0][0] != self.number_column:
            return False
        (_, label), (column, value) = filled
        words = type(label) is str and len(label.split()) > 1 and not is_number_like(label)
        return words and column in self.keys and type(value) in (int, float)

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
        if self.is_remark and column == self.table.columns.get("heading") and all(heading_of(value)):
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

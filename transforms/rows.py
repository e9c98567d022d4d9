"""What each row of a table is: data, or one of the things that people write around data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.definitions.codes import IgnoredKind
from transforms.definitions.forms import FieldType
from transforms.headers import label_keys
from transforms.legacy_sheets import Row
from transforms.list_values import find_value
from transforms.plain_rows import PlainRows
from transforms.row_merges import MergedDown, Span
from transforms.row_notes import (
    is_labelled,
    is_note,
    is_note_row,
    is_signature,
)
from transforms.row_sums import group_rank, groups_among, is_group, nameless_sums
from transforms.row_words import (
    LONGEST_LABEL,
    Filled,
    all_text,
    folded_label,
    is_count_in_words,
    is_hints_row,
    is_nil_sentence,
    is_number_like,
    is_numbering,
    is_pager,
    is_sample_mark,
    is_total_label,
    is_units_row,
    numbers_a_row,
    says_nothing,
    says_what_it_counts,
)
from transforms.sheets import Value
from transforms.tables import Table
from transforms.titles_below import first_title_below

_ABOVE_NUMBERING = frozenset((IgnoredKind.NOTE, IgnoredKind.SECTION))  # a group or a sample, and the numbers under it
_TOTAL_LETTERS = frozenset("tclsmσ")  # that words for a total begin with


@dataclass(frozen=True, slots=True)
class Rows:
    """What became of the rows of a table: `data` are places of data rows, `ignored` the kinds of the others, `below`
    the places of data-like rows under the signatures, which belong to no report, `foreign` the place of a header that
    nobody knows, whose rows are none of this table's. From the place `titles` on the rows are title lines of the table
    that follows."""

    data: tuple[int, ...]
    ignored: Mapping[int, IgnoredKind]
    below: tuple[int, ...]
    titles: int
    foreign: int | None = None


def classify(table: Table, rows: Sequence[Row], merged: Sequence[Span] = ()) -> Rows:
    """Tell the rows behind a table's header apart, up to the table's end."""
    return _Classifier(table, rows, merged).run()


class _Classifier:
    def __init__(self, table: Table, rows: Sequence[Row], merged: Sequence[Span]) -> None:
        self.table = table
        self.rows = rows
        self.across = frozenset(span[0] for span in merged if span[0] == span[2] and span[3] - span[1] >= 2)
        fields = {field.name: field for field in table.spec.fields}
        self.number_column = table.columns.get("no", -1)
        self.columns = frozenset(table.columns.values()) - {self.number_column}
        keys = [n for n in table.columns if fields[n].required and fields[n].type is not FieldType.COUNT]
        self.keys = tuple(table.columns[name] for name in keys) or tuple(self.columns)
        self.item_column = table.columns.get("item", -2)
        self.is_remark = table.form == "remark"
        self.lists = {c: name for name, c in table.columns.items() if fields[name].type is FieldType.LIST}
        counts = [name for name in table.columns if fields[name].type is FieldType.COUNT]
        self.counts = {table.columns[name]: label_keys(fields[name].header) for name in counts}
        self.plain = PlainRows(self.number_column, self.keys)
        self.held = MergedDown(span for span in merged if span[1] - 1 in self.keys and span[0] >= table.header_row)

    def _is_listed(self, filled: Filled) -> bool:
        """Whether a cell holds a word of its column's list: a heading, an item, a status."""
        return any(
            column in self.lists
            and type(value) is str
            and find_value(self.table.form, self.lists[column], value) is not None
            for column, value in filled
        )

    def _is_answer(self, filled: Filled) -> bool:
        """Whether a row is a remark under its heading, or one of the form's items."""
        return (self.is_remark or self.item_column >= 0) and self._is_listed(filled)

    def _is_entry(self, filled: Filled, place: int) -> bool:
        """Whether a row of few words is no signature for certain: it is numbered, holds what is merged down to it, or
        has a word of a list."""
        return self._is_numbered(filled) or self.held.covers(self.rows[place][0]) or self._is_listed(filled)

    def _goes_on(self, filled: Filled) -> bool:
        """Whether a row right under a note goes on with it: words, maybe with a dash before them."""
        if self.is_remark or len(filled) > 2 or not all_text(filled) or self._is_told_row(filled):
            return False
        return not self._is_numbered(filled)

    def _heads_another(self, filled: Filled) -> bool:
        """Whether a row of 06-TTHC is the header of a table that nobody knows: words where its counts would stand.
        Where more than one cell is required the rows below lack some of them; here they would be taken. None of the
        words is the column's own: that is this table's header, told again in other words."""
        if len(self.keys) > 1 or self.item_column >= 0 or not all_text(filled) or self._is_numbered(filled):
            return False
        counts = [(column, str(value)) for column, value in filled if column in self.counts]
        if len(counts) < 2 or any(is_number_like(text) or says_nothing(text) for _, text in counts):
            return False
        return not any(set(label_keys(text)).intersection(self.counts[column]) for column, text in counts)

    def _is_numbered(self, filled: Filled) -> bool:
        return any(column == self.number_column and numbers_a_row(value) for column, value in filled)

    def _is_told_row(self, filled: Filled) -> bool:
        """Whether a row of few words is the table's own for certain: a remark, an item, words beside a number."""
        if self._is_answer(filled):
            return True
        return len(filled) > 1 and any(c in self.columns and is_number_like(v) for c, v in filled)

    def run(self) -> Rows:
        kinds: dict[int, IgnoredKind] = {}
        data: list[int] = []
        lone: list[int] = []
        groups: dict[int, str] = {}
        below: list[int] = []
        signed = False
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
                signed = strange = False
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
            filled = [(column, value) for column, value in enumerate(cells) if value is not None]
            if is_numbering(filled, after_header):
                kinds[place] = IgnoredKind.NUMBERING
                numberings.add(cells)
                continue
            if after_header and ((len(filled) > 1 and is_units_row(filled)) or is_hints_row(filled)):
                kinds[place] = IgnoredKind.HEADER
                continue
            if is_pager(filled):
                kinds[place] = IgnoredKind.NOTE
                continue
            keys = sum(column < len(cells) and cells[column] is not None for column in self.keys)
            if (
                is_signature(filled, among_texts=self.is_remark) or (signed and len(filled) <= 4 and all_text(filled))
            ) and not self._is_entry(filled, place):
                kinds[place] = IgnoredKind.SIGNATURE
                signed, after_header = True, False
                continue
            kind = self._kind(filled, keys, groups, place)
            if kind is None and noting and self._goes_on(filled):
                kind = IgnoredKind.NOTE
            after_header = after_header and kind in _ABOVE_NUMBERING
            noting = kind is IgnoredKind.NOTE and (noting or is_note(str(filled[0][1])))
            if kind is None and data and self._heads_another(filled):
                kinds[place] = IgnoredKind.UNKNOWN_SHEET
                strange, foreign = True, place if foreign is None else foreign
            elif kind is None and signed:
                kinds[place] = IgnoredKind.NOTE
                below.append(place)
            elif kind is None:
                data.append(place)
            elif kind is IgnoredKind.SECTION and (len(filled) == 1 or is_labelled(filled)):
                lone.append(place)
            else:
                kinds[place] = kind
        kinds.update(dict.fromkeys(groups_among(data, groups), IgnoredKind.SECTION))
        data = self._without_unanswered([place for place in data if place not in kinds], kinds)
        data = self._without_sentences(data, kinds)
        kinds.update(nameless_sums(self.rows, data, self.counts, self.number_column))
        data = [place for place in data if place not in kinds]
        last = data[-1] if data else -1
        for place in lone:
            kinds[place] = IgnoredKind.SECTION if place < last else self._lone_kind(place, bool(data))
        return Rows(tuple(data), kinds, tuple(below), titles, foreign)

    def _lone_kind(self, place: int, has_data: bool) -> IgnoredKind:
        text = next(str(value) for value in self.rows[place][1] if value is not None)
        if not has_data and is_nil_sentence(text):
            return IgnoredKind.NIL
        return IgnoredKind.NOTE

    def _kind(self, filled: Filled, keys: int, groups: dict[int, str], place: int) -> IgnoredKind | None:
        """The kind of a row that is neither header, numbering nor signature; None for data."""
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
        label_column, label = next(((c, v) for c, v in others if type(v) is str), (-1, None))
        if type(label) is str and len(label) <= LONGEST_LABEL:
            if label.lstrip()[:1].lower() in _TOTAL_LETTERS and self._is_total(label_column, label, others, numbered):
                return IgnoredKind.TOTAL
            if not numbered and keys <= 1 and len(others) <= 2 and all_text(others) and is_note(label):
                return IgnoredKind.NOTE
        if len(others) == 1 and type(label) is str and self.rows[place][0] in self.across:
            return IgnoredKind.SECTION
        if type(number) is str:
            if len(filled) == 2 and not numbered and all_text(filled) and is_note(number):
                return IgnoredKind.NOTE
            if number.lstrip()[:1].lower() in _TOTAL_LETTERS and self._is_total(label_column, number, others):
                return IgnoredKind.TOTAL
            group = group_rank(number)
            if group is not None and keys <= 1 and not any(isinstance(value, dt.date) for _, value in others):
                if not self._has_counts(others):
                    return IgnoredKind.SECTION
                groups[place] = group
                return None
            if len(number) > 12 and keys == 0 and all(is_number_like(value) for _, value in others):
                return IgnoredKind.SECTION
        if not self.is_remark and ((self.item_column < 0 and is_group(filled)) or self._is_labelled(filled)):
            return IgnoredKind.SECTION
        if not any(column in self.columns for column, _ in others):
            return IgnoredKind.NOTE
        return None

    def _is_labelled(self, filled: Filled) -> bool:
        """Whether a row is a label with a colon that is none of the table's own words, and words beside it."""
        if not is_labelled(filled):
            return False
        return filled[0][0] != self.item_column and not self._is_listed(filled)

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

    def _is_total(self, column: int, label: str, others: Filled, numbered: bool = False) -> bool:
        if not is_total_label(label) or (numbered and folded_label(label).startswith("tong hop")):
            return False
        if column == self.item_column and says_what_it_counts(label):
            return False
        return all(
            value is label or is_number_like(value) or says_nothing(value) or is_count_in_words(value)
            for _, value in others
        )

    def _without_unanswered(self, data: list[int], kinds: dict[int, IgnoredKind]) -> list[int]:
        """Rows that a workbook was handed out with and nobody has filled in: differences not ruled on yet are notes; a
        table of items without one value is a nil return (where some have a value, the blank ones are missing)."""
        if self.table.form != "resolution" and not self.table.spec.items:
            return data
        printed = {self.table.columns.get(name) for name in ("discrepancy", "item", "unit_of_count")}
        answers = self.columns - printed
        if self.table.spec.items:  # values under a header that nobody knows are no blanks
            answers |= frozenset(self.table.unknown)
        blank = {
            p for p in data if not any(c < len(self.rows[p][1]) and self.rows[p][1][c] is not None for c in answers)
        }
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

    def _has_counts(self, others: Filled) -> bool:
        return sum(column in self.columns and is_number_like(value) for column, value in others) >= 1

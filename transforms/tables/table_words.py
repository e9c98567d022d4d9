"""What the words of a row mean in one table: its own answers, or what people write around these."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from transforms.definitions.forms import FieldType
from transforms.files.sheets import Value, cell_at
from transforms.tables.personal_data import heads_persons
from transforms.tables.plain_rows import PlainRows
from transforms.tables.remark_headings import heading_of
from transforms.tables.row_groups import group_rank
from transforms.tables.row_merges import MergedDown, Span, within
from transforms.tables.row_notes import is_labelled, is_sentence, is_signature, says_place_and_date, says_who_signs
from transforms.tables.row_sums import has_number, number_in
from transforms.tables.row_words import (
    LONGEST_LABEL,
    PART_MARKS,
    Filled,
    all_text,
    filled_cells,
    folded_label,
    goes_on_like_a_field,
    is_comparison_label,
    is_count_in_words,
    is_number_like,
    is_page_number,
    is_total_label,
    is_total_or_field,
    may_be_a_field,
    numbers_a_row,
    says_nothing,
    says_what_it_counts,
)
from transforms.tables.tables import Table
from transforms.text.legacy_sheets import Row
from transforms.values.headers import header_index, label_keys
from transforms.values.list_values import find_value

_MOST_GROUPS = 3  # one above the other
_FEWEST_OF_A_ROW = 5  # cells, where numbers are text


class TableWords:
    """Columns count from 0; `number_column` and `item_column` are below 0 where the table has none."""

    def __init__(self, table: Table, rows: Sequence[Row], merged: Sequence[Span]) -> None:
        self.table = table
        self.rows = rows
        spans = within(merged, table.header_row, rows[table.end - 1][0])  # of a sheet of many tables its own alone
        self.across = frozenset(span[0] for span in spans if span[0] == span[2] and span[3] - span[1] >= 2)
        form, read = table.spec, table.read_columns
        fields = {name: form.field(name) for name in table.columns}
        self.number_column = table.columns.get("no", -1)
        self.columns = frozenset(table.columns.values()) - {self.number_column}
        keys = [n for n, field in fields.items() if field.required and field.type is not FieldType.COUNT]
        self.keys = tuple([table.columns[name] for name in keys]) or tuple(self.columns)
        self.item_column = table.columns.get("item", -2)
        self.is_remark = table.form == "remark"
        self.first_column = min(read)
        self.own_columns = read - {table.columns.get("note")}
        self.beside = frozenset((*table.unknown, table.columns.get("note")))
        self.lists = {table.columns[n]: n for n, field in fields.items() if field.type is FieldType.LIST}
        counts = [field for field in fields.values() if field.type is FieldType.COUNT]
        self.counts = {table.columns[field.name]: label_keys(field.header) for field in counts}
        self.plain = PlainRows(self.number_column, self.keys)
        self.held = MergedDown(span for span in spans if span[1] - 1 in self.keys)

    def _own(self, place: int, filled: Filled) -> Filled:
        """The cells that tell what a row is: in columns that are read, or left of these. A remark, a legend or a column
        of the unit's own beside them tells nothing, unless all words of the row stand there; beside a field alone, in
        cells that are not merged, they may tell of a row that lacks the others."""
        own = [cell for cell in filled if cell[0] in self.own_columns or cell[0] < self.first_column]
        has_words = any(type(value) is str for _, value in own)
        if len(own) == 1 and self.rows[place][0] not in self.across and self._lacks_others(*own[0], filled):
            return filled
        return own if has_words or (own and not any(type(value) is str for _, value in filled)) else filled

    def _lacks_others(self, column: int, value: Value, filled: Filled) -> bool:
        """Whether words in a field, with something under the headers of remarks or of the unit's own, may be a row."""
        if type(value) is not str or column not in self.columns or says_nothing(value):
            return False
        return any(c in self.beside for c, _ in filled) and not is_total_label(value, alone=True)

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

    def _may_be_remark(self, filled: Filled) -> bool:
        """Whether a row of 08-NX is no pair of names under who signs: a word for a heading, and a sentence."""
        if not self.is_remark or len(filled) != 2 or filled[1][0] != self.table.columns.get("body"):
            return False
        body = str(filled[1][1])
        return is_sentence(body) or body.rstrip().endswith(".")

    def _heads_headings(self, place: int, filled: Filled) -> bool:
        """Whether a row of 08-NX is a Roman number and a title in capitals, "I", "ĐÁNH GIÁ CHUNG", with a heading of
        the form in the row below: who writes under no heading of his own has no remark there."""
        if not self.is_remark or len(filled) != 2 or not all_text(filled) or place + 1 >= self.table.end:
            return False
        number, title = (str(value) for _, value in filled)
        if group_rank(number) != "roman" or not title.isupper() or heading_of(title)[0] or len(title) > LONGEST_LABEL:
            return False
        return any(type(value) is str and heading_of(value)[0] for value in self.rows[place + 1][1])

    def _is_entry(self, filled: Filled, place: int) -> bool:
        """Whether a row of few words is no signature for certain: it is numbered, holds what is merged down to it, or
        has a word of a list. A place and date over several cells are one, whatever column its day falls into, but no
        remark that ends with a day; "Chủ tịch" beside "Người lập biểu" signs, and assigns no task."""
        if says_place_and_date(filled):
            return self.is_remark and any(heading_of(str(value))[0] for _, value in filled)
        answers = [cell for cell in filled if not is_signature([cell])] if says_who_signs(filled) else filled
        return self._is_numbered(filled) or self.held.covers(self.rows[place][0]) or self._is_listed(answers)

    def _is_signature(self, filled: Filled, place: int, end: int, last: int | None) -> bool:
        """Whether a row is of a signature block; a title ("Chủ tịch UBND tỉnh") with a group's number before it, or
        right above numbered rows, or amid rows whose numbers go on below it, heads a group of these. `last` is the
        place of the last row of data."""
        if not is_signature(filled, among_texts=self.is_remark):
            return False
        return says_who_signs(filled) or not (self._is_numbered_group(filled) or self._heads_rows(place, end, last))

    def _is_numbered_group(self, filled: Filled) -> bool:
        first = filled[0][1]
        return len(filled) == 2 and type(first) is str and group_rank(first) is not None

    def _heads_rows(self, place: int, end: int, last: int | None) -> bool:
        right_above = True
        for below in range(place + 1, min(place + _MOST_GROUPS + 1, end)):
            number, cells = self.rows[below]
            right_above = right_above and number == self.rows[below - 1][0] + 1
            filled = filled_cells(cells)
            if self.plain.holds(cells) or (len(filled) >= _FEWEST_OF_A_ROW and self._is_numbered(filled)):
                return right_above or (last is not None and self._goes_on_counting(last, below))
            if len(filled) > 2 or not all_text(filled):
                return False
        return False

    def _goes_on_counting(self, last: int, below: int) -> bool:
        numbers = [cell_at(self.rows[place][1], self.number_column) for place in (last, below)]
        counted = [number for number in numbers if isinstance(number, int)]
        return len(counted) == 2 and counted[1] == counted[0] + 1

    def _goes_on(self, filled: Filled) -> bool:
        """Whether a row right under a note goes on with it: words, maybe with a dash before them."""
        if self.is_remark or len(filled) > 2 or not all_text(filled) or self._is_told_row(filled):
            return False
        return not (self._is_numbered(filled) or self._is_numbered_group(filled))

    def _heads_another(self, filled: Filled, place: int) -> bool:
        """Whether a row is the header of a table that nobody knows: words where the counts of 06-TTHC would stand, none
        of them the column's own; in other forms words that begin with "STT", and no row below that is whole, or a
        field's header over another column than its own. Else it is this table's header, told again in other words."""
        if not all_text(filled) or self._is_numbered(filled):
            return False
        if len(self.keys) > 1 or self.item_column >= 0:
            if len(filled) <= 2 or not self._begins_header(filled):
                return False
            return self._last_whole_row <= place or self._moves_a_column(filled)
        counts = [(column, str(value)) for column, value in filled if column in self.counts]
        if len(counts) < 2:
            return False
        if any(is_number_like(text) or says_nothing(text) or is_count_in_words(text) for _, text in counts):
            return False
        return not any(set(label_keys(text)).intersection(self.counts[column]) for column, text in counts)

    def _begins_header(self, filled: Filled) -> bool:
        number = next((str(value) for column, value in filled if column == self.number_column), "")
        return bool(number) and header_index(self.table.form).field_of((number,)) == "no"

    def _moves_a_column(self, filled: Filled) -> bool:
        fields = ((column, header_index(self.table.form).field_of((str(value),))) for column, value in filled)
        return any(name is not None and self.table.columns.get(name, column) != column for column, name in fields)

    @cached_property
    def _last_whole_row(self) -> int:
        """The place of the last row that has all required cells, or one of the form's items; -1 where none has."""
        for place in range(self.table.end - 1, self.table.first - 1, -1):
            cells = self.rows[place][1]
            if self.is_remark or self.item_column >= 0:
                is_whole = self._is_answer(filled_cells(cells))
            else:
                is_whole = all(cell_at(cells, column) is not None for column in self.keys)
            if is_whole:
                return place
        return -1

    def _lists_persons(self, place: int) -> bool:
        """Whether a row is the header of a list of people; remarks may begin with any words."""
        if self.is_remark or place + 1 >= len(self.rows):
            return False
        return bool(heads_persons(self.rows[place][1], self.rows[place + 1][1]))

    def _is_numbered(self, filled: Filled) -> bool:
        return any(column == self.number_column and numbers_a_row(value) for column, value in filled)

    def _heads_parts(self, place: int, others: Filled) -> bool:
        """Whether a row is a number and a name, and the next one, maybe on a page with a header of its own, is a part
        of it: 1 over 1.1, or a whole row that the numbers begin with anew."""
        part, again = place + 1, dict(self.table.repeats)
        while part in again or (part < len(self.rows) and is_page_number(self.rows[part][1])):
            part = again.get(part, part + 1)
        if len(others) != 1 or part >= len(self.rows):
            return False
        number, below = (number_in(self.rows[one][1], self.number_column) for one in (place, part))
        cells = self.rows[part][1]
        begins = below.lstrip("0") == "1" or below in PART_MARKS or (len(self.keys) > 1 and below in ("a", "a)"))
        return below.startswith(f"{number}.") or (begins and len(cells) - cells.count(None) >= _FEWEST_OF_A_ROW)

    def _has_number(self, place: int) -> bool:
        return has_number(self.rows[place][1], self.number_column)

    def _may_be_a_field(self, place: int) -> bool:
        label = cell_at(self.rows[place][1], self.keys[0])
        return type(label) is str and may_be_a_field(label)

    def _is_told_row(self, filled: Filled) -> bool:
        """Whether a row of few words is the table's own for certain: a remark, an item, words beside a number."""
        if self._is_answer(filled) or (len(filled) > 2 and self._is_numbered(filled)):
            return True
        return len(filled) > 1 and any(c in self.columns and is_number_like(v) for c, v in filled)

    def _is_labelled(self, filled: Filled) -> bool:
        """Whether a row is a label with a colon that is none of the table's own words, and words beside it."""
        if not is_labelled(filled):
            return False
        return filled[0][0] != self.item_column and not self._is_listed(filled)

    def _is_total(self, column: int, label: str, others: Filled, numbered: bool = False) -> bool:
        compares = self.item_column < 0 and not self.is_remark and is_comparison_label(label)
        if not compares and (not is_total_label(label) or (numbered and may_be_a_field(label))):
            return False
        numbered_item = numbered and folded_label(label).startswith("tong so")
        if column == self.item_column and (numbered_item or says_what_it_counts(label)):
            return False
        if not compares and self._lacks_a_rows_cells(label, others, numbered):
            return True
        return all(
            value is label or is_number_like(value) or says_nothing(value) or is_count_in_words(value)
            for _, value in others
        )

    def _lacks_a_rows_cells(self, label: str, others: Filled, numbered: bool) -> bool:
        """Whether a row that a total's label begins lacks more than half of a row's required cells and has no word of a
        list, whatever else stands there: beside figures, or one; words alone may head another table. An "x" says that
        nothing is added up."""
        start = next((column for column, value in others if value is label), self.number_column)
        if self.item_column >= 0 or self.is_remark or numbered or min(self.keys) < start != self.number_column:
            return False
        if is_total_or_field(label) or goes_on_like_a_field(label, numbered=False):
            return False
        beside = [(column, value) for column, value in others if value is not label and value not in ("x", "X")]
        has_figures = any(is_number_like(value) or is_count_in_words(value) for _, value in beside)
        filled = sum(column in self.keys and not is_count_in_words(value) for column, value in beside)
        return 2 * filled < len(self.keys) and (len(beside) <= 1 or has_figures) and not self._is_listed(beside)

    def _has_counts(self, others: Filled) -> bool:
        return any(
            (column in self.columns and is_number_like(value)) or (column in self.counts and is_count_in_words(value))
            for column, value in others
        )

    def _says_more_than_its_name(self, place: int) -> bool:
        """Whether a row is more than a number and a name; an item without a figure lacks one, and is no group."""
        return self.item_column >= 0 or len(self._own(place, filled_cells(self.rows[place][1]))) > 2

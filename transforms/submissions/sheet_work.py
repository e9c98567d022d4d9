"""A sheet while it is read: its tables, what each row is, what is said of it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter
from typing import Any

from transforms.definitions.cells import cell_address
from transforms.definitions.codes import IgnoredKind
from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import Sheet, cell_at
from transforms.submissions.judged_table import JudgedTable
from transforms.tables.cover import label_of
from transforms.tables.findings import Finding, finding, quoted
from transforms.tables.personal_data import begins_personal, heads_persons
from transforms.tables.rows import Rows
from transforms.tables.tables import Table
from transforms.text.legacy_sheets import DecodedSheet, Row
from transforms.text.vietnamese import as_named
from transforms.values.normalise import Typed, text_of
from transforms.values.period_words import with_numbers

_FORM = attrgetter("form")
_MOST_TITLE_LINES = 60
_LONG_NUMBER = late_pattern(r"\d(?:[\s.\-]?\d){6}")  # a telephone's, an account's

_MOST_AROUND = 5000  # rows
_AROUND = frozenset(IgnoredKind) - {IgnoredKind.HEADER, IgnoredKind.REPEAT_HEADER, IgnoredKind.NUMBERING}


def _is_label(value: object) -> bool:
    return type(value) is str and (label_of(value) is not None or begins_personal(value))


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table of a form as it stands in a sheet, from its header (or the sheet's first row) to its last row, as Excel
    counts. `state` is accepted or rejected; `nil` says that it answers with no rows; `columns` gives column letters by
    field; of a table `across`, which tells several rows of its form in one, the addresses by field and item."""

    form: str
    first_row: int
    last_row: int
    state: str
    nil: bool
    columns: dict[str, str]
    across: bool = False


@dataclass(slots=True)
class SheetWork:
    """A sheet and what becomes of its rows. Places are positions in `rows`.

    Its tables and marks are settled while who and when are found out: `look_at` finds the tables, `continue_tables` and
    `take_cover_below` mend where they begin and end, `interpret` marks covers and blocks, `find_leftovers`,
    `set_sheets_of_others_apart`, `set_summaries_apart` and `set_registers_of_others_apart` what does not count. All
    below is filled in while it is judged, by `judge` and what it calls: tables by `settle` and `answer`, whole sheets
    by `ignore_all`, parts by `gather`."""

    sheet: Sheet
    sheet_no: int
    decoded: DecodedSheet
    tables: tuple[Table, ...]
    told: dict[int, Rows]  # by position of the table
    parts: tuple[SheetWork, ...] = ()  # two tables side by side, each with its own columns
    sides: tuple[SheetWork, ...] = ()  # the same of one form, of which one may be another month's
    nil_form: str | None = None
    headless: str | None = None
    is_cover: bool = False
    leftover: bool = False
    sums_up: bool = False  # the other sheets of its form
    of_unit: str = ""  # another one, which heads the sheet beside the workbook's own of its form
    of_others: frozenset[str] = frozenset()  # the forms of which it holds a copy of what another body keeps
    block: IgnoredKind | None = None  # a table of a web page that only holds titles or signatures

    judged: list[TableReading] = field(default_factory=list)
    kinds: dict[int, IgnoredKind] = field(default_factory=dict)
    outcomes: dict[int, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    stored: dict[str, list[tuple[Typed, ...]]] = field(default_factory=dict)
    personal: list[tuple[int, int, int]] = field(default_factory=list)  # column, places from, to before: text not kept
    _hidden: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  # the same by column
    rows: tuple[Row, ...] = field(init=False)  # with their text decoded; `sheet.rows` are the same as read
    _answered: frozenset[str] | None = None
    _lines_told: dict[tuple[int, int, bool], tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows = self.decoded.rows

    @property
    def name(self) -> str:
        return as_named(self.sheet.name)

    @property
    def is_left_out(self) -> bool:
        """Whether nothing of the sheet counts though it is of a form."""
        is_copy = bool(self.of_others) and self.of_others.issuperset(self.forms)
        return self.leftover or self.sums_up or bool(self.of_unit) or is_copy

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms in the sheet, from the top down."""
        if len(self.tables) == 1:  # as nearly always, and it is asked often
            return (self.tables[0].form,)
        if self.tables:
            return tuple(dict.fromkeys(map(_FORM, self.tables)))
        return (self.nil_form,) if self.nil_form else (self.headless,) if self.headless else ()

    @property
    def answered(self) -> frozenset[str]:
        """The forms of which some table has rows, or says that there are none."""
        if self._answered is None:
            self._answered = frozenset(
                self.tables[position].form
                for position, told in self.told.items()
                if told.data or IgnoredKind.NIL in told.ignored.values()
            )
        return self._answered

    def title_lines(self) -> tuple[tuple[str, str], ...]:
        """Cell and text of each line above the first table."""
        end = self.tables[0].top if self.tables else len(self.rows)
        return self._lines(0, min(end, _MOST_TITLE_LINES))

    def lines_above(self, position: int) -> tuple[tuple[str, str], ...]:
        """Cell and text of the title lines above a table."""
        return self._lines(self.titles_above(position), self.tables[position].top)

    def _lines(self, first: int, end: int) -> tuple[tuple[str, str], ...]:
        asked = first, end, bool(self.tables)
        if asked not in self._lines_told:
            self._lines_told[asked] = self._read_lines(first, end)
        return self._lines_told[asked]

    def _read_lines(self, first: int, end: int) -> tuple[tuple[str, str], ...]:
        lines = []
        for number, cells in self.rows[first:end]:
            if not self.tables and sum(value is not None for value in cells) > 3:
                continue
            for column, value in with_numbers(cells):
                if type(value) is str:
                    if len(value) <= 1000:
                        lines.append((cell_address(column, number), value))
                elif (
                    isinstance(value, dt.date)
                    and value.day == 1
                    and any(type(v) is str and label_of(v) == "period" for v in cells)
                ):
                    lines.append((cell_address(column, number), f"{value.month:02d}/{value.year}"))
        return tuple(lines)

    def titles_above(self, position: int) -> int:
        """The first place of the title lines right above a table."""
        return 0 if position == 0 else self.told[position - 1].titles

    def plan_years(self) -> Iterator[int]:
        """The years that plans of inspections in the sheet name, in their titles or row by row."""
        if self.parts:
            for part in self.parts:
                yield from part.plan_years()
            return
        for position, table in enumerate(self.tables):
            if table.year is not None:
                yield table.year
            column = table.columns.get("year")
            if table.form == "inspection_plan" and column is not None:
                for place in self.told[position].data:
                    cells = self.rows[place][1]
                    value = cell_at(cells, column)
                    text = text_of(value)
                    if text and re.fullmatch(r"20\d\d", text):
                        yield int(text)

    def formats(self, cells: Iterable[tuple[int, int]]) -> dict[int, str]:
        """Position -> number format, of those of the cells, by row number and column, for which one is kept."""
        kept = self.sheet.formats
        if not kept:
            return {}
        codes = ((position, kept.get((number, column + 1))) for position, (number, column) in enumerate(cells))
        return {position: code for position, code in codes if code is not None}

    def settle(
        self,
        judged: JudgedTable,
        last: int,
        results: Sequence[tuple[str, tuple[Typed, ...]]],
        columns: Mapping[str, str],
        *,
        nil: bool,
        across: bool = False,
    ) -> None:
        """Keep what was said and stored of a table that goes down to the place `last`: the outcome and the values of
        each of its rows, and where its `columns` are."""
        table = judged.table
        self.findings += judged.findings
        state = "rejected" if judged.rejected else "accepted"
        first_row, last_row = self.rows[table.top][0], self.rows[last][0]
        self.judged.append(TableReading(table.form, first_row, last_row, state, nil, dict(columns), across))
        rows = zip(judged.numbers, results, strict=True)
        stored = self.stored.setdefault(table.form, [])
        stored += [(self.sheet_no, number, outcome, *values) for number, (outcome, values) in rows]

    def answer(self, form: str, *, rejected: bool = False, nil: bool = False) -> None:
        """The whole sheet is of one form that has no header."""
        state = "rejected" if rejected else "accepted"
        self.judged.append(TableReading(form, self.rows[0][0], self.rows[-1][0], state, nil, {}))

    def without_tables(self) -> None:
        """What looked like a table is none."""
        self.tables, self.told = (), {}

    def hide_personal(self, table: Table) -> None:
        """Keep no text of the table's columns of personal data, and say so."""
        for column, header in sorted(table.personal.items()):
            self._hide(column, table.first, table.end, header, table.header_cell(column))

    def hide_lists_of_persons(self, places: Iterable[int]) -> None:
        """Keep no text below words of these rows, which are no known header, that announce personal data. In a row with
        somebody's number, or with nothing below it, such a word is none: "Điện thoại: 0205 3812 345" of who signs."""
        found: dict[int, int] = {}
        lowest: dict[int, int] = {}  # places of cells by column, counted where it is asked for
        for place in places:
            cells = self.rows[place][1]
            columns = [c for c, value in enumerate(cells) if type(value) is str and begins_personal(value)]
            if not columns or any(_LONG_NUMBER.search(str(value)) for value in cells if value is not None):
                continue
            lowest = lowest or self._lowest_cells()
            for column in columns:
                if lowest[column] > place:
                    found.setdefault(column, place)
        for column, place in sorted(found.items()):
            self._hide_below(column, place, len(self.rows))

    def _lowest_cells(self) -> dict[int, int]:
        """The place of the lowest cell of each column."""
        return {
            column: place
            for place, (_, cells) in enumerate(self.rows)
            for column, value in enumerate(cells)
            if value is not None
        }

    def hide_persons_around(self) -> None:
        """Keep no text of lists of people that stand in no table: on a cover, above tables, between or below them. Over
        the next label of a cover ("Thủ trưởng") such words are a label as well."""
        stops = sorted([*(table.top for table in self.tables), *self.outcomes, len(self.rows)])
        for place, kind in islice(sorted(self.kinds.items()), _MOST_AROUND):
            end = stops[bisect_right(stops, place)]
            if kind in _AROUND and place + 1 < end:
                below = self.rows[place + 1][1]
                for column in heads_persons(self.rows[place][1], below):
                    if not _is_label(below[column]):
                        self._hide_below(column, place, end)

    def _hide_below(self, column: int, place: int, end: int) -> None:
        if not any(first - 1 <= place < end <= last for first, last in self._hidden.get(column, ())):
            number, cells = self.rows[place]
            self._hide(column, place + 1, end, str(cells[column]), cell_address(column, number))

    def _hide(self, column: int, first: int, end: int, header: str, cell: str) -> None:
        self.keep_no_text(column, first, end)
        self.say("sheet.personal_data", cell=cell, column=quoted(header))

    def keep_no_text(self, column: int, first: int, end: int) -> None:
        """Keep no text of a column from one place to before another."""
        self.personal.append((column, first, end))
        self._hidden.setdefault(column, []).append((first, end))

    def ignore_all(self, kind: IgnoredKind) -> None:
        """Take no row of the sheet, and keep no text below a header of personal data."""
        self.kinds = dict.fromkeys(range(len(self.rows)), kind)
        self.hide_lists_of_persons(range(min(len(self.rows), _MOST_TITLE_LINES)))

    @property
    def page(self) -> str:
        """How a sentence begins that is about the sheet."""
        return f"Trang “{quoted(self.name)}”"

    def doubt(self, reason: str, consequence: str, cell: str | None = None, **said: Any) -> None:
        """Say what in the sheet nobody could be sure of, and what becomes of it."""
        self.say("sheet.unknown", cell, reason=reason, consequence=consequence, **said)

    def contradict(self, what: str, where: str, taken: str, cell: str | None = None, text: str | None = None) -> None:
        """Say `where` the sheet tells another unit or period (`what`) than the one that is taken; by its name unless a
        text is given."""
        reason = f"{what} không thống nhất: {where}."
        self.say("file.identity_conflict", cell, self.name if text is None else text, reason=reason, taken=taken)

    def say(self, code: str, cell: str | None = None, text: str | None = None, **said: Any) -> None:
        self.findings.append(finding(code, sheet_no=self.sheet_no, sheet=self.name, cell=cell, text=text, **said))

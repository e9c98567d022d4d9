"""One sheet on its way from cells to judged rows: its tables, what each row is, what is said of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from transforms.cover import label_of
from transforms.definitions.codes import IgnoredKind
from transforms.definitions.forms import FORMS, FieldType
from transforms.findings import Finding, finding, quoted
from transforms.headers import form_of_sheet_name, form_of_title, is_own_name
from transforms.legacy_sheets import DecodedSheet, Row, decode_sheet
from transforms.normalise import (
    Typed,
    TypedColumn,
    column_letters,
    merged_down,
    raw_columns,
    read_column,
    read_figures,
    text_of,
)
from transforms.rows import Rows, classify, is_signature
from transforms.sheets import CellError, Sheet, UncomputedFormula, Value
from transforms.tables import Table, begins_personal, find_tables
from transforms.title_periods import overlap, title_period
from transforms.validate import Occasion, validate
from transforms.vietnamese import clean, fold, is_nil_word

_MONTH_NAME = re.compile(r"(?<![a-z0-9])(?:thang|t)[\s._\-]*0?(\d{1,2})(?!\d)")
_MOST_TITLE_LINES = 60


@dataclass(slots=True)
class SheetWork:
    """A sheet and what becomes of its rows. Places are positions in `rows` (text decoded) and `as_read`."""

    sheet: Sheet
    sheet_no: int
    name: str
    hidden: bool
    as_read: tuple[Row, ...]
    rows: tuple[Row, ...]
    decoded: DecodedSheet
    tables: tuple[Table, ...]
    told: dict[int, Rows]  # by position of the table
    nil_form: str | None = None
    headless: str | None = None
    is_cover: bool = False
    leftover: bool = False
    rejected: bool = False
    nil: bool = False
    kinds: dict[int, IgnoredKind] = field(default_factory=dict)
    outcomes: dict[int, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    stored: dict[str, list[tuple[Typed, ...]]] = field(default_factory=dict)
    personal: dict[int, int] = field(default_factory=dict)  # column -> first place whose text is not kept

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms in the sheet, from the top down."""
        if self.tables:
            return tuple(dict.fromkeys(table.form for table in self.tables))
        return (self.nil_form,) if self.nil_form else (self.headless,) if self.headless else ()

    def title_lines(self) -> tuple[tuple[str, str], ...]:
        """Cell and text of each line above the first table."""
        end = self.tables[0].top if self.tables else len(self.rows)
        return self._lines(0, min(end, _MOST_TITLE_LINES))

    def lines_above(self, position: int) -> tuple[tuple[str, str], ...]:
        """Cell and text of the title lines above a table."""
        if position == 0:
            return self.title_lines()
        places = [
            p for p in range(self.tables[position - 1].first, self.tables[position].top) if self._is_title(p, position)
        ]
        return self._lines(places[0], places[-1] + 1) if places else ()

    def _lines(self, first: int, end: int) -> tuple[tuple[str, str], ...]:
        lines = []
        for number, cells in self.rows[first:end]:
            if not self.tables and sum(value is not None for value in cells) > 3:
                continue
            for column, value in enumerate(cells):
                if type(value) is str:
                    if len(value) <= 1000:
                        lines.append((f"{column_letters(column)}{number}", value))
                elif (
                    isinstance(value, dt.date)
                    and value.day == 1
                    and any(type(v) is str and label_of(v) == "period" for v in cells)
                ):
                    lines.append((f"{column_letters(column)}{number}", f"{value.month:02d}/{value.year}"))
        return tuple(lines)

    def _is_title(self, place: int, position: int) -> bool:
        """Whether a row between two tables is a title line of the lower one."""
        return self._titles_above(position) <= place

    def _titles_above(self, position: int) -> int:
        """The first place of the title lines right above a later table."""
        told = self.told[position - 1]
        place = self.tables[position].top - 1
        while place >= self.tables[position - 1].first:
            kind = told.ignored.get(place)
            if kind not in (IgnoredKind.NOTE, IgnoredKind.SECTION, IgnoredKind.SIGNATURE) or place in told.below:
                break
            if is_signature(self.rows[place][1]):
                # names of signers stand right under the signatures, titles behind a gap
                while place + 1 < self.tables[position].top and self.rows[place + 1][0] == self.rows[place][0] + 1:
                    place += 1
                break
            place -= 1
        return place + 1

    def month_in_name(self) -> int | None:
        """The month that the sheet's name says: "Thang 7", "T8"."""
        match = _MONTH_NAME.search(fold(clean(self.name)).lower())
        if match is None:
            return None
        month = int(match[1])
        return month if 1 <= month <= 12 else None

    def plan_years(self) -> Iterator[int]:
        for position, table in enumerate(self.tables):
            column = table.columns.get("year")
            if table.form == "inspection_plan" and column is not None:
                for place in self.told[position].data:
                    cells = self.rows[place][1]
                    value = cells[column] if column < len(cells) else None
                    text = text_of(value)
                    if text and re.fullmatch(r"20\d\d", text):
                        yield int(text)

    def ignore_all(self, kind: IgnoredKind) -> None:
        self.kinds = dict.fromkeys(range(len(self.rows)), kind)
        self._find_personal(0)
        self._say_personal()

    def blanked(self, place: int) -> frozenset[int]:
        """Columns whose text in this row is kept nowhere."""
        return (
            frozenset(column for column, first in self.personal.items() if place >= first)
            if self.personal
            else frozenset()
        )

    def _find_personal(self, first: int) -> None:
        for place, (_, cells) in enumerate(self.rows[first : first + _MOST_TITLE_LINES], start=first):
            for column, value in enumerate(cells):
                if type(value) is str and column not in self.personal and len(value) <= 60 and begins_personal(value):
                    self.personal[column] = place + 1

    def _say_personal(self) -> None:
        for column, first in sorted(self.personal.items()):
            number, cells = self.rows[first - 1]
            self._say(
                "sheet.personal_data",
                cell=f"{column_letters(column)}{number}",
                row=number,
                column=quoted(str(cells[column])),
            )

    def _say(
        self, code: str, cell: str | None = None, row: int | None = None, text: str | None = None, **said: object
    ) -> None:
        self.findings.append(
            finding(code, sheet_no=self.sheet_no, sheet=self.name, cell=cell, row_number=row, text=text, **said)
        )


def look_at(sheet: Sheet, sheet_no: int) -> SheetWork:
    """Decode a sheet, find its tables, and tell the rows of each apart."""
    decoded = decode_sheet(sheet)
    tables = find_tables(decoded.rows, sheet.merged, sheet.name, decoded.encodings)
    told = {position: classify(table, decoded.rows) for position, table in enumerate(tables)}
    name = clean(sheet.name) or sheet.name
    work = SheetWork(sheet, sheet_no, name, sheet.hidden, sheet.rows, decoded.rows, decoded, tables, told)
    if not tables and work.rows:
        _look_without_header(work)
    return work


def _look_without_header(work: SheetWork) -> None:
    """A sheet under a form's own name or title that only says that there is nothing is a nil return; one full of rows
    without any header is that form without its columns."""
    named = form_of_sheet_name(work.name)
    titled = next((form for _, text in work.title_lines() if (form := form_of_title(text))), None)
    form = titled or named
    if form is None or form == "cover":
        return
    texts = [(place, value) for place, (_, cells) in enumerate(work.rows) for value in cells if value is not None]
    if (
        any(_says_nil(value) for _, value in texts)
        and max(len([v for v in c if v is not None]) for _, c in work.rows) <= 3
    ):
        work.nil_form = form
    elif is_own_name(form, work.name) and sum(sum(v is not None for v in cells) >= 4 for _, cells in work.rows) >= 1:
        work.headless = form


def _says_nil(value: Value) -> bool:
    return (type(value) is str and (is_nil_word(value) or value.strip() == "0")) or value == 0


def judge(work: SheetWork, occasion: Occasion) -> None:
    """Settle what becomes of every row of the sheet."""
    if not work.rows:
        return
    if work.hidden:
        work._say("sheet.hidden")
    if work.is_cover:
        work.kinds = dict.fromkeys(range(len(work.rows)), IgnoredKind.TITLE)
        _say_legacy(work)
        return
    if work.leftover or not work.forms:
        _ignore_sheet(work)
        return
    _say_legacy(work)
    if work.nil_form is not None:
        work.nil = True
        for place, (_, cells) in enumerate(work.rows):
            nil = any(_says_nil(value) for value in cells if value is not None)
            work.kinds[place] = IgnoredKind.NIL if nil else IgnoredKind.TITLE
        return
    if work.headless is not None:
        _reject_headless(work)
        return
    _settle_titles(work)
    leftover = _leftover_tables(work, occasion)
    for position, table in enumerate(work.tables):
        if position in leftover:
            _ignore_table(work, position)
        else:
            _judge_table(work, table, work.told[position], occasion)
    work.nil = not work.outcomes and not work.rejected


def _ignore_sheet(work: SheetWork) -> None:
    work.kinds = dict.fromkeys(range(len(work.rows)), IgnoredKind.UNKNOWN_SHEET)
    work._find_personal(0)
    if work.leftover:
        work._say(
            "sheet.unknown",
            reason=f"Trang “{quoted(work.name)}” là số liệu của kỳ khác còn sót lại.",
            consequence="Không nhận dòng nào của trang này; hãy xóa trang nếu không dùng.",
        )
    else:
        work._say(
            "sheet.unknown",
            reason=f"Trang “{quoted(work.name)}” không phải là biểu mẫu đã biết.",
            consequence="Không nhận dòng nào của trang này. Nếu đây là biểu mẫu, hãy giữ nguyên dòng tiêu đề cột; nếu không, hãy xóa trang.",
        )
    work._say_personal()


def _reject_headless(work: SheetWork) -> None:
    form = FORMS[work.headless or ""]
    work.rejected = True
    for place, (_, cells) in enumerate(work.rows):
        if sum(value is not None for value in cells) >= 4:
            work.outcomes[place] = "rejected"
        else:
            work.kinds[place] = IgnoredKind.TITLE
    work._say(
        "sheet.missing_column",
        form=form.sheet,
        columns="; ".join(f"“{f.header}”" for f in form.fields if f.required) + " (không thấy dòng tiêu đề cột)",
    )


def _settle_titles(work: SheetWork) -> None:
    """Rows above each table: titles before the first, and the lines right above a later one."""
    for position, table in enumerate(work.tables):
        first = 0 if position == 0 else work._titles_above(position)
        work.kinds.update(dict.fromkeys(range(first, table.top), IgnoredKind.TITLE))
        header = IgnoredKind.REPEAT_HEADER if table.again else IgnoredKind.HEADER
        work.kinds.update(dict.fromkeys(range(table.top, table.first), header))


def _leftover_tables(work: SheetWork, occasion: Occasion) -> set[int]:
    """Tables of another period than the file's, by the lines above them, beside one of the right period."""
    if len(work.tables) < 2 or occasion.period is None:
        return set()
    periods = {position: title_period(work.lines_above(position)) for position in range(len(work.tables))}
    other = {
        position for position, period in periods.items() if period is not None and not overlap(period, occasion.period)
    }
    right = {table.form for position, table in enumerate(work.tables) if position not in other}
    return {position for position in other if work.tables[position].form in right}


def _ignore_table(work: SheetWork, position: int) -> None:
    table = work.tables[position]
    first = 0 if position == 0 else work._titles_above(position)
    end = table.end if position + 1 == len(work.tables) else work._titles_above(position + 1)
    work.kinds.update(dict.fromkeys(range(first, end), IgnoredKind.UNKNOWN_SHEET))
    for column in table.personal:
        work.personal[column] = min(table.first, work.personal.get(column, table.first))
    work._say(
        "sheet.unknown",
        cell=f"A{work.rows[table.top][0]}",
        row=work.rows[table.top][0],
        reason=f"Trang “{quoted(work.name)}” còn bảng của kỳ khác (từ dòng {work.rows[first][0]}).",
        consequence="Không nhận dòng nào của bảng này; hãy xóa bảng nếu không dùng.",
    )


def _judge_table(work: SheetWork, table: Table, told: Rows, occasion: Occasion) -> None:
    for place, kind in told.ignored.items():
        work.kinds.setdefault(place, kind)
    for column, header in sorted(table.personal.items()):
        work.personal[column] = min(table.first, work.personal.get(column, table.first))
        number = work.rows[table.first - 1][0]
        work._say("sheet.personal_data", cell=f"{column_letters(column)}{number}", row=number, column=quoted(header))
    if told.below:
        rows = ", ".join(str(work.rows[place][0]) for place in told.below[:5])
        work._say(
            "sheet.unknown",
            reason=f"Trang “{quoted(work.name)}” còn các dòng nằm dưới phần chữ ký (dòng {rows}).",
            consequence="Không nhận các dòng này; nếu là số liệu của kỳ này, hãy chuyển lên trên phần chữ ký rồi gửi lại.",
        )
    columns, repeated = _typed(work, table, told.data)
    numbers = [work.rows[place][0] for place in told.data]
    verdict = validate(table, columns, repeated, numbers, work.sheet_no, work.name, occasion)
    work.rejected = work.rejected or verdict.rejected
    work.findings += verdict.findings
    stored = work.stored.setdefault(table.form, [])
    for place, (outcome, values) in zip(told.data, verdict.rows, strict=True):
        work.outcomes[place] = outcome
        stored.append((work.sheet_no, work.rows[place][0], outcome, *values))


def _typed(
    work: SheetWork, table: Table, places: Sequence[int]
) -> tuple[dict[str, TypedColumn], dict[str, list[TypedColumn]]]:
    merged = merged_down(work.sheet, work.rows, table.first, table.end)
    form = table.spec
    wanted = {*table.columns.values(), *(column for more in table.repeated.values() for column in more)}
    cells = raw_columns(work.rows, places, wanted, merged)

    def read(name: str, column: int) -> TypedColumn:
        formats = _formats(work, places, column)
        return read_column(form, form.field(name), column, cells[column], formats)

    columns = {name: read(name, column) for name, column in table.columns.items()}
    repeated = {name: [read(name, column) for column in more] for name, more in table.repeated.items()}
    figures = [
        c
        for c in (*columns.values(), *(c for more in repeated.values() for c in more))
        if c.field.type is FieldType.FIGURE
    ]
    if figures:
        items = columns["item"].values if "item" in columns else [None] * len(places)
        types = {item.code: item.type for item in form.items}
        is_rate = [types.get(str(item)) is FieldType.RATE for item in items]
        for column in figures:
            read_figures(column, is_rate, _formats(work, places, column.column))
    return columns, repeated


def _formats(work: SheetWork, places: Sequence[int], column: int) -> dict[int, str]:
    if not work.sheet.formats:
        return {}
    formats = work.sheet.formats
    found = {}
    for position, place in enumerate(places):
        code = formats.get((work.rows[place][0], column + 1))
        if code is not None:
            found[position] = code
    return found


def _say_legacy(work: SheetWork) -> None:
    for column in work.decoded.columns:
        cell = f"{column_letters(column.column)}{column.row_number}"
        work._say(
            "cell.legacy_encoding",
            cell=cell,
            row=column.row_number,
            text=column.text,
            reason=f"Cột {column_letters(column.column)} gõ bằng bảng mã {column.encoding.upper()}; đã chuyển sang Unicode. "
            "Lần sau hãy dùng bảng mã Unicode.",
        )
    for place, row, text in work.decoded.destroyed:
        cell = f"{column_letters(place)}{row}"
        work._say(
            "cell.legacy_encoding",
            cell=cell,
            row=row,
            text=text,
            reason=f"Ô {cell}: chữ “{quoted(text)}” bị hỏng do chuyển bảng mã, không khôi phục được. Hãy gõ lại bằng Unicode.",
        )


def evidence_texts(cells: Sequence[Value], blanked: frozenset[int]) -> tuple[str | None, ...]:
    """A row's cells as texts, as received; blanks at the end left out."""
    texts: list[str | None] = [
        value if type(value) is str else None if value is None else _WRITERS[type(value)](value) for value in cells
    ]
    for column in blanked:
        if column < len(texts):
            texts[column] = None
    while texts and texts[-1] is None:
        texts.pop()
    return tuple(texts)


_WRITERS: dict[type, Callable[[Any], str]] = {
    int: str,
    float: repr,
    bool: lambda value: "TRUE" if value else "FALSE",
    dt.datetime: lambda value: value.isoformat(" ").removesuffix(" 00:00:00"),
    dt.date: dt.date.isoformat,
    dt.time: dt.time.isoformat,
    dt.timedelta: str,
    CellError: str.__str__,
    UncomputedFormula: str.__str__,
}

"""A table's typed columns against its form: which rows are accepted, which are not, and why."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from transforms.definitions.codes import FINDING_CODES, Severity
from transforms.definitions.forms import Field, FieldType, Form
from transforms.definitions.periods import Period, Window
from transforms.findings import Finding, expected, finding, place, quoted
from transforms.headers import likely_headers
from transforms.list_values import find_value, value_list
from transforms.normalise import Typed, TypedColumn, column_letters, text_of
from transforms.row_units import resolve_units
from transforms.tables import Table
from transforms.units import UnitNames
from transforms.vietnamese import content_key, document_number_key, match_key

DateRow = tuple[Typed, ...]


_PLAIN_NUMBER = re.compile(r"[1-9]\d*/[A-ZĐ]+(?:-[A-ZĐ]+)*")  # its own key


@dataclass(slots=True)
class Seen:
    """Where the rows of a form that were accepted stand (sheet number, sheet, row): by all their values
    (of the fields named), and by those that may occur only once."""

    rows: dict[tuple[str, ...], dict[tuple[Typed, ...], tuple[int, str, int]]] = field(default_factory=dict)
    unique: dict[tuple[str, Typed], tuple[int, str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a sheet is judged by: the file's window (None where its period is not known), the day it was received, the
    names of units."""

    received_on: dt.date
    names: UnitNames
    window: Window | None = None
    period: Period | None = None
    seen: dict[str, Seen] = field(default_factory=dict)  # by form: rows accepted so far in the file


@dataclass(slots=True)
class Verdict:
    """Rows of one table: `outcome` and typed values by position, and what is to be said of them.

    `rejected` is set where the whole sheet is.
    """

    rows: list[tuple[str, tuple[Typed, ...]]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    rejected: bool = False


def validate(
    table: Table,
    columns: Mapping[str, TypedColumn],
    repeated: Mapping[str, Sequence[TypedColumn]],
    numbers: Sequence[int],
    sheet_no: int,
    sheet: str,
    occasion: Occasion,
) -> Verdict:
    """Judge the data rows of a table; `numbers` are their row numbers as Excel shows them, `repeated` the further columns
    of fields that have several."""
    return _Check(table, columns, repeated, numbers, sheet_no, sheet, occasion).run()


class _Check:
    def __init__(
        self,
        table: Table,
        columns: Mapping[str, TypedColumn],
        repeated: Mapping[str, Sequence[TypedColumn]],
        numbers: Sequence[int],
        sheet_no: int,
        sheet: str,
        occasion: Occasion,
    ) -> None:
        self.table = table
        self.form: Form = table.spec
        self.columns = columns
        self.repeated = repeated
        self.numbers = numbers
        self.sheet_no = sheet_no
        self.sheet = sheet
        self.occasion = occasion
        self.bad: set[int] = set()
        self.said: list[tuple[int, int, Finding]] = []

    def run(self) -> Verdict:
        verdict = Verdict()
        self._missing_columns(verdict)
        self._repeated_columns(verdict)
        if any(column.field.type is FieldType.UNIT for column in self.columns.values()):
            self._units()
        if not verdict.rejected:
            self._cells()
            self._required()
            self._dates()
            self._counts()
            self._duplicates()
        verdict.findings += [said for _, _, said in sorted(self.said, key=lambda item: item[:2])]
        for position, values in enumerate(zip(*self._stored_columns(), strict=True)):
            outcome = "rejected" if verdict.rejected or position in self.bad else "accepted"
            verdict.rows.append((outcome, values))
        return verdict

    # ---- saying

    def cell(self, name: str, position: int) -> str | None:
        column = self.columns.get(name)
        return None if column is None else f"{column_letters(column.column)}{self.numbers[position]}"

    def say(
        self, code: str, position: int, name: str, *, cell: str | None = None, text: str | None = None, **said: object
    ) -> None:
        column = self.columns.get(name)
        header = self.form.field(name).header
        address = cell or self.cell(name, position)
        if text is None and column is not None and column.raw[position] is not None:
            text = text_of(column.raw[position])
        values: dict[str, object] = {
            "place": place(address, header),
            "expected": expected(self.form.field(name)),
            **said,
        }
        found = finding(
            code,
            sheet_no=self.sheet_no,
            sheet=self.sheet,
            cell=address,
            row_number=self.numbers[position],
            field=name,
            text=text,
            **values,
        )
        if FINDING_CODES[code] is Severity.REJECT_ROW:
            self.bad.add(position)
        self.said.append((position, column.column if column else 0, found))

    # ---- the sheet

    def _missing_columns(self, verdict: Verdict) -> None:
        missing = [f for f in self.form.fields if f.required and f.name not in self.columns]
        if not missing:
            return
        verdict.rejected = True
        said = "; ".join(f"“{f.header}”" for f in missing)
        likely = []
        for column, header in sorted(self.table.unknown.items()):
            for known in likely_headers(self.form.code, header, [f.name for f in missing]):
                name = next(f.name for f in missing if f.header == known)
                likely.append(
                    f"cột “{quoted(header)}” (cột {column_letters(column)}) có phải là “{known}”? Nếu phải, quản trị viên thêm "
                    f"dòng {self.form.code},{name},{quoted(header)} vào header_synonyms.csv"
                )
        verdict.findings.append(
            finding(
                "sheet.missing_column",
                sheet_no=self.sheet_no,
                sheet=self.sheet,
                cell=f"A{self.table.header_row}",
                row_number=self.table.header_row,
                field=missing[0].name,
                form=self.form.sheet,
                columns=said,
                likely=" Gợi ý: " + "; ".join(likely) + "." if likely else "",
            )
        )

    def _repeated_columns(self, verdict: Verdict) -> None:
        """Columns of one meaning are one where none says another thing than the first; else nobody knows which counts."""
        for name, others in self.repeated.items():
            first = self.columns[name]
            if name == "no":
                continue
            if not any(_contradicts(first, other) for other in others):
                for other in others:
                    for position, value in enumerate(other.values):
                        if first.values[position] is None and position not in first.codes:
                            first.values[position] = value
                            if position in other.codes:
                                first.codes[position] = other.codes[position]
                continue
            verdict.rejected = True
            letters = [column_letters(column.column) for column in (first, *others)]
            verdict.findings.append(
                finding(
                    "sheet.duplicate_column",
                    sheet_no=self.sheet_no,
                    sheet=self.sheet,
                    cell=f"{letters[1]}{self.table.header_row}",
                    row_number=self.table.header_row,
                    field=name,
                    form=self.form.sheet,
                    column=first.field.header,
                    cells=", ".join(f"cột {letter}" for letter in letters),
                )
            )
            first.values = [None] * len(first.values)

    # ---- cells

    def _cells(self) -> None:
        for name, column in self.columns.items():
            for position, code in column.codes.items():
                if code == "cell.ambiguous_date":
                    value = column.values[position]
                    reading = value.strftime("%d/%m/%Y") if isinstance(value, dt.date) else ""
                    self.say(code, position, name, reading=reading)
                elif code == "cell.not_in_list":
                    self._not_in_list(position, name)
                elif code.startswith("row.unit"):
                    continue
                else:
                    self.say(code, position, name)

    def _not_in_list(self, position: int, name: str) -> None:
        known = value_list(self.form.code, name)
        text = text_of(self.columns[name].raw[position]) or ""
        likely = [
            f"“{label}”? Nếu phải, quản trị viên thêm dòng {self.form.code},{name},{label},{quoted(text)} vào list_synonyms.csv"
            for label in known.likely(text, 1)
        ]
        self.say(
            "cell.not_in_list",
            position,
            name,
            values="; ".join(known.labels.values()),
            likely=" Có phải là " + likely[0] + "." if likely else "",
        )

    def _required(self) -> None:
        for spec in self.form.fields:
            column = self.columns.get(spec.name)
            if spec.required and column is not None:
                for position, value in enumerate(column.values):
                    if value is None and position not in column.codes:
                        self._blank(position, spec, "cột này bắt buộc")
        for rule in self.form.required_when:
            other = self.columns.get(rule.other)
            column = self.columns.get(rule.field)
            if other is None:
                continue
            spec = self.form.field(rule.field)
            why = f"“{self.form.field(rule.other).header}” là “{rule.value}” nên phải có “{spec.header}”"
            for position, value in enumerate(other.values):
                if value != rule.value:
                    continue
                if column is None:
                    self._blank(position, spec, why, cell=self.cell(rule.other, position))
                elif column.values[position] is None and position not in column.codes:
                    self._blank(position, spec, why)

    def _blank(self, position: int, spec: Field, why: str, cell: str | None = None) -> None:
        column = self.columns.get(spec.name)
        raw = None if column is None else column.raw[position]
        found = "chưa ghi gì" if raw is None else f"“{quoted(text_of(raw) or '')}” được hiểu là để trống"
        self.say("cell.required", position, spec.name, cell=cell, found=found, why=why)

    # ---- rows

    def _dates(self) -> None:
        for order in self.form.date_orders:
            earlier, later = self.columns.get(order.earlier), self.columns.get(order.later)
            if earlier is None or later is None:
                continue
            for position, (one, two) in enumerate(zip(earlier.values, later.values, strict=True)):
                if isinstance(one, dt.date) and isinstance(two, dt.date) and two < one:
                    self.say(
                        "row.date_order",
                        position,
                        order.later,
                        earlier=earlier.field.header,
                        later=later.field.header,
                        earlier_text=one.strftime("%d/%m/%Y"),
                        later_text=two.strftime("%d/%m/%Y"),
                    )
        received = self.occasion.received_on
        for name in self.form.not_in_future:
            column = self.columns.get(name)
            for position, value in enumerate(column.values if column else ()):
                if isinstance(value, dt.date) and value > received:
                    self.say("row.future_date", position, name, received=received.strftime("%d/%m/%Y"))
        window = self.occasion.window
        event = self.columns.get(self.form.event_date or "")
        if window is None or event is None:
            return
        for position, value in enumerate(event.values):
            if isinstance(value, dt.date) and value not in window and value <= received:
                self.say(
                    "row.outside_period",
                    position,
                    event.field.name,
                    period=self.occasion.period.vietnamese if self.occasion.period else "",
                    first=window.first.strftime("%d/%m/%Y"),
                    last=window.last.strftime("%d/%m/%Y"),
                )

    def _counts(self) -> None:
        if self.form.items:
            self._item_counts()
            return
        for pair in self.form.parts:
            part, whole = self.columns.get(pair.part), self.columns.get(pair.whole)
            if part is None or whole is None:
                continue
            for position, (one, two) in enumerate(zip(part.values, whole.values, strict=True)):
                if isinstance(one, int) and isinstance(two, int) and one > two:
                    self.say(
                        "row.count_exceeds",
                        position,
                        pair.part,
                        part=part.field.header,
                        whole=whole.field.header,
                        part_value=one,
                        whole_value=two,
                    )
        for identity in self.form.identities:
            total = self.columns.get(identity.total)
            parts = [self.columns[name] for name in identity.parts if name in self.columns]
            if total is None or len(parts) < len(identity.parts):
                continue
            for position, value in enumerate(total.values):
                values = [column.values[position] for column in parts]
                if position in self.bad or not isinstance(value, int) or not all(isinstance(v, int) for v in values):
                    continue
                together = sum(v for v in values if isinstance(v, int))
                if together != value:
                    self.say(
                        "row.sum_mismatch",
                        position,
                        identity.total,
                        total=self._grouped(total.field),
                        total_value=value,
                        parts=" + ".join(f"“{self._grouped(column.field)}”" for column in parts),
                        sum_value=together,
                    )

    def _grouped(self, spec: Field) -> str:
        return f"{spec.group}: {spec.header}" if spec.group else spec.header

    def _item_counts(self) -> None:
        """Items of which one is part of another: the later of the two rows is at fault."""
        items = self.columns.get("item")
        if items is None:
            return
        labels = {item.code: item.label for item in self.form.items}
        for pair in self.form.parts:
            for column in self.columns.values():
                if column.field.type not in (FieldType.COUNT, FieldType.FIGURE):
                    continue
                places = {code: position for position, code in reversed(list(enumerate(items.values)))}
                part, whole = places.get(pair.part), places.get(pair.whole)
                if part is None or whole is None:
                    continue
                one, two = column.values[part], column.values[whole]
                if isinstance(one, (int, Decimal)) and isinstance(two, (int, Decimal)) and one > two:
                    self.say(
                        "row.count_exceeds",
                        max(part, whole),
                        column.field.name,
                        part=labels[pair.part],
                        whole=labels[pair.whole],
                        part_value=one,
                        whole_value=two,
                    )

    def _duplicates(self) -> None:
        """A row told again, in the sheet or in another sheet of the same form, counts once; an item or task code too."""
        names = tuple(f.name for f in self.form.fields if f.name not in ("no", "note") and f.name in self.columns)
        compared = [self.columns[name].values for name in names]
        unique = [self.columns[name] for name in self.form.unique if name in self.columns]
        seen = self.occasion.seen.setdefault(self.form.code, Seen())
        rows = seen.rows.setdefault(names, {})
        for position, values in enumerate(zip(*compared, strict=True)):
            if position in self.bad or all(value is None for value in values):
                continue
            here = (self.sheet_no, self.sheet, self.numbers[position])
            earlier = rows.setdefault(values, here)
            reason = "giống hệt"
            for column in unique if earlier == here else ():
                value = column.values[position]
                first = seen.unique.setdefault((column.field.name, value), here)
                if value is not None and first != here:
                    earlier, reason = first, f"ghi lại “{quoted(str(text_of(column.raw[position])))}” đã có ở"
            if earlier != here:
                first_column = min(self.columns.values(), key=lambda c: c.column)
                name = unique[0].field.name if reason != "giống hệt" and unique else first_column.field.name
                where = f"dòng {earlier[2]}" if earlier[0] == self.sheet_no else f"dòng {earlier[2]} trang “{quoted(earlier[1])}”"
                self.say("row.duplicate", position, name, earlier=where, reason=reason)

    def _units(self) -> None:
        for name, column in self.columns.items():
            if column.field.type is FieldType.UNIT:
                texts = list(column.values)
                found = resolve_units(
                    self.form,
                    column,
                    self.columns,
                    self.occasion.names,
                    self.occasion.window,
                    self.occasion.received_on,
                )
                for position, resolution in enumerate(found):
                    column.values[position] = resolution.unit if resolution else None
                    if resolution is None or resolution.unit is not None:
                        continue
                    column.codes[position] = code = (
                        "row.unit_ambiguous" if resolution.code == "ambiguous" else "row.unit_unknown"
                    )
                    names = self.occasion.names
                    text = str(texts[position])
                    likely = names.suggest(text, resolution.on) if code == "row.unit_unknown" else ()
                    self.say(
                        code,
                        position,
                        name,
                        day=resolution.on.strftime("%d/%m/%Y"),
                        candidates=", ".join(names[unit].name for unit in resolution.candidates[:5]),
                        likely=" Có phải là: " + "; ".join(likely) + "?" if likely else "",
                    )

    # ---- what is stored

    def _stored_columns(self) -> list[Sequence[Typed]]:
        """Values by column in the order of the form's table: each field, then what is derived from it."""
        nothing: Sequence[Typed] = [None] * len(self.numbers)
        stored: list[Sequence[Typed]] = []
        for spec in self.form.fields:
            column = self.columns.get(spec.name)
            values = nothing if column is None else column.values
            stored.append(values)
            if spec.keyed or spec.type is FieldType.DOCUMENT_NUMBER:
                stored.append([None if value is None else _key(self.form.code, spec, str(value)) for value in values])
            if spec.type is FieldType.FIGURE:
                stored.append(nothing if column is None or column.decimals is None else list(column.decimals))
        return stored


def _contradicts(first: TypedColumn, other: TypedColumn) -> bool:
    for position, (one, two) in enumerate(zip(first.values, other.values, strict=True)):
        said, said_too = one is not None or position in first.codes, two is not None or position in other.codes
        if said and said_too and (one != two or one is None):
            return True
    return False


def _key(form: str, spec: Field, value: str) -> str:
    if spec.type is FieldType.DOCUMENT_NUMBER:
        return _document_number_key(value)
    if spec.name == "content":
        return content_key(value)
    if spec.key_values:
        return find_value(form, spec.name, value) or match_key(value)
    return match_key(value)


@lru_cache(maxsize=65536)
def _document_number_key(text: str) -> str:
    return text if _PLAIN_NUMBER.fullmatch(text) else document_number_key(text)

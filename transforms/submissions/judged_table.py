"""A table on its way through the checks: its typed columns, and what is said of its rows so far."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from transforms.definitions.cells import cell_address
from transforms.definitions.codes import FINDING_CODES, Severity
from transforms.definitions.forms import FieldType, Form
from transforms.definitions.patterns import late_pattern
from transforms.definitions.periods import Period, Window
from transforms.tables.findings import Finding, expected, finding, place
from transforms.tables.tables import Table
from transforms.values.normalise import Typed, TypedColumn, text_of
from transforms.values.units import UnitNames

# Faults of one kind in one column that are told each by itself, and all that are in a file: nobody reads more, and a
# sheet of a million bad cells must not become gigabytes of findings. The last one told counts those that follow.
ALIKE_AT_MOST = 2_000
TOLD_AT_MOST = 20_000
CELLS_NAMED = 20  # of faults alike in a sheet that is rejected
_DECIMAL = late_pattern(r"\d+[.,]\d+")
_CALLED = {FieldType.YEAR: "năm", FieldType.MONTH: "tháng"}  # for which 13 is a number

Place = tuple[int, str, int]  # of a row: sheet number, sheet, row number


def _cells_of(others: Sequence[Finding]) -> str:
    more = f" và {len(others) - CELLS_NAMED} ô nữa" if len(others) > CELLS_NAMED else ""
    return f" Cũng vậy: ô {', '.join(str(found.cell) for found in others[:CELLS_NAMED])}{more}." if others else ""


@dataclass(slots=True)
class Seen:
    """Where the rows of a form that were accepted stand: by all their values (of the fields named), by those that may
    occur only once, by what they are about, and by what a figure is said of, with the figure; and the figures of a
    form's items, by field and item."""

    rows: dict[tuple[str, ...], dict[tuple[Typed, ...], Place]] = field(default_factory=dict)
    unique: dict[tuple[Typed, ...], Place] = field(default_factory=dict)
    about: dict[tuple[Typed, ...], Place] = field(default_factory=dict)
    figures: dict[tuple[Typed, ...], tuple[Typed, Place]] = field(default_factory=dict)
    items: dict[tuple[str, str], int | Decimal] = field(default_factory=dict)


@dataclass(slots=True)
class Rest:
    """Faults that are only counted, by the one at `place` of those told; `last` is the cell of the last of them."""

    place: int
    count: int = 0
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a sheet is judged by: the file's window (None where its period is not known) and unit, the day it was
    received, the names of units."""

    received_on: dt.date
    names: UnitNames
    window: Window | None = None
    period: Period | None = None
    unit: str | None = None
    seen: dict[str, Seen] = field(default_factory=dict)  # by form: rows accepted so far in the file
    told: Counter[str] = field(default_factory=Counter)  # by code: faults told so far in the file


@dataclass(slots=True)
class JudgedTable:
    """`numbers` are the row numbers of the data rows as Excel shows them, `repeated` the further columns of fields that
    have several. `rejected` is set where the whole sheet is, `bad` holds the positions of rejected rows."""

    table: Table
    columns: Mapping[str, TypedColumn]
    repeated: Mapping[str, Sequence[TypedColumn]]
    numbers: Sequence[int]
    sheet_no: int
    sheet: str
    occasion: Occasion
    rejected: bool = False
    bad: set[int] = field(default_factory=set)
    keys: dict[str, Sequence[Typed]] = field(default_factory=dict)  # of fields that have several writings of one value
    of_sheet: list[Finding] = field(default_factory=list)
    of_rows: list[tuple[int, int, Finding]] = field(default_factory=list)
    alike: Counter[tuple[str, str]] = field(default_factory=Counter)  # by code and field: faults told
    rest: dict[tuple[str, str], Rest] = field(default_factory=dict)  # by code and field: those that are only counted
    # By field and position: row number and column, where a table on its side has its cells, or a group's heading.
    places: Mapping[tuple[str, int], tuple[int, int]] = field(default_factory=dict)
    groups: Sequence[str | None] = ()  # by position, what heads the row's group; nothing where no row has one

    @property
    def form(self) -> Form:
        return self.table.spec

    @property
    def findings(self) -> list[Finding]:
        """What is said of the sheet, then of its rows from the top down, cells from the left."""
        rows = list(self.of_rows)
        for rest in self.rest.values():
            if rest.count:
                position, column, said = rows[rest.place]
                more = f" Còn {rest.count} chỗ nữa như vậy trong cột này, đến ô {rest.last}; không nêu từng ô."
                rows[rest.place] = position, column, replace(said, message=said.message + more)
        return [*self.of_sheet, *(said for _, _, said in sorted(rows, key=lambda item: item[:2]))]

    def cell(self, name: str, position: int) -> str | None:
        """The address of a field in a row, by the row's position; None where the table has no such column."""
        if (name, position) in self.places:
            number, place = self.places[name, position]
            return cell_address(place, number)
        column = self.columns.get(name)
        return None if column is None else cell_address(column.at(position), self.numbers[position])

    def tells(self, code: str, name: str) -> bool:
        """Whether another such fault of the field would be told by itself."""
        return (code, name) not in self.rest

    def say(
        self, code: str, position: int, name: str, *, cell: str | None = None, text: str | None = None, **said: Any
    ) -> None:
        """Say of a field in a row what is wrong, or only count it where enough of its kind was told (`ALIKE_AT_MOST`).
        What rejects the row marks it as bad either way; `said` are the values of the message."""
        kind = code, name
        if FINDING_CODES[code] is Severity.REJECT_ROW:
            self.bad.add(position)
        column = self.columns.get(name)
        address = cell or self.cell(name, position)
        if not self.tells(code, name):
            self.rest[kind].count += 1
            self.rest[kind].last = address
            return
        self.alike[kind] += 1
        self.occasion.told[code] += 1
        if self.alike[kind] >= ALIKE_AT_MOST or self.occasion.told.total() >= TOLD_AT_MOST:
            self.rest[kind] = Rest(len(self.of_rows))
        if text is None and column is not None and column.raw[position] is not None:
            text = text_of(column.raw[position])
        found = finding(
            code,
            sheet_no=self.sheet_no,
            sheet=self.sheet,
            cell=address,
            row_number=self.places.get((name, position), (self.numbers[position],))[0],
            field=name,
            text=text,
            **self._said_of(name, address, text, said),
        )
        self.of_rows.append((position, column.at(position) if column else 0, found))

    def _said_of(self, name: str, address: str | None, text: str | None, said: Mapping[str, Any]) -> dict[str, Any]:
        """The values of a message about a field: where it stands and what belongs there, unless it is `said`."""
        wanted = self.form.field(name)
        values: dict[str, Any] = {
            "place": place(address, wanted.whole_header),
            "expected": expected(wanted),
            "number": _CALLED.get(wanted.type, "số"),
            **said,
        }
        if wanted.type is FieldType.COUNT and text is not None and _DECIMAL.fullmatch(text):
            values["number"] = "số nguyên"
        elif wanted.type is FieldType.COUNT and "number" not in said and (text or "").isdecimal():
            values["number"] = "số đếm hợp lý"  # too large
        elif wanted.type is FieldType.MONTH and name in self.table.ticked:  # "2; 8", by two ticks
            values |= {
                "number": "một tháng",
                "expected": "một dấu x ở mỗi dòng; nơi kiểm tra nhiều lần thì mỗi lần một dòng",
            }
        return values

    def doubt(self, position: int, name: str, reason: str, consequence: str) -> None:
        """Say of a field in a row what nobody could be sure of, and what becomes of it."""
        self.say("sheet.unknown", position, name, reason=reason, consequence=consequence)

    def tell_rows_with_sheet(self) -> None:
        """Say what is wrong in the rows of a rejected sheet with what is wrong with the sheet, that both are mended at
        once: the first of each kind in full, of the others the cells. The column that rejects it is not remarked on."""
        columns = {found.field for found in self.of_sheet}
        alike: dict[tuple[str, str | None], list[Finding]] = {}
        for found in self.findings:
            if found.severity is Severity.REJECT_ROW and found.field not in columns:
                alike.setdefault((found.code, found.field), []).append(found)
        said = " ".join(f"{first.message}{_cells_of(others)}" for first, *others in alike.values())
        if said:
            last = self.of_sheet[-1]
            self.of_sheet[-1] = replace(last, message=f"{last.message} Trang này còn phải sửa: {said}")
        self.occasion.told.subtract(Counter(found.code for _, _, found in self.of_rows))
        self.of_rows.clear()
        self.rest.clear()

    def reject_sheet(self, code: str, cell: str, field_name: str, **said: Any) -> None:
        """A finding because of which the whole sheet is rejected."""
        self.rejected = True
        self.of_sheet.append(
            finding(
                code,
                sheet_no=self.sheet_no,
                sheet=self.sheet,
                cell=cell,
                field=field_name,
                form=self.form.sheet,
                **said,
            )
        )

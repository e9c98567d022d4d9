"""Given rows, expected rows: a warehouse in memory out of plain rows, loaded by the real loader."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb

from transforms.definitions.basis import Basis
from transforms.definitions.codes import Severity
from transforms.definitions.evidence import joined_cells
from transforms.definitions.forms import FORMS, KEEPERS, Field, FieldType
from transforms.definitions.periods import Period
from transforms.submissions.interpret import FileReading, SheetReading
from transforms.submissions.sheet_work import TableReading
from transforms.tables.findings import Finding
from transforms.text import vietnamese
from transforms.values.document_numbers import document_number_key
from transforms.values.task_codes import task_code_key
from warehouse.connection import migrate
from warehouse.load import HeldFile, file_key, store_files, store_readings
from warehouse.measure import measure
from warehouse.state import prepare

EDITION = "test"
NIL: tuple[Mapping[str, Any], ...] = ()
_SPILLED = tempfile.TemporaryDirectory(prefix="cchc-test-", ignore_cleanup_errors=True)


@dataclass(frozen=True)
class Received:
    """A file and what reading it gave."""

    held: HeldFile
    reading: FileReading


def table(
    form: str, state: str, nil: bool, columns: dict[str, str], first: int = 1, last: int = 1000, *, across: bool = False
) -> TableReading:
    """A table of a sheet; by default it is all of it."""
    return TableReading(form, first, last, state, nil, columns, across)


def _key(field: Field, value: Any) -> str:
    """What the reader keeps beside a value to compare it by."""
    if field.type is FieldType.DOCUMENT_NUMBER:
        return document_number_key(value)
    if field.name == "task_code":
        return task_code_key(value)
    if value in field.key_values:
        return str(value)
    return vietnamese.content_key(value) if field.name == "content" else vietnamese.match_key(value)


def _decimals(value: Any) -> int:
    exponent = Decimal(str(value)).as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def _values(form: str, row: Mapping[str, Any]) -> tuple[Any, ...]:
    unknown = set(row) - set(FORMS[form].columns) - {"outcome", "row_number", "decimals"}
    assert not unknown, f"{form} has no column {unknown}"
    derived = dict(row)
    for f in FORMS[form].fields:
        value = row.get(f.name)
        if value is not None and (f.keyed or f.type is FieldType.DOCUMENT_NUMBER):
            derived.setdefault(f"{f.name}_key", _key(f, value))
        if value is not None and f.type is FieldType.FIGURE:
            derived.setdefault(f"{f.name}_decimals", row.get("decimals", _decimals(value)))
    return tuple(derived.get(name) for name in FORMS[form].columns)


def workbook(
    unit: str | None,
    period: str | None,
    received: str | None = None,
    *,
    path: str | None = None,
    content: str | None = None,
    status: str = "accepted",
    form_set: str | None = None,
    codes: Sequence[str] = (),
    first_row: int = 7,
    **forms: Sequence[Mapping[str, Any]],
) -> Received:
    """A workbook of these forms, each a list of rows (NIL: a nil return); a row with outcome='rejected' is quarantined.

    `received` is a day or an instant, by default the 16th of the period's month. `content` stands for the bytes. Fields
    stand in columns A, B, C … in the order of the form, data from `first_row` on.
    """
    sheets, evidence, typed = [], [], {}
    for sheet_no, (form, rows) in enumerate(forms.items()):
        letters = {name: chr(65 + n) for n, name in enumerate(FORMS[form].field_names)}
        tables = (table(form, "accepted", rows == NIL, letters),)
        sheets.append(SheetReading(sheet_no, FORMS[form].sheet, False, form, "accepted", tables))
        values = []
        for row_number, row in enumerate(rows, first_row):
            number, outcome = row.get("row_number", row_number), row.get("outcome", "accepted")
            evidence.append((sheet_no, number, joined_cells([str(v) for v in row.values()]), outcome, None))
            values.append((sheet_no, number, outcome, *_values(form, row)))
        typed[form] = tuple(values)
    form_set = form_set or next((f for f in forms if f in KEEPERS), "unit")
    received = received or (f"{period}-16" if period and len(period) == 7 else f"{(period or '2020')[:4]}-01-20")
    at = datetime.fromisoformat(received) if "T" in received else datetime.fromisoformat(f"{received}T08:00:00")
    path = path or f"{form_set} {unit} {period} {received}"
    sha256 = hashlib.sha256((content or path).encode()).hexdigest()
    held = HeldFile(file_key(path, sha256), path, sha256, 1, at, "modified")
    found = tuple(Finding(code, Severity.WARNING, "…") for code in codes)
    reading = FileReading(status, form_set, unit, period, {}, tuple(sheets), tuple(evidence), typed, found)
    return Received(held, reading)


def in_memory() -> duckdb.DuckDBPyConnection:
    """A database of its own; what it does not hold in memory goes where no other one's does."""
    # Little data: planning on one thread is quicker.
    return duckdb.connect(config={"threads": 1, "temp_directory": tempfile.mkdtemp(dir=_SPILLED.name)})


def warehouse_of(*received: Received) -> duckdb.DuckDBPyConnection:
    """A warehouse in memory that holds these files, read."""
    con = in_memory()
    migrate(con)
    store_files(con, [r.held for r in received])
    store_readings(con, EDITION, [(r.held, r.reading) for r in received])
    return con


def prepared(*received: Received, period: str = "2020-08", basis: Basis | None = None) -> duckdb.DuckDBPyConnection:
    """The same, with its state derived."""
    con = warehouse_of(*received)
    prepare(con, basis or Basis(), Period.parse(period).months())
    return con


@dataclass(frozen=True)
class Figure:
    """One row of `measured`."""

    value: float | None
    status: str
    missing_units: tuple[str, ...]
    numerator: float | None
    denominator: float | None
    rejected_rows: int
    source: str
    last_day: date
    note: str | None


class Figures:
    """What `measure` says of one period."""

    def __init__(self, con: duckdb.DuckDBPyConnection, period: str) -> None:
        rows = con.execute(
            'SELECT measure, unit, "window", split, value, status, missing_units, numerator, denominator, '
            "rejected_rows, source, last_day, note FROM measured WHERE period = ?",
            [period],
        ).fetchall()
        self.by_key: dict[tuple[str, str, str, str], Figure] = {}
        for name, unit, window, split, value, status, missing, part, whole, *rest in rows:
            assert (name, unit, window, split) not in self.by_key, f"said twice: {name} {unit} {window} {split}"
            numbers = [None if n is None else float(n) for n in (part, whole)]
            self.by_key[name, unit, window, split] = Figure(value, status, tuple(missing), *numbers, *rest)

    def __call__(self, name: str, unit: str = "LSN", window: str = "period", **split: Any) -> Figure:
        key = json.dumps(split, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return self.by_key[name, unit, window, key]

    def value(self, name: str, unit: str = "LSN", window: str = "period", **split: Any) -> float | None:
        return self(name, unit, window, **split).value


def figures(*received: Received, period: str = "2020-08", basis: Basis | None = None) -> Figures:
    """All figures of the period out of these files."""
    con = prepared(*received, period=period, basis=basis)
    measure(con, basis or Basis(), [Period.parse(period)])
    return Figures(con, period)


def on(written: str) -> date:
    """A day written 15/8/2020."""
    day, month, year = written.split("/")
    return date(int(year), int(month), int(day))

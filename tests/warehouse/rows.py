"""Given rows, expected rows: a warehouse in memory out of plain rows, loaded by the real loader."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import duckdb

from transforms.definitions.basis import Basis
from transforms.definitions.evidence import joined_cells
from transforms.definitions.forms import FORMS, KEEPERS
from transforms.definitions.forms.spec import FieldType
from transforms.definitions.periods import Period
from warehouse.connection import migrate
from warehouse.load import HeldFile, file_key, store_files, store_readings
from warehouse.measure import measure
from warehouse.state import prepare

EDITION = "test"
NIL: tuple[Mapping[str, Any], ...] = ()
_SPILLED = tempfile.TemporaryDirectory(prefix="cchc-test-", ignore_cleanup_errors=True)


@dataclass(frozen=True)
class Table:
    form: str
    state: str
    nil: bool
    columns: dict[str, str]
    first_row: int = 1
    last_row: int = 1000
    across: bool = False


@dataclass(frozen=True)
class Sheet:
    sheet_no: int
    sheet: str
    form: str | None
    state: str
    tables: tuple[Table, ...]
    hidden: bool = False


@dataclass(frozen=True)
class Finding:
    code: str
    severity: str = "warning"
    message: str = "…"
    sheet_no: int | None = None
    sheet: str | None = None
    cell: str | None = None
    row_number: int | None = None
    field: str | None = None
    text: str | None = None


@dataclass(frozen=True)
class Reading:
    status: str
    form_set: str | None
    unit: str | None
    period: str | None
    sheets: tuple[Sheet, ...] = ()
    evidence: tuple[tuple[Any, ...], ...] = ()
    rows: dict[str, tuple[tuple[Any, ...], ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    cover: dict[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Received:
    """A file and what reading it gave."""

    held: HeldFile
    reading: Reading


def _values(form: str, row: Mapping[str, Any]) -> tuple[Any, ...]:
    unknown = set(row) - set(FORMS[form].columns) - {"outcome", "row_number"}
    assert not unknown, f"{form} has no column {unknown}"
    derived = dict(row)
    for f in FORMS[form].fields:
        value = row.get(f.name)
        if (f.keyed or f.type is FieldType.DOCUMENT_NUMBER) and value is not None:
            key = value.upper() if f.type is FieldType.DOCUMENT_NUMBER else value if f.key_values else value.lower()
            derived.setdefault(f"{f.name}_key", key)
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
    **forms: Sequence[Mapping[str, Any]],
) -> Received:
    """A workbook of these forms, each a list of rows (NIL: a nil return); a row with outcome='rejected' is quarantined.

    `received` is a day or an instant, by default the 16th of the period's month. `content` stands for the bytes.
    """
    sheets, evidence, typed = [], [], {}
    for sheet_no, (form, rows) in enumerate(forms.items()):
        letters = {name: chr(65 + n) for n, name in enumerate(FORMS[form].field_names)}
        table = Table(form, "accepted", not rows, letters)
        sheets.append(Sheet(sheet_no, FORMS[form].sheet, form, "accepted", (table,)))
        values = []
        for row_number, row in enumerate(rows, 7):
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
    found = tuple(Finding(code) for code in codes)
    reading = Reading(status, form_set, unit, period, tuple(sheets), tuple(evidence), typed, found)
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

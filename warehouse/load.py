"""Put what was read into the warehouse: whole files, in bulk, in one transaction, nothing inferred, every row kept."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from transforms.definitions.forms import FORMS
from warehouse.connection import query, transaction

if TYPE_CHECKING:
    import duckdb

BATCH_ROWS = 40_000  # rows of evidence held in memory before they are handed over
FORM_TABLES = tuple(code for code in FORMS if code != "cover")
TABLES = ("readings", "sheets", "evidence", "findings", *FORM_TABLES)
_BREAK = "\x1f"  # stands between cells on their way into the warehouse; no cell of a workbook can hold it
_COVER = ("prepared_by", "approved_by", "reported_on", "form_edition")
_OUTCOMES = ("accepted", "rejected", "ignored")


class LedgerError(Exception):
    """Rows read are not the rows accepted, rejected and ignored; the message names file and sheet."""


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file of the inbox. `received_at` is wall-clock time in Asia/Ho_Chi_Minh; `received_by` says who says so:
    'received.csv' or 'modified'."""

    file_key: str
    path: str
    sha256: str
    byte_count: int
    received_at: datetime
    received_by: str


class FileReading(Protocol):
    """What reading one file gave; `transforms.interpret` makes it."""

    @property
    def status(self) -> str: ...
    @property
    def form_set(self) -> str | None: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def period(self) -> str | None: ...
    @property
    def cover(self) -> Any: ...
    @property
    def sheets(self) -> Any: ...
    @property
    def evidence(self) -> Any: ...
    @property
    def rows(self) -> Any: ...
    @property
    def findings(self) -> Any: ...


def file_key(path: str, sha256: str) -> str:
    """The key of a file: the same bytes at another path are another file."""
    return hashlib.sha256(f"{path}\n{sha256}".encode()).hexdigest()[:16]


def store_files(con: duckdb.DuckDBPyConnection, files: Sequence[HeldFile]) -> None:
    """Remember the files held; a received time that is now known otherwise is corrected. No change, nothing written."""
    rows = [(f.file_key, f.path, f.sha256, f.byte_count, f.received_at, f.received_by) for f in files]
    with transaction(con):
        con.execute(_for_table("load/stage_rows", "files"))
        _insert(con, "staged_files", rows)
        con.execute(query("load/change_files"))
        con.execute(query("load/add_files"))


def unread(con: duckdb.DuckDBPyConnection, edition: str) -> list[HeldFile]:
    """Files never read, read under another edition of the rules, or judged by another day of receipt; by time, path."""
    rows = con.execute(query("load/unread"), {"edition": edition}).fetchall()
    return [HeldFile(*row) for row in rows]


def store_readings(
    con: duckdb.DuckDBPyConnection, edition: str, readings: Iterable[tuple[HeldFile, FileReading]]
) -> None:
    """Load readings, in one transaction: each replaces what was held of its file, and one that says what was said
    before changes nothing. LedgerError where a sheet's rows do not add up or one went astray; then nothing is stored.
    """
    with transaction(con):
        batch = _Batch(con)
        for held, reading in readings:
            check_ledger(held.path, reading)
            batch.add(held, edition, reading)
        batch.flush()
        if batch.again:
            _replace(con)
    # After the commit, for a transaction that came to nothing would show only here.
    stored = {table: _count(con, table) for table in TABLES}
    lost = {table: (n, stored[table]) for table, n in sorted(batch.counts.items()) if n != stored[table]}
    if lost:
        raise LedgerError(f"rows handed over and rows stored differ: {lost}")


def check_ledger(path: str, reading: FileReading) -> None:
    """Rows read = accepted + rejected + ignored, each once; every accepted row of a form stands in its table once."""
    sheets = {sheet.sheet_no: sheet for sheet in reading.sheets}
    outcomes: dict[tuple[int, int], str] = {}
    for sheet_no, row_number, _, outcome, ignored_kind in reading.evidence:
        place = sheet_no, row_number
        if outcome not in _OUTCOMES or (outcome == "ignored") != (ignored_kind is not None) or sheet_no not in sheets:
            raise LedgerError(f"{path}: sheet {sheet_no}, row {row_number}: outcome {outcome!r} ({ignored_kind!r})")
        if place in outcomes:
            raise LedgerError(f"{path} [{sheets[sheet_no].sheet}]: row {row_number} read twice")
        outcomes[place] = outcome
    typed = {outcome: Counter[tuple[int, int]]() for outcome in _OUTCOMES}
    for rows in reading.rows.values():
        for row in rows:
            typed[row[2]][row[0], row[1]] += 1
    owed = {place for place, outcome in outcomes.items() if outcome == "accepted" and sheets[place[0]].form != "cover"}
    astray = sorted(owed ^ set(typed["accepted"])) + [place for place, n in typed["accepted"].items() if n > 1]
    astray += sorted(place for place in typed["rejected"] if outcomes.get(place) != "rejected")
    if astray:
        sheet_no, row_number = astray[0]
        sheet = sheets[sheet_no].sheet if sheet_no in sheets else sheet_no
        raise LedgerError(f"{path} [{sheet}]: row {row_number} and {len(astray) - 1} others are not in one table once")


class _Batch:
    """Readings on their way into the tables. Files read before go to staging tables first, to be compared."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con
        self.waiting: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self.counts: Counter[str] = Counter()
        self.held = {key for (key,) in con.execute("SELECT file_key FROM readings").fetchall()}
        self.again = False
        con.execute("CREATE OR REPLACE TEMP TABLE stored_file (file_key VARCHAR)")
        for table in TABLES:
            con.execute(_for_table("load/stage_rows", table))

    def add(self, held: HeldFile, edition: str, reading: FileReading) -> None:
        key = held.file_key
        cover = tuple(reading.cover.get(name) for name in _COVER)
        said = (reading.status, reading.form_set, reading.unit, reading.period)
        rows: dict[str, list[tuple[Any, ...]]] = {
            "readings": [(key, edition, held.received_at.date(), *said, *cover)],
            "sheets": [
                (
                    key,
                    s.sheet_no,
                    s.sheet,
                    s.hidden,
                    s.form,
                    s.state,
                    s.nil,
                    _joined(s.columns),
                    _joined(s.columns.values()),
                )
                for s in reading.sheets
            ],
            "evidence": [
                (key, sheet_no, row_number, _joined(texts), outcome, ignored_kind)
                for sheet_no, row_number, texts, outcome, ignored_kind in reading.evidence
            ],
            "findings": [
                (key, n, f.sheet_no, f.sheet, f.cell, f.row_number, f.field, f.text, f.code, str(f.severity), f.message)
                for n, f in enumerate(reading.findings, 1)
            ],
            **{form: [(key, *row) for row in values] for form, values in reading.rows.items() if form != "cover"},
        }
        again = key in self.held
        self.again = self.again or again
        self.waiting["stored_file"].append((key,))
        for table, values in rows.items():
            self.counts[table] += len(values)
            self.waiting[f"staged_{table}" if again else table].extend(values)
        if sum(len(self.waiting[name]) for name in ("evidence", "staged_evidence")) >= BATCH_ROWS:
            self.flush()

    def flush(self) -> None:
        for table, rows in self.waiting.items():
            _insert(self.con, table, rows)
        self.waiting.clear()


def _joined(texts: Collection[str | None]) -> str:
    joined = _BREAK.join([text or "" for text in texts])
    if joined.count(_BREAK) == len(texts) - 1:
        return joined
    return _BREAK.join([(text or "").replace(_BREAK, " ") for text in texts])


def _insert(con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Append rows in the order of the table's columns. Values travel as text and each column casts them to its own
    type: no sample of values decides one."""
    import numpy
    import pandas

    if not rows:
        return
    width = len(rows[0])
    frame = {}
    for position in range(width):
        column = numpy.empty(len(rows), dtype=object)
        column[:] = [row[position] for row in rows]
        frame[f"c{position}"] = pandas.Series(column, dtype=object)
    con.execute("SET pandas_analyze_sample = 0")
    con.register("incoming", pandas.DataFrame(frame))
    try:
        compound = table.removeprefix("staged_")
        if compound in ("evidence", "sheets"):
            con.execute(query(f"load/unpack_{compound}"))
            con.view(f"incoming_{compound}").insert_into(table)
        else:
            con.view("incoming").insert_into(table)
    finally:
        con.unregister("incoming")


def _for_table(name: str, table: str) -> str:
    """A statement that is the same for every table, with this module's name of the table in it."""
    return query(name).replace("held_rows", table).replace("staged_rows", f"staged_{table}")


def _replace(con: duckdb.DuckDBPyConnection) -> None:
    """Exchange what was held of files read again, table by table, where it says something else now."""
    for table in TABLES:
        con.execute(_for_table("load/compare_rows", table))
        con.execute(_for_table("load/remove_changed_rows", table))
        con.execute(_for_table("load/add_changed_rows", table))


def _count(con: duckdb.DuckDBPyConnection, table: str) -> int:
    row = con.execute(_for_table("load/count_rows", table)).fetchone()
    assert row is not None
    return int(row[0])

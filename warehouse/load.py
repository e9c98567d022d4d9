"""Put what was read into the warehouse: whole files, in bulk, in one transaction, nothing inferred, every row kept."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from transforms.definitions.evidence import BREAK, CELL_BREAK, QUOTE
from transforms.definitions.forms import TABLE_FORMS
from warehouse.connection import (
    LITTLE_MEMORY,
    allow_memory,
    little_memory,
    query,
    rows_as,
    transaction,
)
from warehouse.packing import FileReading, LedgerError, PackedReading, pack, text_of_rows

if TYPE_CHECKING:
    import duckdb

BATCH_ROWS = 60_000  # rows held in memory before they are handed over
TABLES = ("readings", "sheets", "form_tables", "evidence", "findings", *(form.code for form in TABLE_FORMS))
_APART = ("sheets", "form_tables")  # whose columns are more than the texts handed over
_LONGEST_LINE = 2_000_000  # bytes; what DuckDB makes room for anyway


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


def file_key(path: str, sha256: str) -> str:
    """The key of a file: the same bytes at another path are another file."""
    return hashlib.sha256(f"{path}\n{sha256}".encode()).hexdigest()[:16]


def store_files(con: duckdb.DuckDBPyConnection, files: Sequence[HeldFile]) -> None:
    """Remember the files held; a received time that is now known otherwise is corrected. No change, nothing written."""
    rows = [(f.file_key, f.path, f.sha256, f.byte_count, f.received_at, f.received_by) for f in files]
    with transaction(con), TemporaryDirectory(prefix="cchc-load-") as folder:
        con.execute(_for_table("load/stage_rows", "files"))
        _copy(con, Path(folder), "staged_files", [text_of_rows(rows)])
        con.execute(query("load/change_files"))
        con.execute(query("load/add_files"))


def unread(con: duckdb.DuckDBPyConnection, edition: str) -> list[HeldFile]:
    """Files never read, read under another edition of the rules, or judged by another day of receipt; by time, path."""
    return rows_as(con.execute(query("load/unread"), {"edition": edition}), HeldFile)


def store_readings(
    con: duckdb.DuckDBPyConnection, edition: str, readings: Iterable[tuple[HeldFile, FileReading | PackedReading]]
) -> None:
    """Load readings, in one transaction: each replaces what was held of its file, and one that says what was said
    before changes nothing. LedgerError where a sheet's rows do not add up or one went astray; then nothing is stored.
    """
    with little_memory(con), transaction(con), TemporaryDirectory(prefix="cchc-load-") as folder:
        batch = _Batch(con, Path(folder))
        for held, reading in readings:
            packed = reading if isinstance(reading, PackedReading) else pack(held.file_key, held.path, reading)
            batch.add(held, edition, packed)
        batch.flush()
        if batch.staged:
            _replace(con)
    # After the commit, for a transaction that came to nothing would show only here.
    stored = {table: _count(con, table) for table in TABLES}
    lost = {table: (n, stored[table]) for table, n in sorted(batch.counts.items()) if n != stored[table]}
    if lost:
        raise LedgerError(f"rows handed over and rows stored differ: {lost}")


class _Batch:
    """Readings on their way into the tables. Files read before go to staging tables first, to be compared."""

    def __init__(self, con: duckdb.DuckDBPyConnection, folder: Path) -> None:
        self.con = con
        self.folder = folder
        self.waiting: defaultdict[str, list[bytes]] = defaultdict(list)
        self.rows_waiting = 0
        self.longest = 0  # bytes of a file in a table
        self.counts: Counter[str] = Counter()
        self.held = {key for (key,) in con.execute("SELECT file_key FROM readings").fetchall()}
        self.staged: set[str] = set()
        con.execute("CREATE OR REPLACE TEMP TABLE stored_file (file_key VARCHAR)")
        con.execute(query("load/handed_over"))

    def add(self, held: HeldFile, edition: str, reading: PackedReading) -> None:
        key = held.file_key
        again = key in self.held
        if again and not self.staged:
            self.staged = set(TABLES)
            for table in TABLES:
                self.con.execute(_for_table("load/stage_rows", table))
        self.waiting["stored_file"].append(text_of_rows([(key,)]))
        header = text_of_rows([(key, edition, held.received_at.date(), *reading.told)])
        for table, (count, text) in {"readings": (1, header), **reading.rows}.items():
            self.counts[table] += count
            self.waiting[f"staged_{table}" if again else table].append(text)
            self.rows_waiting += count
        if self.rows_waiting >= BATCH_ROWS:
            self.flush()

    def flush(self) -> None:
        self.longest = max(self.longest, *(len(text) for texts in self.waiting.values() for text in texts), 0)
        if self.longest > _LONGEST_LINE:  # is read in whole pieces: a workbook, however large, has to pass
            allow_memory(self.con, f"{LITTLE_MEMORY + 4 * self.longest}B")
        for table, texts in self.waiting.items():
            _copy(self.con, self.folder, table, texts)
        self.waiting.clear()
        self.rows_waiting = 0


def _copy(con: duckdb.DuckDBPyConnection, folder: Path, table: str, texts: Sequence[bytes]) -> None:
    """Append rows, given as text in the order of the table's columns."""
    file = folder / "rows.csv"
    file.unlink(missing_ok=True)  # written over, what it held would be put on the disk first
    with file.open("wb") as out:
        out.writelines(texts)
    given = {"file": str(file), "longest": max(_LONGEST_LINE, *map(len, texts)), "break": BREAK, "quote": QUOTE}
    held = table.removeprefix("staged_")
    if held in _APART:
        statement = query(f"load/add_{held}").replace(f"INTO {held}", f"INTO {table}")
        if "$cell_break" in statement:
            given["cell_break"] = CELL_BREAK
    else:
        statement = query("load/add_rows").replace("held_rows", table)
    con.execute(statement, given)


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

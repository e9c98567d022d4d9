"""The warehouse file: opened for the one writer, published for readers, migrated in the transaction that says so."""

from __future__ import annotations

import filecmp
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

if TYPE_CHECKING:
    import duckdb

SQL = Path(__file__).resolve().parent / "sql"
LITTLE_MEMORY = 100 * 1024 * 1024  # bytes
FORMAT = "v1.3.0"  # of the file, which packs texts to half of what older ones do
_COPY = re.compile(r"\.read-(\d+)\.duckdb$")

Result = TypeVar("Result")
Row = TypeVar("Row")


class OtherTables(Exception):
    """A warehouse whose tables are not those of this program: `is_newer` ones, or such as the next run brings up to
    date."""

    def __init__(self, path: Path, *, is_newer: bool) -> None:
        super().__init__(f"{path} was made by {'a newer' if is_newer else 'an older'} program")
        self.path, self.is_newer = path, is_newer


class NotOpened(Exception):
    """A file that readers cannot open: it is damaged, or there is no published copy yet and a run is writing."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


@cache
def query(name: str) -> str:
    """The text of `sql/<name>.sql`."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def run(con: duckdb.DuckDBPyConnection, name: str, **given: object) -> duckdb.DuckDBPyConnection:
    """Execute `sql/<name>.sql` with those of the values given that it asks for: steps done one after the other ask for
    different ones, and a value that a statement does not ask for is refused."""
    text = query(name)
    return con.execute(text, {key: value for key, value in given.items() if f"${key}" in text})


def named_rows(answer: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """The rows of what was just executed, by the names of their columns."""
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def rows_as(answer: duckdb.DuckDBPyConnection, kind: Callable[..., Row]) -> list[Row]:
    """The same rows as values of a class; each field is the column of its name, wherever that stands. TypeError where a
    field has none, even one with a default: nothing stands in for a column that is not there."""
    rows = named_rows(answer)
    wanted: Set[str] = getattr(kind, "__required_keys__", kind.__annotations__.keys())
    if rows and not wanted <= rows[0].keys():
        raise TypeError(f"no column for {', '.join(sorted(wanted - rows[0].keys()))}")
    return [kind(**row) for row in rows]


def columns_of(rows: Sequence[object], *names: str) -> dict[str, list[Any]]:
    """Values as a statement asks for them that makes rows of lists: each of these attributes, of all."""
    return {name: [getattr(row, name) for row in rows] for name in names}


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing. Whatever fails inside is raised again, and so is a failure that the body swallowed: a COMMIT
    after a failed statement rolls back without a word."""
    con.begin()
    try:
        yield
        con.execute("SELECT 1")  # raises where the transaction has been aborted
        con.commit()
    except BaseException:
        con.rollback()
        raise


@contextmanager
def little_memory(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Within, DuckDB works on one thread and holds little in memory, not all that it has read and made: what is more of
    temporary tables goes to disk. Each further thread holds more, and hardly anything is faster.

    Not within a transaction. duckdb.OutOfMemoryException, from whatever is within, where it needs more at one time.
    Nothing that can be read again is held afterwards.
    """
    import duckdb

    con.execute("SET threads = 1")
    try:
        allow_memory(con, f"{LITTLE_MEMORY}B")
        yield
    finally:
        with suppress(duckdb.OutOfMemoryException):  # not all can be let go of
            allow_memory(con, "1B")
        allow_all_memory(con)
        con.execute("RESET threads")


def allow_memory(con: duckdb.DuckDBPyConnection, most: str) -> None:
    """Let DuckDB hold so much in memory, e.g. `150MB`."""
    con.execute(f"SET memory_limit = '{most}'")


def allow_all_memory(con: duckdb.DuckDBPyConnection) -> None:
    """Let DuckDB hold what it does by itself, most of the machine's memory."""
    con.execute("RESET memory_limit")  # which says so and leaves the bound where it was
    (most,) = con.execute("SELECT current_setting('memory_limit')").fetchall()[0]
    allow_memory(con, most)


def in_little_memory(con: duckdb.DuckDBPyConnection, work: Callable[[], Result]) -> Result:
    """What `work` gives, made in `little_memory`; where that was not enough, made anew with all the memory there is."""
    import duckdb

    try:
        with little_memory(con):
            return work()
    except duckdb.OutOfMemoryException:
        return work()


def migrate(con: duckdb.DuckDBPyConnection) -> None:
    """Bring the tables up to date: each file of `sql/schema` once, in order, recorded in its own transaction."""
    con.execute("CREATE TABLE IF NOT EXISTS migrations (name VARCHAR PRIMARY KEY)")
    done = {name for (name,) in con.execute("SELECT name FROM migrations").fetchall()}
    for file in sorted((SQL / "schema").glob("*.sql")):
        if file.stem not in done:
            with transaction(con):
                con.execute(file.read_text(encoding="utf-8"))
                con.execute("INSERT INTO migrations VALUES (?)", [file.stem])


@contextmanager
def _without_pandas() -> Iterator[None]:
    """DuckDB imports pandas (0.2 s) the first time it is handed a parameter, unless it is told that there is none.
    Nothing within may need pandas; without effect where it is already imported."""
    if "pandas" in sys.modules:
        yield
        return
    sys.modules["pandas"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["pandas"]


def _is_of_older_format(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether a program made the file that named no format: DuckDB then takes the oldest."""
    tags = con.execute("SELECT tags FROM duckdb_databases() WHERE database_name = current_database()").fetchall()[0][0]
    return bool(tags["storage_version"] == "v1.0.0+")


def _renew_format(path: Path) -> None:
    """Bring the file to FORMAT, which only attaching it does. In the older one cells would stand unpacked, at more than
    twice the size, for that knows nothing of zstd."""
    import duckdb

    with duckdb.connect() as con:
        quoted = str(path).replace("'", "''")
        con.execute(f"ATTACH '{quoted}' AS held (STORAGE_VERSION '{FORMAT}')")
        with transaction(con):  # of nothing, but without a change nothing would be written
            con.execute("CREATE TABLE held.change (n INTEGER)")
            con.execute("DROP TABLE held.change")
        con.execute("CHECKPOINT held")


@contextmanager
def open_for_writing(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The warehouse, made and migrated where needed; checkpointed at the end so that no log is left to replay.

    One process at a time: the caller holds the workspace's lock. duckdb.IOException where the file cannot be opened.
    """
    import duckdb  # here: a run that finds everything as it was opens nothing

    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(path.with_name(f"{path.name}.tmp"), ignore_errors=True)  # of a run that was killed
    con = duckdb.connect(str(path), config={"storage_compatibility_version": FORMAT})
    try:
        if _is_of_older_format(con):
            con.close()
            _renew_format(path)
            con = duckdb.connect(str(path), config={"storage_compatibility_version": FORMAT})
        with _without_pandas():
            migrate(con)
            yield con
        con.execute("CHECKPOINT")
    finally:
        con.close()


@contextmanager
def open_for_reading(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published copy, read-only (the warehouse itself where none was published yet); temporary tables work in it.

    FileNotFoundError where there is neither, OtherTables where another edition of the program made it, NotOpened where
    it cannot be opened.
    """
    import duckdb

    source = published(path) or path
    if not source.exists():
        raise FileNotFoundError(source)
    try:
        con = duckdb.connect(str(source), read_only=True, config={"temp_directory": _place_of_this_process()})
    except duckdb.IOException as error:
        raise NotOpened(source, str(error).splitlines()[0]) from error
    try:
        with _without_pandas():
            _check_tables(con, source)
            yield con
    finally:
        con.close()


@cache
def _place_of_this_process() -> str:
    """Where temporary tables of a reader go that are too much for memory; DuckDB makes the folder when it needs it, and
    takes it away. By itself it puts them beside the copy, into files of the same names as any other process that reads
    it."""
    return str(Path(gettempdir()) / f"cchc-read-{uuid4().hex}")


def _check_tables(con: duckdb.DuckDBPyConnection, source: Path) -> None:
    made = con.execute("SELECT table_name FROM duckdb_tables() WHERE table_name = 'migrations'").fetchall()
    done = {name for (name,) in con.execute("SELECT name FROM migrations").fetchall()} if made else set()
    known = {file.stem for file in (SQL / "schema").glob("*.sql")}
    if done != known:
        raise OtherTables(source, is_newer=not done <= known)


def _copies(path: Path) -> list[Path]:
    """Published copies of the warehouse, the newest first."""
    numbered = [(int(m[1]), p) for p in path.parent.glob(f"{path.stem}.read-*.duckdb") if (m := _COPY.search(p.name))]
    return [copy for _, copy in sorted(numbered, reverse=True)]


def published(path: Path) -> Path | None:
    """The copy that readers open, if there is one: the highest number."""
    return next(iter(_copies(path)), None)


def publish(path: Path) -> Path:
    """Copy the closed warehouse for readers, by rename; where somebody holds the copy open (Windows), under the next
    number. A copy that already says the same is left alone. Returns the copy's path."""
    newest = published(path)
    if newest is not None and filecmp.cmp(path, newest, shallow=False):
        return newest
    target = newest or path.with_name(f"{path.stem}.read-1.duckdb")
    fresh = path.with_name(f"{path.stem}.publishing")
    try:
        shutil.copyfile(path, fresh)
        try:
            os.replace(fresh, target)
        except PermissionError:
            match = _COPY.search(target.name)
            target = path.with_name(f"{path.stem}.read-{int(match[1]) + 1 if match else 1}.duckdb")
            os.replace(fresh, target)
    finally:
        fresh.unlink(missing_ok=True)  # half of it, where the disk is full, would keep others from writing too
    for old in _copies(path)[1:]:
        try:
            old.unlink()
        except PermissionError:  # still open somewhere: a later run takes it away
            continue
    return target

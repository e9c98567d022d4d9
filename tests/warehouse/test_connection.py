"""The warehouse file: migrated once, transactions that cannot fail silently, copies for readers."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import duckdb
import pytest

from warehouse.connection import (
    SQL,
    OtherTables,
    in_little_memory,
    little_memory,
    open_for_reading,
    open_for_writing,
    publish,
    published,
    query,
    rows_as,
    transaction,
)


def names(con: duckdb.DuckDBPyConnection) -> list[str]:
    return [name for (name,) in con.execute("SELECT name FROM migrations ORDER BY name").fetchall()]


def test_migrations_run_once_and_are_recorded(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with open_for_writing(path) as con:
        first = names(con)
        con.execute("INSERT INTO files VALUES ('k', 'p', 's', 1, TIMESTAMP '2020-01-01', 'modified')")
    with open_for_writing(path) as con:
        assert names(con) == first
        assert con.execute("SELECT count(*) FROM files").fetchone() == (1,)
    assert first[0].startswith("0001")
    assert not (tmp_path / "warehouse.duckdb.wal").exists()


def test_cells_kept_as_lists_by_an_earlier_program_stay_in_their_places(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE TABLE migrations (name VARCHAR PRIMARY KEY)")
        for file in sorted((SQL / "schema").glob("000[1-8]*.sql")):
            con.execute(file.read_text(encoding="utf-8"))
            con.execute("INSERT INTO migrations VALUES (?)", [file.stem])
        cells = [[None, "Đ ƯỜNG", None, "x"], [None]]
        con.executemany("INSERT INTO evidence VALUES ('k', 0, 7, ?, 'accepted', NULL)", [[texts] for texts in cells])
    with open_for_writing(path) as con:
        kept = [texts for (texts,) in con.execute("SELECT texts_of(cells) FROM evidence").fetchall()]
    assert kept == [cells[0], None]


def test_a_warehouse_of_an_earlier_program_packs_its_cells_like_a_new_one(tmp_path: Path) -> None:
    old, new = tmp_path / "of the office's own.duckdb", tmp_path / "new.duckdb"
    with duckdb.connect(str(old)) as con:
        con.execute("CREATE TABLE kept AS SELECT 1 AS n")
    for path in (old, new, new):
        with open_for_writing(path) as con:
            con.execute("DELETE FROM evidence")
            con.execute(
                "INSERT INTO evidence SELECT 'k', 0, n, repeat('Đường ' || n || chr(30), 9), 'accepted', NULL "
                "FROM range(20_000) AS rows (n)"
            )
            con.execute("CHECKPOINT")
            packed = con.execute("SELECT compression FROM pragma_storage_info('evidence') WHERE column_name = 'cells'")
            assert "ZSTD" in {method for (method,) in packed.fetchall()}
    with open_for_writing(old) as con:
        assert con.execute("SELECT n FROM kept").fetchall() == [(1,)]
        assert con.execute("SELECT table_name FROM duckdb_tables() WHERE table_name = 'change'").fetchall() == []


def test_a_failure_within_a_transaction_undoes_it_and_is_raised(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "w.duckdb") as con:
        with pytest.raises(ValueError, match="broken"), transaction(con):
            con.execute("INSERT INTO migrations VALUES ('x')")
            raise ValueError("broken")
        assert "x" not in names(con)


def test_a_failure_swallowed_within_a_transaction_is_raised_all_the_same(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "w.duckdb") as con:
        with pytest.raises(duckdb.Error), transaction(con):
            con.execute("INSERT INTO migrations VALUES ('x')")
            with pytest.raises(duckdb.Error):
                con.execute("INSERT INTO migrations SELECT name FROM migrations")
        assert "x" not in names(con)


def test_what_goes_well_is_kept(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "w.duckdb") as con:
        with transaction(con):
            con.execute("INSERT INTO migrations VALUES ('x')")
        assert "x" in names(con)


def bounds(con: duckdb.DuckDBPyConnection) -> object:
    """What DuckDB does, which is not always what it says it was told."""
    (told,) = con.execute("PRAGMA database_size").fetchall()
    return told[-1], con.execute("SELECT current_setting('threads')").fetchone()


def test_little_memory_is_for_a_while_whatever_happens_in_it(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "w.duckdb") as con:
        with little_memory(con):
            pass
        before = bounds(con)  # rounded once
        with pytest.raises(duckdb.ConstraintException), little_memory(con), transaction(con):
            assert bounds(con) == ("100.0 MiB", (1,))
            con.execute("INSERT INTO migrations VALUES (NULL)")
        assert bounds(con) == before


@pytest.mark.parametrize(("limit", "times"), [(64 * 1024**2, 1), (4 * 1024**2, 2)])
def test_what_little_memory_is_not_enough_for_is_made_anew_with_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int, times: int
) -> None:
    monkeypatch.setattr("warehouse.connection.LITTLE_MEMORY", limit)
    begun = []

    def work() -> object:
        begun.append(1)
        return con.execute("SELECT count(*) FROM (SELECT DISTINCT 'x' || range FROM range(200000))").fetchone()

    with open_for_writing(tmp_path / "w.duckdb") as con:
        assert in_little_memory(con, work) == (200_000,)
    assert len(begun) == times


def test_what_a_killed_run_had_put_on_disk_is_taken_away(tmp_path: Path) -> None:
    left = tmp_path / "w.duckdb.tmp" / "duckdb_temp_storage_DEFAULT-0.tmp"
    left.parent.mkdir()
    left.write_bytes(b"left")
    with open_for_writing(tmp_path / "w.duckdb"):
        assert not left.exists()


def test_readers_open_the_copy_while_the_writer_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with open_for_writing(path):
        pass
    copy = publish(path)
    with open_for_writing(path) as writer, open_for_reading(path) as reader:
        writer.execute("INSERT INTO migrations VALUES ('x')")
        assert "x" not in names(reader)
        reader.execute("CREATE TEMP TABLE scratch AS SELECT 1 AS n")
        with pytest.raises(duckdb.Error):
            reader.execute("INSERT INTO migrations VALUES ('y')")
    assert published(path) == copy


def test_a_copy_that_says_the_same_is_left_alone_and_another_replaced(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with open_for_writing(path):
        pass
    copy = publish(path)
    before = copy.stat().st_mtime_ns, copy.stat().st_ino
    assert publish(path) == copy
    assert (copy.stat().st_mtime_ns, copy.stat().st_ino) == before
    with open_for_writing(path) as con:
        con.execute("CREATE TABLE x AS SELECT 1")
    with open_for_reading(publish(path)) as con:
        assert con.execute("FROM x").fetchall() == [(1,)]


def test_half_a_copy_does_not_stay_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "warehouse.duckdb"
    with open_for_writing(path):
        pass

    def full(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:4096])
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr("warehouse.connection.shutil.copyfile", full)
    with pytest.raises(OSError, match="No space"):
        publish(path)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_copy_that_is_held_open_is_followed_by_the_next_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "warehouse.duckdb"
    with open_for_writing(path):
        pass
    first = publish(path)
    with open_for_writing(path) as con:
        con.execute("INSERT INTO migrations VALUES ('x')")

    import os

    replace, unlink = os.replace, Path.unlink

    def held_open(source: Path, target: Path) -> None:
        if target == first:
            raise PermissionError(target)
        replace(source, target)

    def cannot_unlink(self: Path, missing_ok: bool = False) -> None:
        if self == first:
            raise PermissionError(self)
        unlink(self, missing_ok)

    monkeypatch.setattr(os, "replace", held_open)
    monkeypatch.setattr(Path, "unlink", cannot_unlink)
    second = publish(path)
    assert second != first
    assert published(path) == second
    assert first.exists()


@pytest.mark.parametrize(
    ("change", "is_newer"),
    [
        ("DELETE FROM migrations WHERE name = '0007_letters'", False),
        ("INSERT INTO migrations VALUES ('9999_later')", True),
        ("DROP TABLE migrations", False),
    ],
    ids=["older", "newer", "no warehouse"],
)
def test_what_another_edition_of_the_program_made_is_not_read(tmp_path: Path, change: str, is_newer: bool) -> None:
    path = tmp_path / "warehouse.duckdb"
    with open_for_writing(path) as con:
        con.execute(change)
    with pytest.raises(OtherTables) as raised, open_for_reading(publish(path)):
        pass
    assert (raised.value.is_newer, raised.value.path.name) == (is_newer, "warehouse.read-1.duckdb")


def test_reading_where_there_is_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), open_for_reading(tmp_path / "warehouse.duckdb"):
        pass


@pytest.mark.parametrize("opener", ["open_for_writing", "open_for_reading"])
def test_a_value_handed_to_an_open_warehouse_loads_no_pandas_and_leaves_it_to_who_asks_for_it_later(
    tmp_path: Path, opener: str
) -> None:
    path = tmp_path / "warehouse.duckdb"
    with open_for_writing(path):
        pass
    asked = f"""
import sys
from pathlib import Path
from warehouse.connection import {opener}
with {opener}(Path(sys.argv[1])) as con:
    assert con.execute("SELECT $told", {{"told": 1}}).fetchone() == (1,)
    assert sys.modules.get("pandas") is None
assert "pandas" not in sys.modules
import pandas
assert pandas.DataFrame is not None
"""
    subprocess.run([sys.executable, "-c", asked, str(path)], check=True)


@pytest.mark.parametrize("name", ["state/known_file", "measure/measured"])
def test_every_query_says_its_grain_first(name: str) -> None:
    assert query(name).startswith("-- grain: one row per ")


@dataclass(frozen=True)
class Named:
    one: int
    other: int


@dataclass(frozen=True)
class Usual:
    one: int
    other: int = 0


class Told(TypedDict):
    one: int
    other: int


@pytest.mark.parametrize("kind", [Named, Usual, Told])
def test_rows_become_values_by_the_names_of_their_columns_in_whatever_order(
    kind: type[Named] | type[Usual] | type[Told],
) -> None:
    con = duckdb.connect()
    for text in ("SELECT 1 AS one, 2 AS other", "SELECT 2 AS other, 1 AS one"):
        assert rows_as(con.execute(text), kind) == [kind(one=1, other=2)]
    with pytest.raises(TypeError, match="other"):
        rows_as(con.execute("SELECT 1 AS one"), kind)
    assert rows_as(con.execute("SELECT 1 AS one, 2 AS other WHERE FALSE"), kind) == []


def test_two_processes_that_read_one_copy_put_what_is_too_much_for_memory_into_places_of_their_own(
    tmp_path: Path,
) -> None:
    path = tmp_path / "warehouse.duckdb"
    with open_for_writing(path):
        pass
    publish(path)
    asked = "SELECT current_setting('temp_directory')"
    read = f"""
from pathlib import Path
from warehouse.connection import open_for_reading
with open_for_reading(Path({str(path)!r})) as con:
    print(con.execute({asked!r}).fetchall()[0][0])
"""
    with open_for_reading(path) as one, open_for_reading(path) as other:
        places = [str(con.execute(asked).fetchall()[0][0]) for con in (one, other)]
        told = subprocess.run([sys.executable, "-c", read], capture_output=True, text=True, check=True).stdout.strip()
    assert places[0] == places[1] != told
    assert tmp_path not in (Path(told).parent, Path(places[0]).parent)
    assert not Path(told).exists()

"""Which derived rows are up to date: a stage is settled when what it was made from has the hash it was made with."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.connection import query, rows_as, transaction
from warehouse.load import HeldFile

if TYPE_CHECKING:
    import duckdb

_PROGRAM = Path(__file__).resolve().parents[1]
_RULES = ("transforms", "warehouse")


def held_files(con: duckdb.DuckDBPyConnection) -> list[HeldFile]:
    """Every file held, by time of receipt and path."""
    return rows_as(con.execute(query("settled/held_files")), HeldFile)


def evidence_key(con: duckdb.DuckDBPyConnection) -> str:
    """A hash over all that is held: files, times of receipt, the editions that they were read under."""
    row = con.execute(query("settled/evidence_key")).fetchone()
    assert row is not None
    return str(row[0])


@cache
def rules_key() -> str:
    """A hash over the program's rules, so that a new release settles everything anew."""
    digest = hashlib.sha256()
    for folder in _RULES:
        for file in sorted((_PROGRAM / folder).rglob("*")):
            if file.suffix in (".py", ".sql", ".csv"):
                digest.update(file.relative_to(_PROGRAM).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def is_settled(con: duckdb.DuckDBPyConnection, stage: str, key: str) -> bool:
    """Whether the stage's rows were made from exactly this."""
    row = con.execute("SELECT input_key FROM settled WHERE stage = ?", [stage]).fetchone()
    return row is not None and row[0] == key


def mark_settled(con: duckdb.DuckDBPyConnection, stage: str, key: str) -> None:
    """Remember what the stage's rows were made from; called after they are stored."""
    with transaction(con):
        con.execute("INSERT OR REPLACE INTO settled VALUES (?, ?)", [stage, key])

"""A state that stays as it is, asked many times: what it answered once it is not asked again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import duckdb

_READS = re.compile(r"(?:\s|--[^\n]*\n)*(?:SELECT|WITH)\b", re.IGNORECASE)


def remembered(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The connection, for whoever only executes and fetches all: a query asked again is answered from memory. Any other
    statement makes it forget."""
    return cast("duckdb.DuckDBPyConnection", _Remembered(con))


class _Remembered:
    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        self._answers: dict[tuple[str, str], _Answer] = {}

    def execute(self, text: str, asked: Mapping[str, Any] | None = None) -> _Answer:
        if not _READS.match(text):
            self._answers.clear()
            return _Answer(self._con.execute(text, asked))
        key = (text, repr(asked))
        if key not in self._answers:
            self._answers[key] = _Answer(self._con.execute(text, asked))
        return self._answers[key]


class _Answer:
    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self.description = cursor.description
        self._rows = cursor.fetchall()

    def fetchall(self) -> list[tuple[Any, ...]]:
        return list(self._rows)

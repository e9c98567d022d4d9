"""Two states of a warehouse beside each other: each laid out on a cursor of its own, as it was then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from transforms.definitions.row_keys import OF_THE_MONTH, ROW_KEYS, row_key
from warehouse.connection import named_rows, query

if TYPE_CHECKING:
    import duckdb

Named = dict[str, Any]


@contextmanager
def two_cursors(
    con: duckdb.DuckDBPyConnection,
) -> Iterator[tuple[duckdb.DuckDBPyConnection, duckdb.DuckDBPyConnection]]:
    """Two connections to the same warehouse: temporary relations are each one's own."""
    with con.cursor() as one, con.cursor() as other:
        yield one, other


def lay_files_of_run(con: duckdb.DuckDBPyConnection, period: str, run: int) -> None:
    """Let this cursor see the files that were held at a rendering, and no discrepancies yet."""
    con.execute(query("diff/run_files"), {"period": period, "run": run})


def lay_files_without(con: duckdb.DuckDBPyConnection, later: Sequence[str]) -> None:
    """Let this cursor see all files but these."""
    con.execute(query("diff/files_until"), {"later": list(later)})


def lay_no_discrepancies(con: duckdb.DuckDBPyConnection) -> None:
    """Let this cursor conclude anew: what is found goes into a table of its own."""
    con.execute(query("history/put_aside").replace("held_rows", "discrepancies"))


def submissions(con: duckdb.DuckDBPyConnection, period: str, unit: str | None = None) -> list[Named]:
    """Accepted submissions for the period, superseded ones too, in the order of receipt. Stands on `state.prepare`."""
    return _named(con, "diff/submissions", period=period, unit=unit)


def submission_sheets(con: duckdb.DuckDBPyConnection, file_key: str) -> list[Named]:
    return _named(con, "diff/submission_sheets", file_key=file_key)


def submission_rows(con: duckdb.DuckDBPyConnection, form: str, file_key: str) -> list[Named]:
    """The rows of a form in a submission: typed columns, `sheet`, `row_number`, `columns`, `texts`."""
    return _named(con, "diff/submission_rows", form, file_key=file_key)


def submission_findings(con: duckdb.DuckDBPyConnection, file_key: str) -> list[Named]:
    return _named(con, "diff/submission_findings", file_key=file_key)


def measured_figures(con: duckdb.DuckDBPyConnection, period: str) -> list[Named]:
    """Every figure of a period. Stands on `measure`."""
    return _named(con, "diff/measured", period=period)


def known_files(con: duckdb.DuckDBPyConnection) -> list[Named]:
    """Every workbook known, by receipt and path. Stands on `state.prepare`."""
    return _named(con, "diff/known_files")


def identified_rows(con: duckdb.DuckDBPyConnection, form: str) -> Iterator[tuple[tuple[object, ...] | None, Named]]:
    """Each row of a form that stands, with its key (None where it lacks part of it), the oldest first. Stands on
    `state.prepare`."""
    if form in ROW_KEYS:
        for row in _named(con, "diff/identified_rows", form):
            key = row_key(form, row)
            yield (key if key is None or form not in OF_THE_MONTH else (row["period"], *key)), row


def _named(con: duckdb.DuckDBPyConnection, name: str, form: str = "", /, **asked: object) -> list[Named]:
    return named_rows(con.execute(query(name).replace("held_rows", form) if form else query(name), asked or None))

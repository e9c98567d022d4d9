"""Two states of a warehouse beside each other: each laid out on a cursor of its own, as it was then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from transforms.definitions.row_keys import OF_THE_MONTH, ROW_KEYS, row_key
from warehouse.connection import named_rows, query, rows_as

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]  # its columns are those of its form


@dataclass(frozen=True, slots=True)
class Submission:
    """An accepted workbook of a period."""

    file_key: str
    path: str
    sha256: str
    received_at: datetime
    form_set: str
    unit: str
    state: str


@dataclass(frozen=True, slots=True)
class SubmittedForm:
    """A form in a sheet of a submission; `nil` where it is an answer without rows."""

    sheet: str
    form: str | None
    state: str
    nil: bool


@dataclass(frozen=True, slots=True)
class SubmittedFinding:
    """A fault of a submission and where it stands."""

    sheet: str | None
    cell: str | None
    field: str | None
    text: str | None
    code: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A workbook as a state of the warehouse has it; `received_at` with its offset."""

    path: str
    sha256: str
    form_set: str | None
    unit: str | None
    period: str | None
    state: str
    received_at: str


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
    con.execute(query("diff/files_without"), {"later": list(later)})


def lay_no_discrepancies(con: duckdb.DuckDBPyConnection) -> None:
    """Let this cursor conclude anew: what is found goes into a table of its own."""
    con.execute(query("history/no_discrepancies"))


def submissions(con: duckdb.DuckDBPyConnection, period: str, unit: str | None) -> list[Submission]:
    """Accepted submissions for the period, superseded ones too, in the order of receipt. Stands on `state.prepare`."""
    return rows_as(con.execute(query("diff/submissions"), {"period": period, "unit": unit}), Submission)


def submitted_forms(con: duckdb.DuckDBPyConnection, file_key: str) -> list[SubmittedForm]:
    """The forms of a submission, sheet by sheet."""
    return rows_as(con.execute(query("diff/submitted_forms"), {"file_key": file_key}), SubmittedForm)


def submission_rows(con: duckdb.DuckDBPyConnection, form: str, file_key: str) -> list[Row]:
    """The rows of a form in a submission: typed columns, `sheet`, `row_number`, `columns`, `texts`."""
    return named_rows(con.execute(_of_form("diff/submission_rows", form), {"file_key": file_key}))


def submission_findings(con: duckdb.DuckDBPyConnection, file_key: str) -> list[SubmittedFinding]:
    """The faults of a submission, in the order of the sheets."""
    return rows_as(con.execute(query("diff/submission_findings"), {"file_key": file_key}), SubmittedFinding)


def measured_figures(con: duckdb.DuckDBPyConnection, period: str) -> dict[tuple[str, str, str, str], float | None]:
    """(measure, unit, window, split as JSON) -> value, of every figure of a period. Stands on `measure`."""
    rows = named_rows(con.execute(query("diff/measured"), {"period": period}))
    return {(row["measure"], row["unit"], row["window"], row["split"]): row["value"] for row in rows}


def known_files(con: duckdb.DuckDBPyConnection) -> list[KnownFile]:
    """Every workbook known, by receipt and path. Stands on `state.prepare`."""
    return rows_as(con.execute(query("diff/known_files")), KnownFile)


def identified_rows(con: duckdb.DuckDBPyConnection, form: str) -> Iterator[tuple[tuple[object, ...] | None, Row]]:
    """Each row of a form that stands, with its key (None where it lacks part of it), the oldest first. Stands on
    `state.prepare`."""
    if form in ROW_KEYS:
        for row in named_rows(con.execute(_of_form("diff/identified_rows", form))):
            key = row_key(form, row)
            yield (key if key is None or form not in OF_THE_MONTH else (row["period"], *key)), row


def _of_form(name: str, form: str) -> str:
    return query(name).replace("held_rows", form)

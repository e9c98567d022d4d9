"""Renderings of a report, the files and figures of each, and a warehouse put back to where it stood then."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from transforms.definitions.figures_told import PrintedFigure
from warehouse.connection import named_rows, query, rows_as
from warehouse.load import HeldFile

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class ReportRun:
    """A rendering of a report, numbered within its period; a draft that is written over leaves its earlier runs."""

    run: int
    version: int
    document_sha256: str
    known_on: date | None
    boundaries: str


def runs(con: duckdb.DuckDBPyConnection, period: str) -> list[ReportRun]:
    """All renderings of the period's report that differed from the one before, ascending."""
    return rows_as(con.execute(query("history/runs"), {"period": period}), ReportRun)


def run_figures(con: duckdb.DuckDBPyConnection, period: str, run: int) -> list[PrintedFigure]:
    """The figures that a rendering printed, as in figures.json."""
    rows = named_rows(con.execute(query("history/run_figures"), {"period": period, "run": run}))
    return [cast(PrintedFigure, row | {"split": json.loads(row["split"])}) for row in rows]


def run_files(con: duckdb.DuckDBPyConnection, period: str, run: int) -> list[HeldFile]:
    """The files that were held at a rendering, with the times of receipt that counted then, by time and path."""
    return rows_as(con.execute(query("history/run_files"), {"period": period, "run": run}), HeldFile)


def store_run(
    con: duckdb.DuckDBPyConnection,
    period: str,
    version: int,
    document_sha256: str,
    figures: Sequence[PrintedFigure],
) -> None:
    """Keep a rendering: the files held now and its figures (as in figures.json). The same document again is the same
    rendering. The caller holds the transaction."""
    known = runs(con, period)
    last = next((one for one in reversed(known) if one.version == version), None)
    if last is not None and last.document_sha256 == document_sha256:
        con.execute(query("history/keep_files"), {"period": period, "run": last.run})
        return
    place = {"period": period, "run": known[-1].run + 1 if known else 1}
    con.execute(query("history/keep_files"), place)
    con.execute(query("history/add_run"), {**place, "version": version, "document_sha256": document_sha256})
    columns = {
        "figure_id": [figure["id"] for figure in figures],
        "text": [figure["text"] for figure in figures],
        "measure": [figure["measure"] for figure in figures],
        "unit": [figure["unit"] for figure in figures],
        "figure_period": [figure["period"] for figure in figures],
        "figure_window": [figure["window"] for figure in figures],
        "split": [json.dumps(figure["split"], ensure_ascii=False, sort_keys=True) for figure in figures],
        "value": [figure["value"] for figure in figures],
    }
    con.execute(query("history/add_figures"), {**place, **columns})


@contextmanager
def discrepancies_put_aside(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """While the block runs, what is concluded is not stored, and the discrepancies stored are not seen."""
    con.execute(query("history/no_discrepancies"))
    try:
        yield
    finally:
        con.execute("DROP TABLE temp.discrepancies")

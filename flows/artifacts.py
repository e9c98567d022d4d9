"""What a run leaves in Prefect's pages: who sent what, what is wrong, what differs, where the report lies."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from prefect.artifacts import create_link_artifact, create_table_artifact

from flows.job import Job
from flows.listed_words import STANDING
from flows.logs import event
from transforms.definitions.periods import Period
from warehouse import listings
from warehouse.connection import open_for_reading
from warehouse.reference import load_units

_MOST_ROWS = 500  # of a table in the pages; the listings have all
_FINDING = ("file", "sheet", "cell", "code", "message")
_DISCREPANCY = ("rule", "severity", "state", "unit", "period", "message")


def leave_artifacts(job: Job, period: Period, document: Path | None = None) -> None:
    """Write the period's artifacts from the published copy. A server that does not take them fails no run."""
    key = str(period).lower()
    try:
        with open_for_reading(job.workspace.warehouse) as con:
            submissions = listings.submissions(con, job.basis, period)
            findings = listings.findings(con, job.basis, period)
            discrepancies = listings.discrepancies(con, job.basis, period)
        names = {unit.unit: unit.name for unit in load_units()}
        _table(f"submissions-{key}", matrix(submissions, names), f"Tình hình gửi báo cáo, {period.vietnamese}")
        _table(f"findings-{key}", _columns(findings, _FINDING), f"Lỗi trong bảng biểu, {period.vietnamese}")
        standing = [one for one in discrepancies if one["state"] != "gone"]
        _table(f"discrepancies-{key}", _columns(standing, _DISCREPANCY), f"Chênh lệch, {period.vietnamese}")
        if document is not None:
            create_link_artifact(key=f"report-{key}", link=document.as_uri(), link_text=document.name)
    except Exception as error:
        event("artifacts.failed", logging.WARNING, reason=f"{type(error).__name__}: {error}")


def matrix(submissions: list[dict[str, Any]], names: dict[str, str]) -> list[dict[str, str]]:
    """A row a unit, a column a month: the state of its unit workbook, the best one where there were several."""
    cells: dict[tuple[str, str], str] = {}
    for one in submissions:
        unit, month = one["unit"], one["period"]
        if one["form_set"] != "unit" or not unit or not month:
            continue
        cells[unit, month] = min(cells.get((unit, month), one["state"]), one["state"], key=STANDING.index)
    months = sorted({month for _, month in cells})
    return [
        {"unit": names.get(unit, unit), **{month: cells.get((unit, month), "") for month in months}}
        for unit in sorted({unit for unit, _ in cells})
    ]


def _columns(rows: Sequence[Mapping[str, Any]], wanted: tuple[str, ...]) -> list[dict[str, str]]:
    return [{name: str(row[name] if row[name] is not None else "") for name in wanted} for row in rows]


def _table(key: str, rows: list[dict[str, str]], title: str) -> None:
    shown = rows[:_MOST_ROWS]
    more = f" (hiện {len(shown)}/{len(rows)} dòng)" if len(rows) > len(shown) else ""
    create_table_artifact(key=key, table=shown or [{"": "không có"}], description=title + more)

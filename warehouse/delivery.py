"""Versions of reports, the figures printed in them, and what became of the mails that carry them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from warehouse.connection import query, transaction
from warehouse.history import store_run

if TYPE_CHECKING:
    import duckdb

PENDING, SENT, FAILED, UNKNOWN = "pending", "sent", "failed", "unknown"


@dataclass(frozen=True, slots=True)
class ReportVersion:
    """A rendered report; `document_path` lies within the workspace, `input_key` is a hash over all it was made from."""

    period: str
    version: int
    document_sha256: str
    document_path: str
    input_key: str
    known_on: date | None = None
    boundaries: str = "then"
    dated: date | None = None
    number: str | None = None
    held_reason: str | None = None
    approved_by: str | None = None

    @property
    def is_held(self) -> bool:
        """Whether it waits for a decision before it may be delivered."""
        return self.held_reason is not None and self.approved_by is None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One mail of a version: `pending` (not handed over), `sent`, `failed` (surely not sent), or `unknown`."""

    period: str
    version: int
    recipient: str
    message_id: str
    state: str = PENDING
    detail: str | None = None

    def now(self, state: str, detail: str | None = None) -> Delivery:
        return replace(self, state=state, detail=detail)


def versions(con: duckdb.DuckDBPyConnection, period: str) -> list[ReportVersion]:
    """All versions of the period's report, ascending."""
    return [ReportVersion(*row) for row in con.execute(query("delivery/versions"), {"period": period}).fetchall()]


def store_version(
    con: duckdb.DuckDBPyConnection, report: ReportVersion, figures: Sequence[Mapping[str, Any]] | None = None
) -> None:
    """Store a version, in the place of what was held of it; with `figures` (as in figures.json) a rendering of it."""
    with transaction(con):
        con.execute(query("delivery/replace_version"), asdict(report))
        if figures is not None:
            store_run(con, report.period, report.version, report.document_sha256, figures)


def deliveries(con: duckdb.DuckDBPyConnection, period: str, version: int | None = None) -> list[Delivery]:
    """The mails of a version, or of all versions of the period."""
    rows = con.execute(query("delivery/deliveries"), {"period": period, "version": version}).fetchall()
    return [Delivery(*row) for row in rows]


def record_delivery(con: duckdb.DuckDBPyConnection, delivery: Delivery) -> None:
    """Remember what became of a mail; durable when this returns."""
    with transaction(con):
        con.execute(query("delivery/replace_delivery"), asdict(delivery))

"""Versions of reports and of letters to units, and what became of the mails that carry them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from transforms.definitions.figures_told import PrintedFigure
from transforms.definitions.units import PROVINCE
from warehouse.connection import query, rows_as, transaction
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
class LetterVersion:
    """What a unit was told of a month. `content_sha256` is of its text and its workbook, `input_key` of all that they
    were made from, `files_key` of the unit's files that they tell of."""

    period: str
    unit: str
    version: int
    content_sha256: str
    input_key: str
    files_key: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """One mail of a version: `pending` (not handed over), `sent`, `failed` (surely not sent), or `unknown`.

    `unit` is whose letter it is; of a report it is the province. `recorded_at`: when it came into this state, in Asia/
    Ho_Chi_Minh without an offset.
    """

    period: str
    version: int
    recipient: str
    message_id: str
    state: str = PENDING
    detail: str | None = None
    unit: str = PROVINCE
    recorded_at: datetime | None = field(default=None, compare=False)

    @property
    def went_out(self) -> bool:
        """Whether somebody may have it: sent, of unknown fate, or put into the outbox for people to send, even where a
        server has not taken it since."""
        return self.state in (SENT, UNKNOWN) or (self.detail or "").startswith("outbox/")

    def now(self, state: str, detail: str | None = None) -> Delivery:
        return replace(self, state=state, detail=detail)


def versions(con: duckdb.DuckDBPyConnection, period: str) -> list[ReportVersion]:
    """All versions of the period's report, ascending."""
    return rows_as(con.execute(query("delivery/versions"), {"period": period}), ReportVersion)


def store_version(
    con: duckdb.DuckDBPyConnection, report: ReportVersion, figures: Sequence[PrintedFigure] | None = None
) -> None:
    """Store a version, in the place of what was held of it; with `figures` (as in figures.json) a rendering of it."""
    with transaction(con):
        con.execute(query("delivery/replace_version"), asdict(report))
        if figures is not None:
            store_run(con, report.period, report.version, report.document_sha256, figures)


def letter_versions(con: duckdb.DuckDBPyConnection, period: str, unit: str) -> list[LetterVersion]:
    """All versions of a unit's letter of the month, ascending."""
    return rows_as(con.execute(query("delivery/letters"), {"period": period, "unit": unit}), LetterVersion)


def store_letter(con: duckdb.DuckDBPyConnection, letter: LetterVersion) -> None:
    """Store a version, in the place of what was held of it."""
    with transaction(con):
        con.execute(query("delivery/replace_letter"), asdict(letter))


def deliveries(
    con: duckdb.DuckDBPyConnection, period: str, version: int | None = None, unit: str | None = None
) -> list[Delivery]:
    """The mails of the period, those of the report first; only of this version, only of this unit (LSN: the report)."""
    asked = {"period": period, "version": version, "unit": unit, "province": PROVINCE}
    return rows_as(con.execute(query("delivery/deliveries"), asked), Delivery)


def record_delivery(con: duckdb.DuckDBPyConnection, delivery: Delivery) -> None:
    """Remember what became of a mail; durable when this returns."""
    with transaction(con):
        con.execute(query("delivery/replace_delivery"), asdict(delivery))

"""What a report is written from, read out of the warehouse into plain frozen values."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from transforms.definitions.basis import Basis
from transforms.definitions.forms import UNIT_FORMS
from transforms.definitions.measures import UNDATED_SOURCES, MeasureWindow
from transforms.definitions.periods import Kind, Period, Window
from transforms.definitions.report_data import (
    AppliedRuling,
    IndexStatement,
    InspectionVisit,
    MeasuredValue,
    OpenDiscrepancy,
    PlannedInspection,
    ReportData,
    ReportUnit,
    ReturnedFile,
    SenderState,
    Split,
    UnitRemark,
)
from transforms.definitions.units import PROVINCE
from warehouse.connection import Row, named_rows, query, rows_as
from warehouse.measure import measure
from warehouse.reconcile import apply_rulings
from warehouse.state import prepare

if TYPE_CHECKING:
    import duckdb


def report_data(con: duckdb.DuckDBPyConnection, basis: Basis, period: Period) -> ReportData:
    """All that the report of a period is written from, on this basis. Makes the temporary relations that it needs, so
    a read-only connection is enough; the discrepancies are those that the last reconciliation stored."""
    prepare(con, basis, [period])
    apply_rulings(con)
    measure(con, basis, list(dict.fromkeys((period, period.previous(), period.before()))))
    return _Reader(con, basis, period).read()


class _Reader:
    """Reads what `report_data` has laid out."""

    def __init__(self, con: duckdb.DuckDBPyConnection, basis: Basis, period: Period) -> None:
        self._con, self._basis, self._period = con, basis, period
        self._window = basis.window(period)

    def read(self) -> ReportData:
        """All that the report of the period says, and the measures of the period before to compare them with."""
        basis, period = self._basis, self._period
        measured = tuple(self._measured())
        last_day = self._last_day(measured)
        begun = [month for month in period.months() if basis.window(month).first <= last_day]
        # The year to date begins before the period: what is missing from it is told month by month as well.
        told = [Period.month(period.year, number) for number in range(1, begun[-1].last_month + 1)]
        following = basis.window(period.following())
        if last_day < self._window.last:
            following = Window(last_day + timedelta(days=1), self._window.last)
        return ReportData(
            period=period,
            rule=basis.rule_for(period),
            window=self._window,
            year_window=basis.year_to_date(period),
            programme_start=basis.programme_start,
            last_day=last_day,
            known_as_of=self._known_as_of(begun, told),
            boundaries=basis.boundaries,
            previous=period.previous(),
            next_window=following,
            months=tuple(str(month) for month in begun),
            deadline_on=basis.deadline(period) if period.kind is Kind.MONTH else None,
            units=self._all("units", ReportUnit),
            senders=self._column("senders", month=str(begun[-1])),
            measured=measured,
            sender_states=tuple(self._sender_states(told)),
            returned_files=tuple(self._returned_files(begun)),
            discrepancies=self._all("discrepancies", OpenDiscrepancy, months=_written(begun)),
            ruled_count=self._column("ruled_count", months=_written(begun))[0],
            rulings=self._all("rulings", AppliedRuling, months=_written(begun)),
            remarks=self._all("remarks", UnitRemark, months=_written(begun)),
            due_tasks=self._due_tasks(following),
            planned_inspections=self._planned(),
            visits=self._visits(),
            index_statements=self._all("index_statements", IndexStatement, year=period.year),
            unsplit_units=self._column("unsplit_units", period=str(period), boundaries=basis.boundaries),
        )

    def _answer(self, name: str, **arguments: object) -> duckdb.DuckDBPyConnection:
        return self._con.execute(query(f"report/{name}"), arguments or None)

    def _all(self, name: str, kind: Callable[..., Row], **arguments: object) -> tuple[Row, ...]:
        return tuple(rows_as(self._answer(name, **arguments), kind))

    def _column(self, name: str, **arguments: object) -> tuple[Any, ...]:
        return tuple(value for (value,) in self._answer(name, **arguments).fetchall())

    def _measured(self) -> Iterable[MeasuredValue]:
        for row in named_rows(self._answer("measured")):
            row["split"], row["missing_units"] = _split(row["split"]), tuple(row["missing_units"])
            yield MeasuredValue(**row)

    def _last_day(self, measured: Iterable[MeasuredValue]) -> date:
        """How far the evidence of the period reaches: the window's last day, or that of the newest month received."""
        days = [
            value.last_day
            for value in measured
            if value.unit == PROVINCE
            and value.period == str(self._period)
            and value.window == MeasureWindow.PERIOD
            and value.source not in UNDATED_SOURCES
            and value.value is not None
            and value.last_day is not None
        ]
        return min(max(days, default=self._window.last), self._window.last)

    def _known_as_of(self, months: Sequence[Period], year_months: Sequence[Period]) -> date | None:
        if self._basis.known_on is not None:
            return self._basis.known_on
        asked = {"period": str(self._period), "year": self._period.year}
        spans = {"months": _written(months), "year_months": _written(year_months)}
        latest: date | None = self._column("known_as_of", **asked, **spans)[0]
        return latest

    def _sender_states(self, months: Sequence[Period]) -> Iterable[SenderState]:
        asked = {"months": _written(months), "forms": [form.code for form in UNIT_FORMS]}
        for row in named_rows(self._answer("sender_states", **asked)):
            yield SenderState(**row | {"missing_forms": tuple(row["missing_forms"])})

    def _returned_files(self, months: Sequence[Period]) -> Iterable[ReturnedFile]:
        after = self._basis.window(months[0]).last
        until = self._basis.window(months[-1].next()).last
        for row in named_rows(self._answer("returned_files", months=_written(months), after=after, until=until)):
            yield ReturnedFile(**row | {"reasons": tuple(row["reasons"])})

    def _due_tasks(self, following: Window) -> tuple[str, ...] | None:
        if not self._is_told("task_register", "task_progress"):
            return None
        span = {"next_first": following.first, "next_last": following.last}
        return self._column("due_tasks", period=str(self._period), **span)

    def _planned(self) -> tuple[PlannedInspection, ...] | None:
        asked = {"period": str(self._period), "year": self._period.year}
        return self._all("planned_inspections", PlannedInspection, **asked) or None

    def _visits(self) -> tuple[InspectionVisit, ...] | None:
        found = self._all("visits", InspectionVisit, period=str(self._period), first_day=self._window.first)
        return found if found or self._is_told("inspection_register") else None

    def _is_told(self, *forms: str) -> bool:
        """Whether any of these forms was received of the year."""
        return bool(self._column("is_told", year=self._period.year, forms=list(forms))[0])


def _written(months: Sequence[Period]) -> list[str]:
    return [str(month) for month in months]


def _split(text: str) -> Split:
    return tuple(sorted(json.loads(text).items()))

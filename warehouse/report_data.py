"""What a report is written from, read out of the warehouse into plain frozen values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from transforms.definitions.basis import Basis
from transforms.definitions.forms import UNIT_FORMS
from transforms.definitions.measures import MeasureWindow
from transforms.definitions.periods import Kind, Period, Window
from transforms.definitions.report_data import (
    AppliedRuling,
    DueTask,
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
from transforms.definitions.units import PROVINCE, OrgUnit, OrgUnitSuccession
from warehouse.connection import query
from warehouse.measure import measure
from warehouse.reconcile import apply_rulings
from warehouse.state import prepare

if TYPE_CHECKING:
    import duckdb

_UNDATED = frozenset(("submission", "index_result"))  # sources that say nothing of how far the evidence reaches


def report_data(
    con: duckdb.DuckDBPyConnection,
    basis: Basis,
    period: Period,
    units: Sequence[OrgUnit],
    successions: Iterable[OrgUnitSuccession],
) -> ReportData:
    """All that the report of a period is written from, on this basis. Makes the temporary relations that it needs, so
    a read-only connection is enough; the discrepancies are those that the last reconciliation stored."""
    prepare(con, basis, [period], units, list(successions))
    apply_rulings(con)
    measure(con, basis, [period, period.previous()])
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
        following = basis.window(period.next())
        if last_day < self._window.last:
            following = Window(last_day + timedelta(days=1), self._window.last)
        return ReportData(
            period=period,
            rule=basis.rule_for(period),
            window=self._window,
            year_window=basis.year_to_date(period),
            programme_start=basis.programme_start,
            last_day=last_day,
            known_as_of=self._known_as_of(begun),
            boundaries=basis.boundaries,
            previous=period.previous(),
            next_window=following,
            months=tuple(str(month) for month in begun),
            deadline_on=basis.deadlines.get(str(period)) if period.kind is Kind.MONTH else None,
            units=tuple(ReportUnit(*row) for row in self._rows("units")),
            senders=tuple(str(row[0]) for row in self._rows("senders", month=str(begun[-1]))),
            measured=measured,
            sender_states=tuple(self._sender_states(told)),
            returned_files=tuple(self._returned_files(begun)),
            discrepancies=tuple(OpenDiscrepancy(*row) for row in self._rows("discrepancies", months=_written(begun))),
            ruled_count=int(self._one("ruled_count", months=_written(begun))),
            rulings=tuple(AppliedRuling(*row) for row in self._rows("rulings", months=_written(begun))),
            remarks=tuple(UnitRemark(*row) for row in self._rows("remarks", months=_written(begun))),
            due_tasks=self._due_tasks(last_day, following),
            planned_inspections=self._planned(),
            visits=self._visits(measured),
            index_statements=tuple(IndexStatement(*row) for row in self._rows("index_statements", year=period.year)),
            unsplit_units=tuple(
                str(row[0]) for row in self._rows("unsplit_units", period=str(period), boundaries=basis.boundaries)
            ),
        )

    def _rows(self, name: str, **arguments: object) -> list[tuple[Any, ...]]:
        return self._con.execute(query(f"report/{name}"), arguments or None).fetchall()

    def _one(self, name: str, **arguments: object) -> Any:
        return self._rows(name, **arguments)[0][0]

    def _measured(self) -> Iterable[MeasuredValue]:
        for row in self._rows("measured", period=str(self._period), previous=str(self._period.previous())):
            value = MeasuredValue(*row)
            yield replace(value, split=_split(row[4]), missing_units=tuple(row[9]))

    def _last_day(self, measured: Iterable[MeasuredValue]) -> date:
        """How far the evidence of the period reaches: the window's last day, or that of the newest month received."""
        days = [
            value.last_day
            for value in measured
            if value.unit == PROVINCE
            and value.period == str(self._period)
            and value.window == MeasureWindow.PERIOD
            and value.source not in _UNDATED
            and value.value is not None
            and value.last_day is not None
        ]
        return min(max(days, default=self._window.last), self._window.last)

    def _known_as_of(self, months: Sequence[Period]) -> date | None:
        latest = self._one("known_as_of", period=str(self._period), months=_written(months))
        return self._basis.known_on if self._basis.known_on is not None else latest

    def _sender_states(self, months: Sequence[Period]) -> Iterable[SenderState]:
        for row in self._rows("sender_states", months=_written(months), forms=[form.code for form in UNIT_FORMS]):
            yield SenderState(row[0], row[1], row[2], bool(row[3]), tuple(row[4]), int(row[5]))

    def _returned_files(self, months: Sequence[Period]) -> Iterable[ReturnedFile]:
        after = self._basis.window(months[0]).last
        until = self._basis.window(months[-1].next()).last
        for row in self._rows("returned_files", months=_written(months), after=after, until=until):
            yield ReturnedFile(row[0], row[1], row[2], row[3], tuple(row[4]))

    def _due_tasks(self, last_day: date, following: Window) -> tuple[DueTask, ...] | None:
        if not self._one("has_tasks", year=self._period.year):
            return None
        rows = self._rows(
            "due_tasks", year=self._period.year, last_day=last_day, next_first=following.first, next_last=following.last
        )
        return tuple(DueTask(unit, number or "", due_on) for unit, number, due_on in rows)

    def _planned(self) -> tuple[PlannedInspection, ...] | None:
        rows = self._rows("planned_inspections", period=str(self._period), year=self._period.year)
        return tuple(PlannedInspection(*row) for row in rows) if rows else None

    def _visits(self, measured: Iterable[MeasuredValue]) -> tuple[InspectionVisit, ...] | None:
        known = any(
            value.measure == "inspections" and value.unit == PROVINCE and value.period == str(self._period)
            and value.window == MeasureWindow.YEAR_TO_DATE and value.value is not None
            for value in measured
        )  # fmt: skip
        if not known:
            return None
        rows = self._rows("visits", period=str(self._period), first_day=self._window.first)
        return tuple(InspectionVisit(*row) for row in rows)


def _written(months: Sequence[Period]) -> list[str]:
    return [str(month) for month in months]


def _split(text: str) -> Split:
    return tuple(sorted(json.loads(text).items()))

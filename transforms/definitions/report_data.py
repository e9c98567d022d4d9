"""What a report is written from: plain frozen values, read by `warehouse.report_data`, written by `report`.

Dates are whole days (Asia/Ho_Chi_Minh); units are named by their keys."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from transforms.definitions.forms import KEEPERS
from transforms.definitions.measures import MeasureWindow
from transforms.definitions.periods import Period, Rule, Window

Split = tuple[tuple[str, str | int], ...]  # sorted by key; () where a figure is not split


@dataclass(frozen=True, slots=True)
class MeasuredValue:
    """One row of `measured`. `last_day` is the real last day of the evidence, which may lie before the window's end."""

    measure: str
    unit: str
    period: str
    window: str
    split: Split
    value: float | None
    numerator: Decimal | None
    denominator: Decimal | None
    status: str  # complete, partial, none
    missing_units: tuple[str, ...]
    rejected_rows: int
    source: str  # form code
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class ReportUnit:
    """A unit as the report speaks of it; `level` is department, district or commune. `parent`: the name of the district
    that a commune lies in, None where there is none. `ended_on`: its last day, None where it goes on."""

    unit: str
    name: str
    short_name: str
    level: str
    ordinal: int
    parent: str | None = None
    ended_on: date | None = None

    def has_ended(self, on: date) -> bool:
        """Whether the unit is no more on a day."""
        return self.ended_on is not None and self.ended_on < on


@dataclass(frozen=True, slots=True)
class SenderState:
    """An expected sender of one month: when its first accepted workbook came, None where none did."""

    unit: str
    month: str
    received_on: date | None
    on_time: bool
    missing_forms: tuple[str, ...]  # codes of unit forms that it did not answer
    rejected_rows: int


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A workbook that was rejected; `reasons` are the messages to its sender."""

    path: str
    unit: str | None
    period: str | None
    received_on: date
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenDiscrepancy:
    """Two sides that differ, in one month, neither settled by a ruling nor gone."""

    id: str
    rule: str
    severity: str
    unit: str
    period: str
    subject: str
    left_value: str | None
    right_value: str | None
    message: str


@dataclass(frozen=True, slots=True)
class AppliedRuling:
    """A ruling in force on a difference of the period; `measure` is the one that follows it where that is a total."""

    id: str
    rule: str
    unit: str
    period: str
    subject: str
    left_value: str | None
    right_value: str | None
    ruling: str
    value: str | None
    ruled_by: str | None
    ruled_on: date | None
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class UnitRemark:
    """What a unit wrote under a heading of 08-NX."""

    unit: str
    period: str
    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class PlannedInspection:
    """A unit of the year's inspection plan; `visited`: inspected in the year to date, on any ground."""

    unit: str
    planned_month: int | None
    visited: bool


@dataclass(frozen=True, slots=True)
class InspectionVisit:
    """A row of the province's inspection register, its remedies as of the period's end."""

    unit: str
    decision_number: str
    kind: str
    inspected_on: date
    finding_count: int
    remedied_count: int
    remedy_due_on: date | None
    in_period: bool  # inspected in the report's window; otherwise earlier in the year, with findings still open


@dataclass(frozen=True, slots=True)
class IndexStatement:
    """What the index workbook says in words of a change of rank, and against which year. `contradicted`: whether the
    ranks tell another change, and nobody has ruled on it."""

    index: str
    year: int
    compared_year: int | None
    stated_change: str | None
    contradicted: bool = False


@dataclass(frozen=True, slots=True)
class ReportData:
    """All that a report of one period is written from.

    `measured`: of the period asked for, the previous one and the one that ends where it begins, in all windows.
    `known_as_of`: the latest receipt that was used, or the day asked for; None where nothing was received.
    `rule`: the calendar rule of the windows. `boundaries`: then, or today. `months`: months of the period that the
    evidence reaches; `sender_states` tells of all months of the year up to the last of them. `deadline_on`: the last
    day on time (of a month)."""

    period: Period
    rule: Rule
    window: Window
    year_window: Window
    programme_start: date
    last_day: date  # how far the evidence reaches: the window's end, or earlier
    known_as_of: date | None
    boundaries: str
    previous: Period
    next_window: Window
    months: tuple[str, ...]
    deadline_on: date | None
    units: tuple[ReportUnit, ...]  # every unit that a row below names
    senders: tuple[str, ...]  # expected senders at the period's end, in order
    measured: tuple[MeasuredValue, ...]
    sender_states: tuple[SenderState, ...]
    returned_files: tuple[ReturnedFile, ...]
    discrepancies: tuple[OpenDiscrepancy, ...]
    ruled_count: int
    remarks: tuple[UnitRemark, ...]
    due_tasks: tuple[str, ...] | None  # the unit of each open task due in the next window; None: nothing tells of tasks
    planned_inspections: tuple[PlannedInspection, ...] | None  # None: no plan of the year
    visits: tuple[InspectionVisit, ...] | None  # None: no register
    index_statements: tuple[IndexStatement, ...]
    rulings: tuple[AppliedRuling, ...] = ()
    unsplit_units: tuple[str, ...] = ()  # on today's boundaries: ended units that became several, kept as they were

    def coming_months(self) -> list[Period]:
        """The months of the same year that the plan still has to come: of the next period, or the rest of this one."""
        if self.last_day < self.window.last:
            return [month for month in self.period.months() if str(month) not in self.months]
        return [month for month in self.period.following().months() if month.year == self.period.year]

    def without_keeper(self, value: MeasuredValue) -> tuple[str, ...]:
        """The units missing from a figure. Of one from the units' own reports, the keeper of the register that is not
        there is none of them where it has reported as they have."""
        keeper, form = KEEPERS["task_register"], "task_progress"
        if value.source != form or keeper not in value.missing_units:
            return value.missing_units
        months = {str(month) for month in Period.parse(value.period).months()}
        asked = [
            state
            for state in self.sender_states
            if state.unit == keeper and (state.month in months or value.window != MeasureWindow.PERIOD)
        ]
        reported = all(state.received_on and form not in state.missing_forms for state in asked)
        return tuple(unit for unit in value.missing_units if unit != keeper or not (asked and reported))

    def without(self, form: str, months: Collection[str]) -> set[str]:
        """The units that lack the form in one of these months."""
        return {
            state.unit
            for state in self.sender_states
            if state.month in months and (not state.received_on or form in state.missing_forms)
        }

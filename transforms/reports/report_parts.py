"""The parts of a report that templates print: paragraphs and rows of tables. Every text is marked (report_figures)."""

from __future__ import annotations

from dataclasses import dataclass

LEVELS_IN_PROSE = {"department": "sở, ban, ngành", "district": "huyện, thành phố", "commune": "xã, phường, thị trấn"}
LEVEL_NAMES = {"department": "Sở, ban, ngành", "district": "Huyện, thành phố", "commune": "Xã, phường"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`kind`: body, lead (of the list below, on the page of its first item), item (of a list, with its dash), note
    (small, below)."""

    text: str
    kind: str = "body"


def sentences(*parts: str) -> str:
    """Sentences one after the other, without those that are empty."""
    return " ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """The four states of tasks and their sum, in one window."""

    assigned: str
    completed_on_time: str
    completed_late: str
    open_in_time: str
    open_overdue: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """`kind`: group (a heading row), unit, total. `mark` is (*) where a critical discrepancy touches the row."""

    kind: str
    name: str
    mark: str
    period: TaskCounts
    year: TaskCounts
    completion_rate: str
    due_completion_rate: str
    change: str
    due_next: str


@dataclass(frozen=True, slots=True)
class KindRow:
    """Inspections of one kind, or all: `kind` row or total."""

    kind: str
    name: str
    inspections: str
    visits: str
    units: str
    departments: str
    districts: str
    communes: str
    year_inspections: str
    year_visits: str
    year_units: str


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit (lượt) of the province's inspection register."""

    unit: str
    decision_number: str
    kind: str
    inspected_on: str
    findings: str
    remedied: str
    remedy_due_on: str
    state: str


@dataclass(frozen=True, slots=True)
class RuleRow:
    """How many differences of a rule are open: `kind` rule or total."""

    kind: str
    title: str
    critical: str
    warning: str
    notice: str


@dataclass(frozen=True, slots=True)
class DiscrepancyRow:
    """One open difference, or a heading row of a severity."""

    kind: str
    unit: str
    title: str
    message: str


@dataclass(frozen=True, slots=True)
class UnitDiscrepancyRow:
    """Open differences of a unit by severity, where there are too many to list."""

    unit: str
    critical: str
    warning: str
    notice: str


@dataclass(frozen=True, slots=True)
class SenderRow:
    """An expected sender; in reports of several months the months that are missing or late."""

    kind: str
    name: str
    received_on: str
    state: str
    missing_forms: str
    rejected_rows: str


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A file that was returned, and why."""

    file: str
    unit: str
    received_on: str
    reasons: str


@dataclass(frozen=True, slots=True)
class GapRow:
    """A form and the units without it, in the period and in the year to date."""

    form: str
    period: str
    year: str


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One unit's tasks by state, in the order of TaskCounts without the sum."""

    name: str
    level: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChartData:
    """What the chart of annex I shows."""

    title: str
    bars: tuple[ChartBar, ...]

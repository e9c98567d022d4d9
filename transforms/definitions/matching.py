"""What pairing the rows of units and registers takes and gives: `warehouse.reconcile` lays out, `match` pairs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class RegisterTask(NamedTuple):
    """A row of the year's newest register, or of an earlier one that it no longer has. `unit` and the keys are None
    where the row was quarantined and they cannot be read."""

    register_id: int
    year: int
    unit: str | None
    number: str | None
    dated: date | None
    content: str | None
    accepted: bool
    completed_on: date | None


class ReportedTask(NamedTuple):
    """A row of a unit's 01-NV of a month."""

    reported_id: int
    period: str
    year: int
    unit: str
    number: str | None
    dated: date | None
    content: str | None
    accepted: bool
    first_day: date
    last_day: date


class RegisterVisit(NamedTuple):
    """A row of the year's newest inspection register."""

    visit_id: int
    unit: str | None
    number: str | None
    inspected_on: date | None
    accepted: bool


class ToldVisit(NamedTuple):
    """A provincial inspection that a unit's 02-KT tells of."""

    told_id: int
    unit: str
    number: str | None
    inspected_on: date | None
    told_in: int  # the month of the workbook, counted on end
    accepted: bool


class Pair(NamedTuple):
    """`way`: key, likeness, other_date, near_date, retold or quarantined. `score` is the likeness, None where there was
    nothing to compare."""

    told_id: int
    register_id: int
    way: str
    score: float | None


class Suggestion(NamedTuple):
    reported_id: int
    register_id: int
    score: float


class Stranger(NamedTuple):
    """An accepted row that no register row is about. `identity` is the same in every month that tells of the task."""

    reported_id: int
    identity: str


@dataclass(frozen=True, slots=True)
class TaskMatches:
    pairs: list[Pair] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)
    strangers: list[Stranger] = field(default_factory=list)

"""A year of 31 units with planted differences of every rule, and as many near-misses, written as workbooks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.made_inbox import books_of_the_units as own
from tests.made_inbox.books import write_inbox
from tests.made_inbox.declared_totals import declare
from tests.made_inbox.inspections_of_the_year import VISITS, expect_plan_rows, inspect_by_plan, own_inspections
from tests.made_inbox.province import MONTHS, NEWEST, Difference, Province, period
from tests.made_inbox.task_contents import CONTENTS
from tests.made_inbox.task_differences import DIFFERENCES
from tests.made_inbox.task_near_misses import NEAR_MISSES

_TASK_FORMS = ("task_progress", "inspection_report", "violation", "issued_document", "service_result", "declared_total")


@dataclass(frozen=True, slots=True)
class PlantedYear:
    """What was written and what has to be found in it, no more and no less.

    `ledger` tells how many rows of a file's sheet are to be accepted and how many given back.
    """

    workbooks: int
    differences: tuple[Difference, ...]
    near_misses: Counter[str]
    periods: tuple[str, ...]
    ledger: dict[tuple[str, str], tuple[int, int]]


def plant_year(inbox: Path, reference: Path) -> PlantedYear:
    """Write the year's workbooks into `inbox`; `reference` is the folder of the units' reference data."""
    p = Province(reference)
    _keep_silent(p)
    _tell_of_tasks(p)
    _tell_of_visits(p)
    for place, unit in enumerate(p.units):
        for month in MONTHS:
            for tell in (own.violations, own.dissemination, own.issued_documents, own.services):
                tell(p, unit, place, month)
            own.copy_last_month(p, unit, place, month)
    own.expect_services(p, own.expect_copies(p))
    for place, unit in enumerate(p.units):
        declare(p, unit, place)
    own.balances(p)
    own.indices(p)
    resubmitted = {
        (unit.key, place * 3 % 12 + 1): place
        for place, unit in enumerate(p.units)
        if place % 9 == 6 and (unit.key, place * 3 % 12 + 1) not in p.silent
    }
    p.near("submission replaced by a later one", 10 * len(resubmitted))
    workbooks = write_inbox(p, inbox, resubmitted)
    return PlantedYear(
        workbooks, tuple(p.differences), p.near_misses, tuple(period(month) for month in MONTHS), _ledger(p)
    )


def _ledger(p: Province) -> dict[tuple[str, str], tuple[int, int]]:
    told = [row for rows in p.rows.values() for row in rows] + [row for task in p.tasks for row in task.rows.values()]
    told += [*p.visits, *p.plan, *p.balances, *(row for rows in p.indices.values() for row in rows)]
    ledger: dict[tuple[str, str], tuple[int, int]] = {}
    for row in told:
        if row.place is not None:
            accepted, rejected = ledger.get(row.place[:2], (0, 0))
            ledger[row.place[:2]] = (accepted + (not row.rejected), rejected + row.rejected)
    return ledger


def _keep_silent(p: Province) -> None:
    """Months in which a unit sends nothing, and workbooks without one of the sheets: nothing is compared with them."""
    for place, unit in enumerate(p.units):
        if place % 8 == 3:
            p.silent.add((unit.key, place * 5 % 12 + 1))
        if place % 3 == 1:
            p.left_out.add((unit.key, place * 7 % 12 + 1, _TASK_FORMS[place // 3 % len(_TASK_FORMS)]))


def _tell_of_tasks(p: Province) -> None:
    stories = [story for pair in zip(DIFFERENCES, NEAR_MISSES, strict=False) for story in pair]
    stories += NEAR_MISSES[len(DIFFERENCES) :]
    for place, unit in enumerate(p.units):
        for turn, story in enumerate(stories):
            story(p, unit, (place * 3 + turn * 7) % 10 + 1, CONTENTS[(place + turn) % len(CONTENTS)])
    for place, unit in enumerate(p.units):
        if place % 5 == 4:
            _tell_of_nothing(p, unit.key, place % 12 + 1)


def _tell_of_nothing(p: Province, unit: str, month: int) -> None:
    """A nil return where the register has tasks: an answer, and every one of them is missing in it."""
    open_then = [
        task for task in p.tasks if task.unit.key == unit and task.in_scope(month) and task.last_listed == NEWEST
    ]
    if not p.sent(unit, month, "task_progress") or any(task.broken for task in open_then):
        return
    p.rows[unit, month, "task_progress"] = []
    p.differences = [
        d
        for d in p.differences
        if (d.unit, d.period) != (unit, period(month)) or not d.rule.startswith("task.") or d.rule == "task.vanished"
    ]
    for task in open_then:
        p.differ_in_task("task.missing_in_report", task, month)


def _tell_of_visits(p: Province) -> None:
    for place, unit in enumerate(p.units):
        if place % 6 == 5:
            continue
        for turn, visit in enumerate(VISITS):
            visit(p, unit, (place * 5 + turn * 7) % 12 + 1)
    inspect_by_plan(p)
    expect_plan_rows(p)
    own_inspections(p)

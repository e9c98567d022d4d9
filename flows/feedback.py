"""What goes back: `feedback/PERIOD/UNIT.xlsx` for each unit, `chenh-lech.xlsx` for who rules."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from flows.feedback_folder import FeedbackFolder, FeedbackSummary
from flows.figures_basis import month_reported
from flows.job import Job
from flows.logs import event
from transforms.definitions.feedback_data import FaultySheet, ReceivedFile, ToldDifference, ToldFinding, UnitFeedback
from transforms.definitions.periods import Period
from transforms.values.period_words import find_periods
from transforms.values.unit_mentions import sender_in_file_name
from transforms.values.units import UnitNames
from transforms.workbooks.alike_findings import told_once
from warehouse.connection import in_little_memory
from warehouse.feedback_data import (
    faulty_sheets,
    find_rulings,
    held_months,
    missing_forms,
    received_files,
    ruling_keepers,
    told_differences,
    told_findings,
)
from warehouse.settled import rules_key
from warehouse.state import prepare

if TYPE_CHECKING:
    import duckdb

Item = TypeVar("Item")

NOBODY = "khong-ro-don-vi"  # file name for workbooks of which no unit is known
RULINGS = "chenh-lech"
# What many years are told fills the memory. What holds hardly any weighs something too.
_DIFFERENCES_AT_A_TIME, _DIFFERENCES_AT_LEAST = 3_000, 250  # of a month
_ROWS_AT_A_TIME, _ROWS_AT_LEAST = 5_000, 200  # of a file whose faulty sheets are copied; of one given back none count
_NOBODYS_NAME = "Các tệp chưa xác định được đơn vị gửi"
_STANDING_STATES = ("accepted", "accepted_with_findings")
_TOLD_STATES = (*_STANDING_STATES, "rejected")


@dataclass(frozen=True, slots=True)
class _Told:
    """Everything for some periods: feedback by unit without the copies of sheets, differences by month."""

    feedback: list[UnitFeedback]
    differences: dict[str, list[ToldDifference]]
    keepers: dict[str, str]


def write_feedback(job: Job, con: duckdb.DuckDBPyConnection) -> FeedbackSummary:
    """Write what units and the secretariat are told of all periods.

    Stands on the discrepancies held, so it comes after reconciling; `con` may be a read-only connection. Whoever calls
    holds the workspace's lock. Nothing is made again from what it was made from before, nothing written that is there.
    """
    folder = FeedbackFolder(job.workspace)
    root = job.workspace.feedback
    unit_names = {unit: job.names[unit].name for unit in sorted(job.names.units, key=job.names.order)}
    done = {entry.name for entry in root.iterdir() if entry.is_dir()} if root.is_dir() else set()
    for told in _gather(job, con):
        for some in _in_portions(told.feedback, _rows_of, _ROWS_AT_A_TIME):
            made = {root / one.period / f"{one.unit or NOBODY}.xlsx": (made_from(one), one) for one in some}
            sheets = _sheets(con, [one for path, (key, one) in made.items() if not folder.holds(path, key)])
            for path, (key, one) in made.items():
                folder.put(path, key, partial(_unit_workbook, one, sheets))
        for month, differences in told.differences.items():
            if not any(one.period == month for one in differences):
                continue
            make = partial(_ruling_workbook, told.keepers[month], month, differences, unit_names)
            folder.put(root / month / f"{RULINGS}.xlsx", made_from(differences), make)
        done |= {feedback.period for feedback in told.feedback} | set(told.differences)
    summary = folder.finish(done)
    event("feedback.written", written=len(summary.written), unchanged=summary.unchanged, removed=len(summary.removed))
    return summary


def told_units(job: Job, con: duckdb.DuckDBPyConnection, months: Collection[Period]) -> list[UnitFeedback]:
    """What each unit is told of these months, by month and in the order of units, without the copies of its sheets; a
    unit that a month brought nothing is not among them. Stands on the discrepancies held; `con` may be read-only."""
    gathered = _gather(job, con, months)
    return [feedback for told in gathered for feedback in told.feedback if feedback.unit is not None]


def unit_workbook(con: duckdb.DuckDBPyConnection, feedback: UnitFeedback) -> bytes:
    """The workbook of one unit and period, with copies of its faulty sheets."""
    return _unit_workbook(feedback, _sheets(con, [feedback]))


def _unit_workbook(feedback: UnitFeedback, sheets: Sequence[FaultySheet]) -> bytes:
    """The workbook of one unit and period, with copies of those of these sheets that are its own."""
    from transforms.workbooks.feedback_workbooks import unit_feedback

    keys = _faulty_files(feedback)
    return unit_feedback(replace(feedback, sheets=tuple(sheet for sheet in sheets if sheet.file_key in keys)))


def _ruling_workbook(
    keeper: str, month: str, differences: Sequence[ToldDifference], unit_names: Mapping[str, str]
) -> bytes:
    # Imported here: a run with nothing new makes no workbook.
    from transforms.workbooks.ruling_workbook import ruling_workbook

    return ruling_workbook(keeper, unit_names[keeper], Period.parse(month), differences, unit_names)


def _sheets(con: duckdb.DuckDBPyConnection, feedback: Iterable[UnitFeedback]) -> list[FaultySheet]:
    """The faulty sheets of these: found at once, for each search goes through all the evidence."""
    keys = sorted({key for one in feedback for key in _faulty_files(one)})
    return in_little_memory(con, partial(faulty_sheets, con, keys)) if keys else []


def _faulty_files(feedback: UnitFeedback) -> set[str]:
    return {finding.file_key for finding in feedback.findings}


def _rows_of(feedback: UnitFeedback) -> int:
    return sum(max(file.accepted_rows + file.rejected_rows, _ROWS_AT_LEAST) for file in feedback.files)


def _in_portions(items: Iterable[Item], weight: Callable[[Item], int], heaviest: int) -> Iterator[list[Item]]:
    """The items in their order, as many at a time as weigh no more together; at least one."""
    portion: list[Item] = []
    total = 0
    for item in items:
        if portion and total + weight(item) > heaviest:
            yield portion
            portion, total = [], 0
        portion.append(item)
        total += weight(item)
    if portion:
        yield portion


def place_of(file: ReceivedFile, job: Job) -> tuple[str, str | None]:
    """(period, unit) whose feedback tells of a file. What the workbook does not say is taken from its name, else from
    the day it came: the last month whose window had ended. Good enough to answer somebody, never to count anything."""
    day = file.received_at.date()
    period = file.period
    if period is None:
        named = find_periods(Path(file.path).stem)
        period = named[0] if len(named) == 1 else str(month_reported(job.basis, day))
    unit = file.unit or sender_in_file_name(job.names, file.path, day).unit
    return period, unit


def _gather(job: Job, con: duckdb.DuckDBPyConnection, asked: Collection[Period] | None = None) -> Iterator[_Told]:
    """All that is told of these months (None: of all periods), some periods at a time in their order."""
    months = None if asked is None else set(map(str, asked))
    prepare(con, job.basis, list(asked or ()))
    in_little_memory(con, partial(find_rulings, con))
    files: defaultdict[tuple[str, str | None], list[ReceivedFile]] = defaultdict(list)
    for file in in_little_memory(con, partial(received_files, con)):
        place = place_of(file, job)
        if months is None or place[0] in months:
            files[place].append(file)
    held = held_months(con)
    if months is None:
        months = {period for period, _ in files if _is_month(period)} | set(held)
    keepers = ruling_keepers(con)
    periods = sorted({period for period, _ in files} | months)

    def differences_of(period: str) -> int:
        return max(held.get(period, 0), _DIFFERENCES_AT_LEAST)

    for some in _in_portions(periods, differences_of, _DIFFERENCES_AT_A_TIME):
        of_some = {place: received for place, received in files.items() if place[0] in some}
        of_months = [period for period in some if period in months]
        yield in_little_memory(con, partial(_told_of, job, con, keepers, of_some, of_months))


def _told_of(
    job: Job,
    con: duckdb.DuckDBPyConnection,
    keepers: dict[str, str],
    files: Mapping[tuple[str, str | None], Sequence[ReceivedFile]],
    months: Sequence[str],
) -> _Told:
    names = job.names
    differences = told_differences(con, months)
    missing = missing_forms(con, months)
    told_to: defaultdict[tuple[str, str | None], list[ToldDifference]] = defaultdict(list)
    for month, of_month in differences.items():
        for one in of_month:
            for recipient in one.recipients:
                told_to[month, recipient].append(one)
    findings: defaultdict[str, list[ToldFinding]] = defaultdict(list)
    for finding in told_findings(con, sorted(_told_keys(files.values()))):
        findings[finding.file_key].append(finding)
    feedback = []
    # Whom this month brought nothing is not written to: what it was told last month still stands.
    begun = {place for place, of_place in told_to.items() if any(one.period == place[0] for one in of_place)}
    for period, unit in sorted({*files, *begun}, key=lambda place: (place[0], _order(names, place[1]))):
        received = tuple(files.get((period, unit), ()))
        feedback.append(
            UnitFeedback(
                unit=unit,
                unit_name=names[unit].name if unit else _NOBODYS_NAME,
                period=period,
                files=received,
                guessed_paths=tuple(file.path for file in received if unit and file.unit is None),
                missing_forms=missing.get((period, unit or ""), ()),
                findings=tuple(told_once(one for file in received for one in findings[file.file_key])),
                differences=tuple(told_to.get((period, unit), ())),
                sheets=(),
                asked_by=names[_keeper(keepers, period)].name,
                is_awaited=_is_awaited(job, period, unit, received),
            )
        )
    return _Told(feedback, differences, keepers)


def _is_awaited(job: Job, period: str, unit: str | None, received: Sequence[ReceivedFile]) -> bool:
    """Whether the unit has to report for the month and no workbook of its own has been accepted."""
    if not _is_month(period) or unit not in job.names.senders(job.basis.window(Period.parse(period)).last):
        return False
    return not any(file.form_set == "unit" and file.state in _STANDING_STATES for file in received)


def _told_keys(files: Iterable[Sequence[ReceivedFile]]) -> set[str]:
    """Files whose faults still matter: those that stand, and rejected ones that nothing has replaced."""
    return {file.file_key for group in files for file in group if file.state in _TOLD_STATES and not file.is_answered}


def _keeper(keepers: dict[str, str], period: str) -> str:
    """Who writes: the office that rules on differences in the period's last month."""
    last = Period.parse(period).months()[-1]
    return keepers.get(str(last)) or keepers[max(keepers)]


def _order(names: UnitNames, unit: str | None) -> tuple[int, int]:
    return names.order(unit) if unit else (99, 0)


def _is_month(period: str) -> bool:
    return len(Period.parse(period).months()) == 1


def made_from(facts: object) -> str:
    """A hash over everything that a workbook or a letter says and the program that writes it."""
    return hashlib.sha256(f"{rules_key()}\n{facts!r}".encode()).hexdigest()

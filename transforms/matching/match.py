"""Which row of a unit's 01-NV speaks of which task of the register.

Likeness is of normalised contents (`vietnamese.content_key`), 0 to 1. What is alike under another number is a
suggestion for people, never a join.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

from rapidfuzz import fuzz

from transforms.definitions.matching import Pair, RegisterTask, ReportedTask, Stranger, Suggestion, TaskMatches

SAME_DOCUMENT = 0.80  # several tasks of one document on a side: paired from here on
OTHER_DATE = 0.90  # same unit and number, another document date: matched from here on
SUGGESTED = 0.80
_SHORTENED = 0.95  # what a copy scores that only leaves words out
_SHORTEST_COPY = 16  # characters below which a part of a sentence says too little to be a copy of it

Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row")
Task = TypeVar("Task", RegisterTask, ReportedTask)


@lru_cache(maxsize=200_000)
def likeness(one: str, other: str) -> float:
    """How alike two normalised contents are, 0 to 1, the same both ways round.

    A slip of the pen costs its letters. A copy that is plainly a part of the other (words left out at either end)
    counts as nearly the same; two sentences of like length that share most words do not.
    """
    if one == other:
        return 1.0
    whole = fuzz.ratio(one, other) / 100
    short, long = sorted((one, other), key=len)
    if len(short) >= _SHORTEST_COPY and len(short) < 0.85 * len(long):
        return max(whole, _SHORTENED * fuzz.partial_ratio(short, long) / 100)
    return whole


def match_tasks(register: Sequence[RegisterTask], reported: Sequence[ReportedTask]) -> TaskMatches:
    """Pair each month's reported tasks with the register's, one to one.

    Key: unit, document number, document date. One on each side is matched whatever the contents; several are paired by
    likeness, best first, from 0.80. Then the same number under another date, from 0.90. Quarantined rows were said:
    they match by what of their key can be read.
    """
    of_unit = grouped(register, lambda task: (task.year, task.unit))
    found = TaskMatches()
    left: list[ReportedTask] = []
    for (_, year, unit), told in sorted(grouped(reported, lambda row: (row.period, row.year, row.unit)).items()):
        month = _Month(of_unit.get((year, unit), []), of_unit.get((year, None), []), told)
        found.pairs.extend(month.pair())
        over = month.unmatched_reports()
        if over:
            left.extend(over)
            found.suggestions.extend(_suggestions(over, month.tasks.values()))
    found.strangers.extend(_identities(left))
    return found


class _Month:
    """One unit's month: what is still unmatched on either side."""

    def __init__(self, tasks: list[RegisterTask], unitless: list[RegisterTask], told: list[ReportedTask]) -> None:
        self.tasks = {task.register_id: task for task in _without_copies(tasks)}
        self.unitless = {task.register_id: task for task in unitless}
        self.told = {row.reported_id: row for row in _without_copies(told)}

    def pair(self) -> Iterator[Pair]:
        yield from self._by_key()
        yield from self._by_number()
        yield from self._quarantined(self.tasks)
        yield from self._quarantined(self.unitless)

    def unmatched_reports(self) -> list[ReportedTask]:
        return [row for row in self.told.values() if row.accepted]

    def _settle(self, pairs: Iterable[Pair], tasks: dict[int, RegisterTask]) -> Iterator[Pair]:
        for pair in pairs:
            del self.told[pair.told_id], tasks[pair.register_id]
            yield pair

    def _blocks(
        self, key: Callable[[RegisterTask | ReportedTask], Hashable]
    ) -> Iterator[tuple[list[ReportedTask], list[RegisterTask]]]:
        kept = grouped(self.tasks.values(), key)
        for block, rows in grouped((row for row in self.told.values() if row.number), key).items():
            if block in kept:
                yield rows, kept[block]

    def _by_key(self) -> Iterator[Pair]:
        for rows, tasks in self._blocks(lambda row: (row.number, row.dated)):
            if rows[0].dated is None:
                continue
            if len(rows) == len(tasks) == 1:
                one, other = rows[0], tasks[0]
                way = "key" if one.accepted and other.accepted else "quarantined"
                yield from self._settle([Pair(one.reported_id, other.register_id, way, _score(one, other))], self.tasks)
            else:
                yield from self._settle(_best_first(rows, tasks, SAME_DOCUMENT, "likeness"), self.tasks)

    def _by_number(self) -> Iterator[Pair]:
        for rows, tasks in self._blocks(lambda row: row.number):
            dated = [row for row in rows if row.dated], [task for task in tasks if task.dated]
            pairs = list(_best_first(*dated, OTHER_DATE, "other_date"))
            yield from self._settle(pairs, self.tasks)

    def _quarantined(self, tasks: dict[int, RegisterTask]) -> Iterator[Pair]:
        """Rows of which one was given back: by number where a date or a unit cannot be read, by content where the
        number cannot."""
        given_back = [task for task in tasks.values() if not task.accepted]
        for row in list(self.told.values()):
            choices = given_back if row.accepted else tasks.values()
            task = next((t for t in choices if t.register_id in tasks and _may_be(row, t)), None)
            if task is not None:
                pair = Pair(row.reported_id, task.register_id, "quarantined", _score(row, task))
                yield from self._settle([pair], tasks)


def _may_be(row: ReportedTask, task: RegisterTask) -> bool:
    if row.dated and task.dated and row.dated != task.dated:
        return False
    score = _score(row, task)
    if row.number and task.number:
        return row.number == task.number and (score is None or score >= SAME_DOCUMENT or row.dated == task.dated)
    return score is not None and score >= OTHER_DATE


def _score(row: ReportedTask, task: RegisterTask) -> float | None:
    return likeness(row.content, task.content) if row.content and task.content else None


def _best_first(
    rows: Sequence[ReportedTask], tasks: Sequence[RegisterTask], threshold: float, way: str
) -> Iterator[Pair]:
    """One-to-one pairs by falling likeness; among equals, rows that were accepted and stand higher come first."""
    scored = []
    for row in rows:
        for task in tasks:
            score = _score(row, task)
            if score is not None and score >= threshold:
                given_back = (not row.accepted) + (not task.accepted)
                how = "quarantined" if given_back else way
                scored.append((-score, given_back, row.reported_id, task.register_id, how))
    taken_rows: set[int] = set()
    taken_tasks: set[int] = set()
    for falling, _, reported_id, register_id, how in sorted(scored):
        if reported_id not in taken_rows and register_id not in taken_tasks:
            taken_rows.add(reported_id)
            taken_tasks.add(register_id)
            yield Pair(reported_id, register_id, how, -falling)


def _without_copies(rows: Iterable[Task]) -> list[Task]:
    """Leave out quarantined rows that say again what another row of the side says (row.duplicate)."""
    kept: list[Task] = []
    said: set[tuple[object, ...]] = set()
    for row in sorted(rows, key=lambda row: not row.accepted):
        words = (row.number, row.dated, row.content)
        if row.accepted or words not in said:
            kept.append(row)
            said.add(words)
    return kept


def _suggestions(rows: Sequence[ReportedTask], tasks: Iterable[RegisterTask]) -> Iterator[Suggestion]:
    """Unmatched rows and unmatched tasks of the month that are alike; a task done before the month is not meant."""
    month = rows[0]
    open_then = [task for task in tasks if task.accepted and _is_open(task, month.first_day, month.last_day)]
    for row in rows:
        for task in open_then:
            score = _score(row, task)
            if score is not None and score >= SUGGESTED:
                yield Suggestion(row.reported_id, task.register_id, score)


def _is_open(task: RegisterTask, first_day: date, last_day: date) -> bool:
    assigned = task.dated is None or task.dated <= last_day
    return assigned and (task.completed_on is None or task.completed_on >= first_day)


def _identities(rows: Sequence[ReportedTask]) -> Iterator[Stranger]:
    """Name the rows that stay over, so that the same task has the same name in every month and after a resubmission.

    Number and date name it; where one document gave a unit several such tasks, those that show up later also carry the
    content by which they were first told.
    """
    documents = grouped(rows, lambda row: (row.unit, row.number or "", str(row.dated)))
    for (_, number, dated), group in sorted(documents.items()):
        first_told: list[str] = []
        taken: dict[str, set[int]] = defaultdict(set)
        for row in sorted(group, key=lambda row: (row.period, row.content or "", row.reported_id)):
            content = row.content or ""
            choices = [n for n in range(len(first_told)) if n not in taken[row.period]]
            best = max(choices, key=lambda n: (likeness(first_told[n], content), -n), default=None)
            if best is None or likeness(first_told[best], content) < SAME_DOCUMENT:
                best = len(first_told)
                first_told.append(content)
            taken[row.period].add(best)
            yield Stranger(row.reported_id, f"{number}|{dated}" + (f"|{first_told[best]}" if best else ""))


def grouped(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    """Rows by key, in the order in which they came."""
    groups: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups

"""A province's year as it was, the books that tell of it, and the differences planted between them."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

YEAR = 2021
MONTHS = range(1, 13)
NEWEST = 12

DONE, ONGOING, WAITING, WITHDRAWN = "Đã hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Đã thu hồi"


def window(month: int) -> tuple[date, date]:
    """First and last day of a month of the reporting year: from the 15th of the month before to the 14th."""
    first = date(YEAR - 1, 12, 15) if month == 1 else date(YEAR, month - 1, 15)
    return first, date(YEAR, month, 14)


def day(month: int, offset: int) -> date:
    """A day of a month's window, counted from its first."""
    return window(month)[0] + timedelta(days=offset)


def report_day(month: int) -> date:
    """The day on which offices write their report: the one after the window's end."""
    return date(YEAR, month, 15)


def period(month: int) -> str:
    return f"{YEAR}-{month:02}"


@dataclass(frozen=True, slots=True)
class Unit:
    key: str
    name: str
    level: str
    parent: str


def units_of(reference: Path) -> tuple[list[Unit], list[Unit]]:
    """The senders of the year, departments and then districts, and its communes, from the reference data's file."""
    with (reference / "org_units.csv").open(encoding="utf-8", newline="") as file:
        alive = [
            Unit(row["unit"], row["name"], row["level"], row["parent"])
            for row in csv.DictReader(file)
            if row["valid_from"] <= f"{YEAR}-01-01" and not (row["valid_to"] and row["valid_to"] <= f"{YEAR}-12-31")
        ]
    departments = [unit for unit in alive if unit.level == "so_ban_nganh"]
    districts = [unit for unit in alive if unit.level in ("huyen", "thanh_pho")]
    return departments + districts, [unit for unit in alive if unit.level in ("xa", "phuong", "thi_tran")]


@dataclass(eq=False, slots=True)
class Row:
    """A row of a form: its values by field, whether a careful reader gives it back, and where it came to stand."""

    values: dict[str, Any]
    rejected: bool = False
    place: tuple[str, str, int] | None = None  # file within the inbox, sheet, row


@dataclass(eq=False, slots=True)
class Task:
    """A task as it was in the end, and since which month's register it was so."""

    code: str
    unit: Unit
    number: str
    document_date: date
    content: str
    due_on: date | None
    completed_on: date | None
    first_listed: int
    last_listed: int = NEWEST
    extended_to: date | None = None
    extended_from: int = 99
    withdrawn_from: int = 99
    changes: dict[int, dict[str, Any]] = field(default_factory=dict)  # what single registers said otherwise
    broken: bool = False  # its row in the newest register cannot be read
    rows: dict[int, Row] = field(default_factory=dict)

    def in_scope(self, month: int) -> bool:
        """Whether a unit has to report on it in a month: assigned by then, not withdrawn, not completed before."""
        first, last = window(month)
        open_then = self.completed_on is None or self.completed_on >= first
        return self.document_date <= last and month < self.withdrawn_from and open_then

    @property
    def months(self) -> list[int]:
        return [month for month in MONTHS if self.in_scope(month)]

    def state(self, month: int) -> dict[str, Any]:
        """What is known of it on the day of a month's report."""
        done = self.completed_on is not None and self.completed_on <= report_day(month)
        status = WITHDRAWN if month >= self.withdrawn_from else DONE if done else (ONGOING, WAITING)[month % 2]
        return {
            "due_on": self.due_on,
            "extended_due_on": self.extended_to if month >= self.extended_from else None,
            "status": status,
            "completed_on": self.completed_on if status == DONE else None,
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference that has to be found: `left` and `right` are the rows either of which its side may name, `field` the
    column of the right one where one row may differ in several."""

    rule: str
    unit: str
    period: str
    words: tuple[str, ...]
    left: tuple[Row, ...] = ()
    right: tuple[Row, ...] = ()
    severity: str | None = None
    field: str | None = None


class Province:
    """The year's books while they are being filled."""

    def __init__(self, reference: Path) -> None:
        self.units, self.communes = units_of(reference)
        self.tasks: list[Task] = []
        self.last_year: list[Task] = []
        self.visits: list[Row] = []
        self.plan: list[Row] = []
        self.balances: list[Row] = []
        self.indices: dict[int, list[Row]] = defaultdict(list)
        self.rows: dict[tuple[str, int, str], list[Row]] = defaultdict(list)
        self.silent: set[tuple[str, int]] = set()
        self.left_out: set[tuple[str, int, str]] = set()
        self.nothing_told: set[tuple[str, int, str]] = set()
        self.differences: list[Difference] = []
        self.near_misses: Counter[str] = Counter()
        self._numbers = 10

    def sent(self, unit: str, month: int, form: str) -> bool:
        """Whether a unit's form of a month is in, be it a nil return."""
        return (unit, month) not in self.silent and (unit, month, form) not in self.left_out

    def number(self, kind: str = "UBND-KTN") -> str:
        """A document number that no other document has."""
        self._numbers += 1
        return f"{self._numbers}{'' if kind.startswith('-') else '/'}{kind}"

    def task(self, unit: Unit, month: int, offset: int, content: str, **facts: Any) -> Task:
        """A task of a unit by a document of a day of a month, open unless `completed_on` says otherwise."""
        document_date = facts.pop("document_date", day(month, offset))
        kind = ("UBND-KTN", "TB-UBND", "KH-UBND", "QĐ-UBND", "-KL/TU", "CT-UBND")[len(self.tasks) % 6]
        made = Task(
            code=f"NV{YEAR}-{len(self.tasks) + 1:04}",
            unit=unit,
            number=facts.pop("number", None) or self.number(kind),
            document_date=document_date,
            content=content,
            due_on=facts.pop("due_on", document_date + timedelta(days=40)),
            completed_on=facts.pop("completed_on", None),
            first_listed=facts.pop("first_listed", month),
            **facts,
        )
        self.tasks.append(made)
        return made

    def told(self, task: Task, month: int, *, rejected: bool = False, **changes: Any) -> Row:
        """The unit's own row on a task in a month: what is known of it, but for the changes."""
        values = {
            "document_number": task.number,
            "document_date": task.document_date,
            "assigned_by": "UBND tỉnh",
            "content": task.content,
            **task.state(month),
            "result_document": f"Báo cáo tiến độ {month}/{YEAR}",
            **changes,
        }
        row = Row(values, rejected)
        if self.sent(task.unit.key, month, "task_progress"):
            self.rows[task.unit.key, month, "task_progress"].append(row)
        return row

    def told_in(self, task: Task, months: Iterable[int], **changes: Any) -> dict[int, Row]:
        return {month: self.told(task, month, **changes) for month in months}

    def differ(
        self,
        rule: str,
        unit: str,
        month: int,
        words: tuple[str, ...],
        left: tuple[Row | None, ...] = (),
        right: tuple[Row | None, ...] = (),
        severity: str | None = None,
        field: str | None = None,
    ) -> None:
        """Plant a difference."""
        sides = (tuple(row for row in side if row is not None) for side in (left, right))
        self.differences.append(Difference(rule, unit, period(month), words, *sides, severity, field))

    def differ_in_task(
        self, rule: str, task: Task, month: int, right: Row | None = None, severity: str = "warning"
    ) -> None:
        """Plant a difference between the register and a unit's 01-NV, which must be in to be compared."""
        if not self.sent(task.unit.key, month, "task_progress"):
            return
        # An extension holds as the month's own register told it; all else as the newest one does.
        left = (task.rows[NEWEST], task.rows[month]) if rule == "task.due_differs" else (task.rows[NEWEST],)
        self.differ(rule, task.unit.key, month, (task.number,), left, (right,), severity)

    def near(self, what: str, count: int = 1) -> None:
        """Count what looks like a difference and is none."""
        self.near_misses[what] += count

    def list_task(self, task: Task) -> None:
        """Enter a task in the registers that list it; called when its story is complete."""
        for month in range(task.first_listed, task.last_listed + 1):
            task.rows[month] = Row(_register_values(task, month), rejected=task.broken and month == NEWEST)


def _register_values(task: Task, month: int) -> Mapping[str, Any]:
    values: dict[str, Any] = {
        "task_code": task.code,
        "document_number": task.number,
        "document_date": task.document_date,
        "assigned_by": "UBND tỉnh",
        "content": task.content,
        "lead_unit": task.unit.name,
        **task.state(month),
        **task.changes.get(month, {}),
    }
    if task.broken and month == NEWEST:
        values["status"] = "đang hỏi lại"
    return values

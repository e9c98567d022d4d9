"""Differences between the task register and the units' 01-NV. A story plants one kind, in a unit, from a month on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.made_inbox.province import DONE, ONGOING, WITHDRAWN, Province, Row, Unit, day
from tests.made_inbox.task_contents import CONTENTS, mistyped

Story = Callable[[Province, Unit, int, str], None]


def dropped_in_one_month(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 4, content, completed_on=day(start + 2, 9))
    p.list_task(task)
    p.told_in(task, [month for month in task.months if month != start + 1])
    p.differ_in_task("task.missing_in_report", task, start + 1)


def never_reported(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 6, content, completed_on=day(start + 1, 20))
    p.list_task(task)
    for month in task.months:
        p.differ_in_task("task.missing_in_report", task, month)


def stranger_to_the_register(p: Province, unit: Unit, start: int, content: str) -> None:
    number, date = p.number("UBND-NC"), day(start, 3)
    for month in (start, start + 1):
        values: dict[str, Any] = {
            "document_number": number,
            "document_date": date,
            "assigned_by": "Chủ tịch UBND tỉnh",
            "content": content,
            "due_on": date + timedelta(days=50),
            "status": ONGOING,
            "result_document": f"Lần {month}",
        }
        _expect_stranger(p, unit, month, Row(values))


def _expect_stranger(p: Province, unit: Unit, month: int, row: Row) -> None:
    if p.sent(unit.key, month, "task_progress"):
        p.rows[unit.key, month, "task_progress"].append(row)
        number = row.values["document_number"]
        p.differ("task.missing_in_register", unit.key, month, (number,), (), (row,), "warning")


def number_of_another_document(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 5, content, completed_on=day(start + 1, 12))
    p.list_task(task)
    other = p.number("UBND-KGVX")
    for month in task.months:
        p.differ_in_task("task.missing_in_report", task, month)
        row = p.told(task, month, document_number=other)
        if p.sent(unit.key, month, "task_progress"):
            p.differ("task.missing_in_register", unit.key, month, (other,), (), (row,), "warning")


def done_in_the_register_only(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 2, content, completed_on=day(start + 1, 5))
    p.list_task(task)
    p.told(task, start)
    for month in (start + 1, start + 2):
        row = p.told(task, month, status=ONGOING, completed_on=None)
        p.differ_in_task("task.status_differs", task, month, row, "critical")


def done_in_the_report_first(p: Province, unit: Unit, start: int, content: str) -> None:
    told_on, due_on = day(start + 1, 10), day(start + 2, 1)
    task = p.task(unit, start, 2, content, completed_on=day(start + 2, 3), due_on=due_on)
    p.list_task(task)
    p.told(task, start)
    first = p.told(task, start + 1, status=DONE, completed_on=told_on)
    p.differ_in_task("task.status_differs", task, start + 1, first, "critical")
    second = p.told(task, start + 2, status=DONE, completed_on=told_on)
    p.differ_in_task("task.completed_on_differs", task, start + 2, second, "critical")


def withdrawn_in_the_register_only(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 7, content, withdrawn_from=start + 1)
    p.list_task(task)
    p.told(task, start)
    row = p.told(task, start + 1, status=ONGOING)
    p.differ_in_task("task.status_differs", task, start + 1, row, "critical")


def withdrawn_in_the_report_only(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 7, content, completed_on=day(start + 2, 15))
    p.list_task(task)
    p.told_in(task, (start, start + 2))
    row = p.told(task, start + 1, status=WITHDRAWN)
    p.differ_in_task("task.status_differs", task, start + 1, row, "critical")


def done_on_another_day(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 1, content, completed_on=day(start + 1, 8), due_on=day(start + 1, 25))
    p.list_task(task)
    p.told(task, start)
    row = p.told(task, start + 1, completed_on=day(start + 1, 11))
    p.differ_in_task("task.completed_on_differs", task, start + 1, row, "warning")


def done_on_time_by_one_side(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 1, content, completed_on=day(start + 1, 12), due_on=day(start + 1, 11))
    p.list_task(task)
    p.told(task, start)
    row = p.told(task, start + 1, completed_on=day(start + 1, 11))
    p.differ_in_task("task.completed_on_differs", task, start + 1, row, "critical")


def another_due_date(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 8, content, completed_on=day(start + 2, 4))
    p.list_task(task)
    for month in task.months:
        row = p.told(task, month, due_on=task.due_on + timedelta(days=10) if task.due_on else None)
        p.differ_in_task("task.due_differs", task, month, row)


def extended_a_month_early(p: Province, unit: Unit, start: int, content: str) -> None:
    extension = {"extended_to": day(start + 2, 20) + timedelta(days=30), "extended_from": start + 2}
    task = p.task(unit, start, 8, content, completed_on=day(start + 2, 24), **extension)
    p.list_task(task)
    p.told_in(task, (start, start + 2))
    row = p.told(task, start + 1, extended_due_on=task.extended_to)
    p.differ_in_task("task.due_differs", task, start + 1, row)


def extension_never_told(p: Province, unit: Unit, start: int, content: str) -> None:
    extension = {"extended_to": day(start + 2, 20) + timedelta(days=45), "extended_from": start + 1}
    task = p.task(unit, start, 8, content, completed_on=day(start + 2, 22), **extension)
    p.list_task(task)
    p.told(task, start)
    for month in (start + 1, start + 2):
        p.differ_in_task("task.due_differs", task, month, p.told(task, month, extended_due_on=None))


def another_document_date(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 9, content, completed_on=day(start + 1, 23))
    p.list_task(task)
    for month in task.months:
        row = p.told(task, month, document_date=task.document_date + timedelta(days=3))
        p.differ_in_task("task.document_date_differs", task, month, row, "notice")


def vanished(p: Province, unit: Unit, start: int, content: str) -> None:
    last = min(start + 2, 11)
    task = p.task(unit, start, 3, content, last_listed=last)
    p.list_task(task)
    p.told_in(task, range(start, min(start + 4, 12)))
    p.near("vanished task still reported", 3)
    p.differ("task.vanished", unit.key, 12, (task.number,), (task.rows[last],), (), "warning")


def _three_of_one_document(p: Province, unit: Unit, start: int) -> list[Any]:
    place = start * 5
    number = p.number("KH-UBND")
    tasks = [
        p.task(
            unit, start, 10, CONTENTS[(place + n) % len(CONTENTS)], number=number, completed_on=day(start + 1, 6 + n)
        )
        for n in range(3)
    ]
    for task in tasks:
        p.list_task(task)
    return tasks


def one_of_three_dropped(p: Province, unit: Unit, start: int, content: str) -> None:
    tasks = _three_of_one_document(p, unit, start)
    for month in tasks[0].months:
        for task in (tasks[2], tasks[0]):
            p.told(task, month, content=mistyped(task.content))
        p.differ_in_task("task.missing_in_report", tasks[1], month)


def fourth_beside_three(p: Province, unit: Unit, start: int, content: str) -> None:
    tasks = _three_of_one_document(p, unit, start)
    for month in tasks[0].months:
        fourth = p.told(tasks[0], month, content="Việc khác ghi nhầm vào đây: " + content)
        if p.sent(unit.key, month, "task_progress"):
            p.differ("task.missing_in_register", unit.key, month, (tasks[0].number,), (), (fourth,), "warning")
        for task in reversed(tasks):
            p.told(task, month)


def same_number_of_another_year(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 10, content, completed_on=day(start + 1, 3))
    p.list_task(task)
    for month in task.months:
        p.differ_in_task("task.missing_in_report", task, month)
        other = CONTENTS[(CONTENTS.index(content) + 11) % len(CONTENTS)]
        row = p.told(task, month, document_date=task.document_date - timedelta(days=300), content=other)
        if p.sent(unit.key, month, "task_progress"):
            p.differ("task.missing_in_register", unit.key, month, (task.number,), (), (row,), "warning")


DIFFERENCES: tuple[Story, ...] = (
    dropped_in_one_month,
    never_reported,
    stranger_to_the_register,
    number_of_another_document,
    done_in_the_register_only,
    done_in_the_report_first,
    withdrawn_in_the_register_only,
    withdrawn_in_the_report_only,
    done_on_another_day,
    done_on_time_by_one_side,
    another_due_date,
    extended_a_month_early,
    extension_never_told,
    another_document_date,
    vanished,
    one_of_three_dropped,
    fourth_beside_three,
    same_number_of_another_year,
)

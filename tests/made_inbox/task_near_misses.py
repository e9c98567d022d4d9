"""What looks like a difference between the task register and the units' 01-NV and is none."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

from tests.made_inbox.province import DONE, ONGOING, WAITING, WITHDRAWN, YEAR, Province, Unit, day, report_day, window
from tests.made_inbox.task_contents import CONTENTS, mistyped
from tests.made_inbox.task_differences import Story


def told_alike(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 5, content, completed_on=day(start + 2, 10))
    p.list_task(task)
    p.told_in(task, task.months)
    p.near("told alike", 3)


def extended_in_a_later_register(p: Province, unit: Unit, start: int, content: str) -> None:
    extension = {"extended_to": report_day(start + 2) + timedelta(days=40), "extended_from": start + 1}
    task = p.task(unit, start, 5, content, completed_on=day(start + 2, 10), **extension)
    p.list_task(task)
    p.told_in(task, task.months)
    p.near("extension recorded by a later register")


def withdrawn_in_a_later_register(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 5, content, withdrawn_from=start + 2)
    p.list_task(task)
    p.told_in(task, range(start, start + 3))
    p.near("withdrawal recorded by a later register", 2)


def withdrawn_and_left_out(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 5, content, withdrawn_from=start + 1)
    p.list_task(task)
    p.told(task, start)
    p.near("withdrawn task no longer reported", 2)


def done_on_the_last_day(p: Province, unit: Unit, start: int, content: str) -> None:
    _, last = window(start + 1)
    task = p.task(unit, start, 5, content, completed_on=last, due_on=last)
    p.list_task(task)
    p.told_in(task, task.months)
    p.near("done on the window's last day")


def done_after_the_last_day(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 5, content, completed_on=report_day(start + 1), due_on=report_day(start + 1))
    p.list_task(task)
    p.told_in(task, task.months)
    p.near("done on the day after the window", 2)


def done_after_the_last_day_and_not_told(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 5, content, completed_on=report_day(start + 1))
    p.list_task(task)
    p.told(task, start)
    p.told(task, start + 1, status=ONGOING, completed_on=None)
    p.told(task, start + 2)
    p.near("done on the day after the window, told as open")


def reported_after_it_was_done(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 2, content, completed_on=day(start + 1, 4))
    p.list_task(task)
    p.told_in(task, (start, start + 1, start + 2))
    p.near("out of scope, reported again")


def reported_after_it_was_done_with_another_due_date(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 2, content, completed_on=day(start, 20))
    p.list_task(task)
    p.told(task, start)
    p.told(task, start + 1, due_on=day(start + 1, 2))
    p.near("out of scope, another due date")


def number_written_otherwise(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 5, content, number=f"{start}{p.number('QĐ-UBND')}", completed_on=day(start + 2, 10))
    p.list_task(task)
    spellings = (
        lambda number: number.lower(),
        lambda number: "0" + number.replace("-", " – ").replace("/", " / "),
        lambda number: unicodedata.normalize("NFD", number.replace("Đ", "Ð")),
    )
    for month, spelled in zip(task.months, spellings, strict=True):
        p.told(task, month, document_number=spelled(task.number))
    p.near("number written otherwise", 3)


def several_of_one_document(p: Province, unit: Unit, start: int, content: str) -> None:
    number = p.number("CTr-UBND")
    tasks = [
        p.task(
            unit, start, 8, CONTENTS[(start * 7 + n * 5) % len(CONTENTS)], number=number, completed_on=day(start + 1, 9)
        )
        for n in range(4)
    ]
    for task in tasks:
        p.list_task(task)
    for month in tasks[0].months:
        for task in (tasks[3], tasks[1], tasks[0], tasks[2]):
            p.told(task, month, content=mistyped(task.content))
    p.near("several tasks of one document, in another order and mistyped", 8)


def row_given_back(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 5, content, completed_on=day(start + 2, 10))
    p.list_task(task)
    other_day = day(start + 1, 3)
    p.told(task, start, rejected=True, status="abc", due_on=other_day)
    p.told(task, start + 1, rejected=True, completed_on="chưa rõ", due_on=other_day)
    p.told(task, start + 2, rejected=True, status=DONE, completed_on=None)
    p.near("reported in a row that was given back", 3)


def register_row_given_back(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 5, content, completed_on=day(start + 1, 10), broken=True)
    p.list_task(task)
    p.told(task, start, due_on=day(start + 1, 2))
    p.told(task, start + 1, completed_on=day(start + 1, 12))
    p.near("register's row was given back", 2)


def told_twice(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 5, content, completed_on=day(start, 20))
    p.list_task(task)
    p.told(task, start)
    p.told(task, start, rejected=True)
    p.near("the same row twice")


def waiting_or_ongoing(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 5, content, completed_on=day(start + 2, 10))
    p.list_task(task)
    p.told(task, start, status=WAITING)
    p.told(task, start + 1, status=ONGOING)
    p.told(task, start + 2, status="Đã HT")
    p.near("open in other words", 3)


def content_rewritten(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 5, content, completed_on=day(start + 1, 10))
    p.list_task(task)
    other = CONTENTS[(CONTENTS.index(content) + 17) % len(CONTENTS)]
    p.told_in(task, task.months, content=other)
    p.near("one of a document on either side, in other words", 2)


def extension_written_as_due_date(p: Province, unit: Unit, start: int, content: str) -> None:
    later = day(start + 2, 20) + timedelta(days=30)
    task = p.task(unit, start, 5, content, completed_on=day(start + 1, 10), extended_to=later, extended_from=start)
    p.list_task(task)
    p.told_in(task, task.months, due_on=later, extended_due_on=None)
    p.near("extension written as the due date", 2)


def carried_from_last_year(p: Province, unit: Unit, start: int, content: str) -> None:
    # Its number begins anew with another document of the year.
    facts = {"document_date": date(YEAR - 1, 10, 20), "first_listed": 1, "due_on": None}
    old = p.task(unit, 1, 0, content, completed_on=day(start + 1, 6), **facts)
    other = CONTENTS[(CONTENTS.index(content) + 7) % len(CONTENTS)]
    new = p.task(unit, start, 3, other, number=old.number, completed_on=day(start + 1, 15))
    for task in (old, new):
        p.list_task(task)
        p.told_in(task, task.months)
    p.last_year.append(old)
    p.near("carried from last year, its number given again", len(old.months) + len(new.months))


def document_to_several_units(p: Province, unit: Unit, start: int, content: str) -> None:
    number = p.number("CĐ-UBND")
    place = p.units.index(unit)
    for step in range(3):
        other = p.units[(place + step) % len(p.units)]
        task = p.task(other, start, 6, content, number=number, completed_on=day(start + step % 2, 22))
        p.list_task(task)
        p.told_in(task, task.months)
    p.near("one document to several units", 4)


def corrected_in_a_later_register(p: Province, unit: Unit, start: int, content: str) -> None:
    changes = {
        start: {"due_on": day(start, 25), "content": CONTENTS[0], "document_date": day(start, 6)},
        start + 1: {"status": DONE, "completed_on": day(start + 1, 2)},
    }
    task = p.task(unit, start, 5, content, completed_on=day(start + 1, 10), changes=changes)
    p.list_task(task)
    p.told_in(task, task.months)
    p.near("an earlier register said otherwise", 2)


def renumbered_in_the_registers(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 5, content, completed_on=day(start + 1, 10))
    for month in range(start, 12):
        task.changes[month] = {"document_number": f"00{task.number}".lower().replace("-", " - ")}
    p.list_task(task)
    p.told_in(task, task.months)
    p.near("registers write one number in two ways", 2)


def without_a_deadline(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 5, content, completed_on=day(start + 1, 10), due_on=None)
    p.list_task(task)
    p.told_in(task, task.months, due_on="Thường xuyên")
    p.near("no deadline, in words", 2)


def assigned_after_the_last_day(p: Province, unit: Unit, start: int, content: str) -> None:
    dates = {"document_date": report_day(start), "completed_on": day(start + 2, 3)}
    early = p.task(unit, start, 0, content, **dates)
    late = p.task(unit, start, 0, mistyped(content), **dates)
    for task in (early, late):
        p.list_task(task)
        p.told_in(task, task.months)
    p.told(early, start)
    p.near("assigned on the day after the window", 2)


def withdrawn_in_both(p: Province, unit: Unit, start: int, content: str) -> None:
    task = p.task(unit, start, 5, content, withdrawn_from=start + 1)
    p.list_task(task)
    p.told(task, start)
    p.told(task, start + 1, status=WITHDRAWN)
    p.told(task, start + 2, status=WITHDRAWN)
    p.near("withdrawn on either side", 2)


NEAR_MISSES: tuple[Story, ...] = (
    told_alike,
    extended_in_a_later_register,
    withdrawn_in_a_later_register,
    withdrawn_and_left_out,
    done_on_the_last_day,
    done_after_the_last_day,
    done_after_the_last_day_and_not_told,
    reported_after_it_was_done,
    reported_after_it_was_done_with_another_due_date,
    number_written_otherwise,
    several_of_one_document,
    row_given_back,
    register_row_given_back,
    told_twice,
    waiting_or_ongoing,
    content_rewritten,
    extension_written_as_due_date,
    carried_from_last_year,
    document_to_several_units,
    corrected_in_a_later_register,
    renumbered_in_the_registers,
    without_a_deadline,
    assigned_after_the_last_day,
    withdrawn_in_both,
)

from __future__ import annotations

from datetime import date

from tests.warehouse.told import Told, progress, task

RULE = "task.due_differs"


def test_another_due_date_is_named_where_it_stands() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(due_on=date(2020, 2, 1))])
    told.unit("SCT", "2020-01", task_progress=[progress(due_on=date(2020, 2, 10))])
    [found] = told.found()
    assert (found.rule, found.left_cell, found.right_cell) == (RULE, "I2", "F2")
    assert (found.left_value, found.right_value) == ("2020-02-01", "2020-02-10")


def test_an_extension_is_the_due_date() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(due_on=date(2020, 1, 8), extended_due_on=date(2020, 2, 1))])
    told.unit("SCT", "2020-01", task_progress=[progress(due_on=date(2020, 2, 1))])
    assert told.found() == []


def test_an_extension_holds_from_the_first_register_that_shows_it() -> None:
    told = Told()
    due = date(2020, 1, 8)
    told.central("task_register", "2020-01", [task(due_on=due)])
    told.central("task_register", "2020-02", [task(due_on=due, extended_due_on=date(2020, 3, 1))])
    told.unit("SCT", "2020-01", task_progress=[progress(due_on=due)])
    told.unit("SCT", "2020-02", task_progress=[progress(due_on=due, delay_reason="Chờ ý kiến")])
    [found] = told.found()
    assert (found.rule, found.period, found.left_cell, found.left_value) == (RULE, "2020-02", "J2", "2020-03-01")


def test_no_due_date_against_one_is_a_difference() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(due_on=date(2020, 2, 1))])
    told.unit("SCT", "2020-01", task_progress=[progress()])
    assert [row.rule for row in told.found()] == [RULE]


def test_a_task_out_of_scope_is_not_asked_for_its_due_date() -> None:
    told = Told()
    done = {"status": "Đã hoàn thành", "completed_on": date(2020, 1, 8)}
    told.central("task_register", "2020-02", [task(due_on=date(2020, 2, 1), **done)])
    told.unit("SCT", "2020-02", task_progress=[progress(due_on=date(2020, 2, 10), **done)])
    assert told.found() == []

from __future__ import annotations

from datetime import date

from tests.warehouse.told import Told, progress, task

RULE = "task.completed_on_differs"


def completed(day: int, due: date | None = None) -> dict[str, object]:
    return {"status": "Đã hoàn thành", "completed_on": date(2020, 1, day), "due_on": due}


def test_other_days_of_completion_are_a_warning() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(**completed(8))])
    told.unit("SCT", "2020-01", task_progress=[progress(**completed(9))])
    [found] = told.found()
    assert (found.rule, found.severity, found.left_cell, found.right_cell) == (RULE, "warning", "L2", "I2")
    assert (found.left_value, found.right_value) == ("2020-01-08", "2020-01-09")


def test_it_is_critical_where_one_day_is_late_and_the_other_is_not() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(**completed(9, date(2020, 1, 8)))])
    told.unit("SCT", "2020-01", task_progress=[progress(**completed(8, date(2020, 1, 8)))])
    assert [(row.rule, row.severity) for row in told.found()] == [(RULE, "critical")]


def test_the_same_day_is_no_difference() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(**completed(8))])
    told.unit("SCT", "2020-01", task_progress=[progress(**completed(8))])
    assert told.found() == []

from __future__ import annotations

from datetime import date

from tests.warehouse.told import Told, progress, task

RULE = "task.document_date_differs"


def test_the_same_number_and_content_under_another_date_is_the_same_task() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.unit("SCT", "2020-01", task_progress=[progress(document_date=date(2020, 1, 7))])
    [found] = told.found()
    assert (found.rule, found.severity, found.left_cell, found.right_cell) == (RULE, "notice", "D2", "C2")
    assert (found.match_way, found.match_score) == ("other_date", 1.0)


def test_the_same_date_is_no_difference() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.unit("SCT", "2020-01", task_progress=[progress()])
    assert told.found() == []


def test_two_letters_of_one_number_and_different_days_are_told_apart_by_their_days() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(), task(task_code="NV-2", document_date=date(2020, 1, 9))])
    told.unit("SCT", "2020-01", task_progress=[progress(document_date=date(2020, 1, 9)), progress()])
    assert told.found() == []

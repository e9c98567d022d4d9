from __future__ import annotations

from datetime import date

from tests.warehouse.told import Told, echo, visit

RULE = "inspection.remedy_differs"


def test_another_number_remedied_by_the_end_of_the_month_is_a_warning() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(remedied_count=1)])
    told.unit("SCT", "2020-01", inspection_report=[echo(remedied_count=2)])
    [found] = told.found()
    assert (found.rule, found.left_cell, found.right_cell, found.left_value) == (RULE, "L2", "K2", "1")


def test_what_was_remedied_after_the_month_was_open_in_it() -> None:
    told = Told()
    told.central("inspection_register", "2020-02", [visit(remedied_count=2, remedied_on=date(2020, 2, 3))])
    told.unit("SCT", "2020-01", inspection_report=[echo(remedied_count=None)])
    assert told.found() == []


def test_what_was_remedied_on_the_last_day_of_the_month_was_remedied_in_it() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(remedied_count=2, remedied_on=date(2020, 1, 14))])
    told.unit("SCT", "2020-01", inspection_report=[echo(remedied_count=2)])
    assert told.found() == []

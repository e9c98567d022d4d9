from __future__ import annotations

from datetime import date

from tests.warehouse.told import Told, echo, visit

RULE = "inspection.date_differs"


def test_a_day_within_a_week_is_the_same_visit_under_another_day() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(inspected_on=date(2020, 1, 3))])
    told.unit("SCT", "2020-01", inspection_report=[echo(inspected_on=date(2020, 1, 10))])
    [found] = told.found()
    assert (found.rule, found.severity, found.left_cell, found.right_cell) == (RULE, "notice", "G2", "G2")
    assert (found.left_value, found.right_value) == ("2020-01-03", "2020-01-10")


def test_eight_days_off_are_two_visits() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(inspected_on=date(2020, 1, 2))])
    told.unit("SCT", "2020-01", inspection_report=[echo(inspected_on=date(2020, 1, 10))])
    assert {row.rule for row in told.found()} == {"inspection.missing_in_report", "inspection.missing_in_register"}


def test_visits_of_one_decision_are_paired_nearest_first() -> None:
    told = Told()
    days = [date(2020, 1, 6), date(2020, 1, 8), date(2020, 1, 10)]
    told.central("inspection_register", "2020-01", [visit(inspected_on=day) for day in days])
    told.unit("SCT", "2020-01", inspection_report=[echo(inspected_on=day) for day in reversed(days)])
    assert told.found() == []

from __future__ import annotations

from tests.warehouse.told import Told

RULE = "total.to_date_differs"


def declared(in_period: int, to_date: int, item: str = "violators") -> dict[str, object]:
    return {"item": item, "in_period": in_period, "to_date": to_date}


def test_a_running_total_that_does_not_run_on_is_named_beside_last_months() -> None:
    told = Told()
    before = told.unit("SCT", "2020-01", declared_total=[declared(2, 2)])
    told.unit("SCT", "2020-02", declared_total=[declared(3, 6)])
    [found] = told.found()
    assert (found.rule, found.period, found.left_file, found.left_cell) == (RULE, "2020-02", before, "E2")
    assert (found.left_value, found.right_value, found.right_cell) == ("5", "6", "E2")


def test_one_that_runs_on_is_in_order() -> None:
    told = Told()
    told.unit("SCT", "2020-01", declared_total=[declared(2, 2)])
    told.unit("SCT", "2020-02", declared_total=[declared(3, 5)])
    assert told.found() == []


def test_a_new_year_and_a_missing_month_are_compared_with_nothing() -> None:
    told = Told()
    told.unit("SCT", "2019-12", declared_total=[declared(2, 20)])
    told.unit("SCT", "2020-01", declared_total=[declared(1, 1)])
    told.unit("SCT", "2020-03", declared_total=[declared(1, 9)])
    assert told.found() == []


def test_only_what_adds_up_over_months_is_compared() -> None:
    told = Told()
    told.unit("SCT", "2020-01", declared_total=[declared(2, 2, "tasks_assigned")])
    told.unit("SCT", "2020-02", declared_total=[declared(3, 3, "tasks_assigned")])
    assert told.found() == []

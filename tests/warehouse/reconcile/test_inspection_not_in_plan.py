from __future__ import annotations

from datetime import date

from tests.warehouse.told import Told, visit

RULE = "inspection.not_in_plan"
PLAN = {"year": 2020, "unit": "STC", "planned_month": 1}


def test_a_planned_inspection_of_a_unit_that_the_plan_does_not_name_is_a_notice() -> None:
    told = Told()
    told.central("inspection_plan", "2020", [PLAN])
    told.central("inspection_register", "2020-01", [visit(kind="Theo kế hoạch"), visit(inspected_unit="STC")])
    [found] = told.found()
    assert (found.rule, found.severity, found.unit, found.left_cell) == (RULE, "notice", "SCT", "E2")


def test_a_unit_in_the_plan_or_an_unannounced_visit_is_in_order() -> None:
    told = Told()
    told.central("inspection_plan", "2020", [PLAN])
    told.central("inspection_register", "2020-01", [visit(), visit(kind="Theo kế hoạch", inspected_unit="STC")])
    assert told.found() == []


def test_without_a_plan_of_the_year_nothing_is_compared() -> None:
    told = Told()
    told.central("inspection_plan", "2019", [PLAN | {"year": 2019}])
    told.central("inspection_register", "2020-01", [visit(kind="Theo kế hoạch", inspected_on=date(2020, 1, 9))])
    assert told.found() == []

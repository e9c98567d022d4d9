from __future__ import annotations

from datetime import date

from tests.warehouse.told import Told, visit

RULE = "plan.not_carried_out"


def planned(unit: str, month: int) -> dict[str, object]:
    return {"year": 2020, "unit": unit, "planned_month": month}


def test_a_unit_not_inspected_by_the_end_of_its_month_is_noted_every_month_under_one_id() -> None:
    told = Told()
    plan = told.central("inspection_plan", "2020", [planned("STC", 2), planned("SCT", 1)])
    told.central("inspection_register", "2020-03", [visit()])
    found = told.found()
    assert [(row.rule, row.unit, row.period) for row in found] == [(RULE, "STC", "2020-02"), (RULE, "STC", "2020-03")]
    assert len({row.id for row in found}) == 1
    assert (found[0].left_file, found[0].left_cell) == (plan, "B2")


def test_any_visit_of_the_year_to_date_carries_out_every_row_of_the_unit() -> None:
    told = Told()
    told.central("inspection_plan", "2020", [planned("SCT", 1), planned("SCT", 3)])
    told.central("inspection_register", "2020-03", [visit(inspected_on=date(2020, 1, 3))])
    assert told.found() == []


def test_a_visit_in_a_later_month_settles_it_from_then_on() -> None:
    told = Told()
    told.central("inspection_plan", "2020", [planned("SCT", 1)])
    told.central("inspection_register", "2020-02", [visit(inspected_on=date(2020, 1, 15))])
    assert [row.period for row in told.found()] == ["2020-01"]


def test_a_visit_on_the_last_day_of_the_month_is_in_time() -> None:
    told = Told()
    told.central("inspection_plan", "2020", [planned("SCT", 1)])
    told.central("inspection_register", "2020-02", [visit(inspected_on=date(2020, 1, 14))])
    assert told.found() == []

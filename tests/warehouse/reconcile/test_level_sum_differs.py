from __future__ import annotations

from tests.warehouse.told import Told, visit

RULE = "level.sum_differs"


def test_a_level_that_is_not_the_units_own_is_a_notice() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(level="Huyện")])
    [found] = told.found()
    assert (found.rule, found.severity, found.unit) == (RULE, "notice", "SCT")
    assert (found.left_cell, found.left_value, found.right_value) == ("F2", "Huyện", "Tỉnh")


def test_the_units_own_level_or_none_is_in_order() -> None:
    told = Told()
    told.central(
        "inspection_register",
        "2020-01",
        [
            visit(level="Tỉnh"),
            visit(inspected_unit="182", level="Huyện"),
            visit(inspected_unit="STC"),
            visit(inspected_unit="06004.2018", level="Xã"),
        ],
    )
    assert told.found() == []

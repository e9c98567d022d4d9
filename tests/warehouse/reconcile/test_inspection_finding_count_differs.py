from __future__ import annotations

from datetime import date

from tests.warehouse.told import Told, echo, visit

RULE = "inspection.finding_count_differs"


def test_another_number_of_shortcomings_is_a_warning() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(finding_count=3)])
    told.unit("SCT", "2020-01", inspection_report=[echo(finding_count=2)])
    [found] = told.found()
    assert (found.rule, found.severity, found.left_cell, found.right_cell) == (RULE, "warning", "I2", "H2")
    assert (found.left_value, found.right_value) == ("3", "2")


def test_the_same_number_is_no_difference() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(finding_count=0)])
    told.unit("SCT", "2020-01", inspection_report=[echo(finding_count=0, inspected_on=date(2020, 1, 10))])
    assert told.found() == []

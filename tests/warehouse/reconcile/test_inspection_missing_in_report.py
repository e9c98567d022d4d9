from __future__ import annotations

from datetime import date

from tests.warehouse.told import NIL, REJECTED, Told, echo, visit

RULE = "inspection.missing_in_report"


def test_a_visit_that_the_unit_does_not_tell_is_named_to_the_cell() -> None:
    told = Told()
    register = told.central("inspection_register", "2020-01", [visit()])
    told.unit("SCT", "2020-01", inspection_report=NIL)
    [found] = told.found()
    assert (found.rule, found.unit, found.left_file, found.left_cell) == (RULE, "SCT", register, "B2")


def test_a_visit_told_by_next_months_workbook_was_told() -> None:
    told = Told()
    told.central("inspection_register", "2020-02", [visit()])
    told.unit("SCT", "2020-01", inspection_report=NIL)
    told.unit("SCT", "2020-02", inspection_report=[echo()])
    assert told.found() == []


def test_a_quarantined_row_was_said() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit()])
    other = echo(inspecting_body="Phòng Thanh tra", decision_number="1/QĐ-SCT")
    told.unit("SCT", "2020-01", inspection_report=[echo(finding_count=None) | REJECTED, other])
    assert told.found(RULE) == []


def test_so_was_one_that_does_not_say_who_inspected() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit()])
    other = echo(inspecting_body="Phòng Thanh tra", decision_number="1/QĐ-SCT")
    told.unit("SCT", "2020-01", inspection_report=[echo(inspecting_body=None) | REJECTED, other])
    assert told.found(RULE) == []


def test_a_unit_without_the_form_lacks_nothing() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit()])
    told.unit("SCT", "2020-01", violation=NIL)
    assert told.found() == []


def test_a_visit_of_another_month_is_not_this_months() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(inspected_on=date(2019, 12, 10))])
    told.unit("SCT", "2020-01", inspection_report=NIL)
    assert told.found() == []

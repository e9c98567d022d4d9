from __future__ import annotations

from datetime import date

from tests.warehouse.told import Told, echo, visit

RULE = "inspection.missing_in_register"


def test_a_provincial_inspection_that_the_register_lacks_is_critical() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(inspected_unit="STC")])
    workbook = told.unit("SCT", "2020-01", inspection_report=[echo()])
    [found] = told.found()
    assert (found.rule, found.severity, found.unit) == (RULE, "critical", "SCT")
    assert (found.right_file, found.right_cell) == (workbook, "B2")


def test_what_the_unit_inspects_itself_takes_no_part() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(inspected_unit="STC")])
    told.unit("SCT", "2020-01", inspection_report=[echo(inspecting_body="Sở Công Thương")])
    assert told.found() == []


def test_in_its_own_workbook_so_noi_vu_is_no_body_of_the_province() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(inspected_unit="STC")])
    told.unit("SNV", "2020-01", inspection_report=[echo()])
    assert told.found() == []


def test_the_office_of_the_committee_is_not_the_committee() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(inspected_unit="STC")])
    told.unit("VPUBND", "2020-01", inspection_report=[echo(inspecting_body="Văn phòng UBND tỉnh")])
    assert told.found() == []


def test_without_a_register_that_covers_the_day_there_is_nothing_to_compare_with() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(inspected_unit="STC")])
    told.unit("SCT", "2020-02", inspection_report=[echo(inspected_on=date(2020, 2, 3))])
    assert told.found() == []


def test_a_visit_told_again_with_a_corrected_day_is_told_once() -> None:
    told = Told()
    told.central("inspection_register", "2020-02", [visit()])
    told.unit("SCT", "2020-01", inspection_report=[echo(inspected_on=date(2020, 1, 8))])
    told.unit("SCT", "2020-02", inspection_report=[echo()])
    assert told.found() == []


def test_two_visits_told_where_the_register_has_one_leave_one_over() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit()])
    told.unit("SCT", "2020-01", inspection_report=[echo(), echo(inspected_on=date(2020, 1, 13))])
    assert [(row.rule, row.right_cell) for row in told.found()] == [(RULE, "B3")]

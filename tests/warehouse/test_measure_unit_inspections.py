"""02-KT: what the units themselves inspected; the province's inspections in it are an echo of the register."""

from __future__ import annotations

from typing import Any

import pytest

from tests.warehouse.rows import figures, on, workbook


def visit(number: str, office: str, day: str = "1/8/2020", **more: Any) -> dict[str, Any]:
    given = {
        "decision_number": number,
        "decision_date": on("1/6/2020"),
        "kind": "Theo kế hoạch",
        "inspecting_body": "UBND huyện Văn Lãng",
        "inspected_unit": office,
        "inspected_on": on(day),
        "finding_count": 0,
    }
    return {**given, **more}


def test_a_unit_s_own_inspections_are_counted_three_ways() -> None:
    rows = [visit("1/QĐ", "xã A"), visit("1/QĐ", "xã B"), visit("2/QĐ", "xã A", "2/8/2020")]
    said = figures(workbook("182", "2020-08", inspection_report=rows))
    names = ("unit_inspections", "unit_inspection_visits", "unit_inspected_offices", "self_inspection_visits")
    assert tuple(said.value(name, "182") for name in names) == (2, 3, 2, 0)


def test_self_inspection_is_counted_apart() -> None:
    rows = [visit("1/KH", "Phòng A", kind="Tự kiểm tra"), visit("1/QĐ", "xã A")]
    said = figures(workbook("182", "2020-08", inspection_report=rows))
    assert (said.value("self_inspection_visits", "182"), said.value("unit_inspection_visits", "182")) == (1, 1)


@pytest.mark.parametrize("body", ["Sở Nội vụ", "Đoàn kiểm tra của tỉnh", "Ban Chỉ đạo CCHC tỉnh", "UBND tỉnh"])
def test_the_province_s_inspections_are_never_counted(body: str) -> None:
    rows = [visit("9/QĐ", "UBND huyện Văn Lãng", inspecting_body=body)]
    assert figures(workbook("182", "2020-08", inspection_report=rows)).value("unit_inspections", "182") == 0


def test_so_noi_vu_inspects_for_itself_in_its_own_workbook() -> None:
    rows = [visit("9/QĐ", "Chi cục A", inspecting_body="Sở Nội vụ")]
    said = figures(
        workbook("SNV", "2020-08", inspection_report=rows), workbook("STC", "2020-08", inspection_report=rows)
    )
    assert (said.value("unit_inspections", "SNV"), said.value("unit_inspections", "STC")) == (1, 0)


def test_the_same_number_at_two_units_is_two_inspections_of_the_province() -> None:
    rows = [visit("1/QĐ", "Phòng A")]
    said = figures(
        workbook("182", "2020-08", inspection_report=rows), workbook("187", "2020-08", inspection_report=rows)
    )
    assert (said.value("unit_inspections"), said.value("unit_inspected_offices")) == (2, 2)


def test_a_visit_told_again_to_add_a_remedy_counts_once() -> None:
    july = workbook("182", "2020-07", inspection_report=[visit("1/QĐ", "xã A", "1/7/2020")])
    august = workbook(
        "182", "2020-08", inspection_report=[visit("1/QĐ", "xã A", "1/7/2020", remedied_on=on("1/8/2020"))]
    )
    said = figures(july, august)
    assert said.value("unit_inspection_visits", "182", "year_to_date") == 1
    assert said.value("unit_inspection_visits", "182") == 0


def test_a_visit_told_again_is_as_the_workbook_of_the_later_month_tells_it_whenever_that_came() -> None:
    told = visit("1/QĐ", "xã A", "1/7/2020")
    july = workbook("182", "2020-07", "2020-09-30", inspection_report=[told | {"kind": "Tự kiểm tra"}])
    august = workbook("182", "2020-08", "2020-08-16", inspection_report=[told])
    said = figures(july, august, period="2020-07")
    assert (said.value("unit_inspection_visits", "182"), said.value("self_inspection_visits", "182")) == (1, 0)


def test_offices_visited_in_two_months_are_one_office_of_the_year() -> None:
    july = workbook("182", "2020-07", inspection_report=[visit("1/QĐ", "xã A", "1/7/2020")])
    august = workbook("182", "2020-08", inspection_report=[visit("2/QĐ", "xã A")])
    said = figures(july, august)
    assert said.value("unit_inspected_offices", "182", "year_to_date") == 1
    assert said.value("unit_inspections", "182", "year_to_date") == 2

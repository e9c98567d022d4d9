"""Opening balances: for years without rows; one stands for the rows inside its interval."""

from __future__ import annotations

from typing import Any

from tests.warehouse.rows import Received, figures, on, workbook
from tests.warehouse.test_measure_inspections import visit as province_visit
from tests.warehouse.test_measure_unit_inspections import visit
from transforms.definitions.basis import Basis

TODAY = Basis(boundaries="today")


def balance(
    measure: str, value: int, unit: str | None = None, begins: str = "4/1/2018", ends: str = "14/12/2019"
) -> dict[str, Any]:
    return {"measure": measure, "unit": unit, "from_date": on(begins), "to_date": on(ends), "value": value}


def balances(*rows: dict[str, Any], received: str = "2020-01-17", period: str = "2020-01") -> Received:
    return workbook("SNV", period, received, opening_balance=rows)


def self_inspections(period: str, day: str, unit: str = "SNV", count: int = 1) -> Received:
    rows = [visit(f"{n}/KH", "Phòng A", day, kind="Tự kiểm tra") for n in range(count)]
    return workbook(unit, period, inspection_report=rows)


def test_a_balance_counts_where_its_whole_interval_lies_in_the_window() -> None:
    told = balances(balance("self_inspection_visits", 20, "SNV"))
    said = figures(told, self_inspections("2020-08", "1/8/2020"))
    assert said.value("self_inspection_visits", "SNV", "since_start") == 21
    assert said.value("self_inspection_visits", "SNV", "year_to_date") == 1
    assert figures(told, period="2019-12").value("self_inspection_visits", "SNV", "since_start") == 20
    assert figures(told, period="2019-11").value("self_inspection_visits", "SNV", "since_start") is None


def test_the_province_has_its_own_balances_those_of_its_units_and_the_rows() -> None:
    rows = balance("self_inspection_visits", 20, "SNV"), balance("self_inspection_visits", 100)
    said = figures(balances(*rows), self_inspections("2020-08", "1/8/2020", "STC"))
    assert said.value("self_inspection_visits", window="since_start") == 121
    assert said.value("self_inspection_visits", "SNV", "since_start") == 20


def test_rows_inside_a_balance_s_interval_are_not_counted_beside_it() -> None:
    early = self_inspections("2019-12", "1/12/2019", count=5), self_inspections("2019-12", "1/12/2019", "STC", 2)
    said = figures(balances(balance("self_inspection_visits", 20, "SNV")), *early, period="2020-01")
    assert said.value("self_inspection_visits", "SNV", "since_start") == 20
    assert said.value("self_inspection_visits", window="since_start") == 22


def test_the_first_and_the_last_day_of_a_balance_are_inside_it_and_the_day_after_is_not() -> None:
    days = [("2018-01", "4/1/2018"), ("2019-12", "14/12/2019"), ("2020-01", "15/12/2019")]
    told = [self_inspections(period, day) for period, day in days]
    for unit in ("SNV", None):
        said = figures(balances(balance("self_inspection_visits", 20, unit)), *told, period="2020-01")
        assert said.value("self_inspection_visits", unit or "LSN", "since_start") == 21


def test_the_province_s_own_balance_stands_for_the_rows_of_every_unit() -> None:
    early = self_inspections("2019-12", "1/12/2019", count=5)
    said = figures(balances(balance("self_inspection_visits", 20)), early, period="2020-01")
    assert said.value("self_inspection_visits", window="since_start") == 20
    assert said.value("self_inspection_visits", "SNV", "since_start") == 5


def test_where_the_balance_does_not_count_the_rows_do() -> None:
    early = self_inspections("2019-12", "1/12/2019", count=5)
    said = figures(balances(balance("self_inspection_visits", 20, "SNV")), early, period="2019-12")
    assert said.value("self_inspection_visits", "SNV") == 5


def test_a_distinct_count_is_the_balance_and_the_distinct_rows() -> None:
    rows = [province_visit("1/QĐ", "STC", "1/8/2020"), province_visit("1/QĐ", "SYT", "1/8/2020")]
    said = figures(balances(balance("inspections", 58)), workbook("SNV", "2020-08", inspection_register=rows))
    assert said.value("inspections", window="since_start") == 59


def test_a_balance_told_again_replaces_the_earlier_one_and_others_stay() -> None:
    first = balances(balance("violators", 5), balance("violators", 7, begins="15/12/2019", ends="14/1/2020"))
    again = balances(balance("violators", 6), received="2020-02-17")
    assert figures(first, again).value("violators", window="since_start") == 13


def test_of_a_balance_within_the_interval_of_another_the_longer_one_counts_where_the_window_holds_it() -> None:
    later = balances(balance("violators", 9, ends="14/12/2020"), received="2021-01-18", period="2021-01")
    told = balances(balance("violators", 5), balance("violators", 2, "SNV")), later
    assert figures(*told, period="2021-01").value("violators", window="since_start") == 11
    assert figures(*told, period="2020-01").value("violators", window="since_start") == 7


def test_a_balance_sent_again_for_the_same_month_with_another_interval_replaces_the_one_it_mends() -> None:
    first = balances(
        balance("violators", 5, ends="31/12/2019"), balance("violators", 7, begins="1/1/2020", ends="9/1/2020")
    )
    mended = balances(balance("violators", 4), received="2020-01-20")
    assert figures(first, mended).value("violators", window="since_start") == 11
    other_month = balances(balance("violators", 4), received="2020-02-17", period="2020-02")
    assert figures(first, other_month).value("violators", window="since_start") == 12


def test_of_two_balances_of_one_workbook_the_shorter_stays_where_the_longer_alone_is_sent_again() -> None:
    first = balances(balance("violators", 2, ends="14/12/2018"), balance("violators", 5))
    again = balances(balance("violators", 6), received="2020-01-20")
    assert figures(first, again).value("violators", window="since_start") == 6
    assert figures(first, again, period="2019-01").value("violators", window="since_start") == 2


def test_a_balance_stands_for_the_months_of_its_interval_in_the_evidence() -> None:
    months = [self_inspections(f"2020-0{m}", "1/8/2020") for m in range(1, 9)]
    said = figures(balances(balance("self_inspection_visits", 20, "SNV")), *months)
    assert said("self_inspection_visits", "SNV", "since_start").status == "complete"
    assert said("unit_inspections", "SNV", "since_start").status == "partial"


def test_a_rate_with_a_balance_on_one_side_only_is_no_rate_and_the_reason_is_said() -> None:
    told = workbook("SNV", "2020-08", violation=[{"found_on": on("1/8/2020"), "people_count": 2}])
    one_side = figures(balances(balance("violators_handled", 125, "SNV")), told)
    for unit in ("SNV", "LSN"):
        rate = one_side("violations_handled_rate", unit, "since_start")
        assert (rate.value, rate.numerator, rate.denominator) == (None, None, None)
        assert "số lũy kế" in (rate.note or "")
        assert one_side.value("violators_handled", unit, "since_start") == 125
        in_the_period = one_side("violations_handled_rate", unit)
        assert (in_the_period.value, in_the_period.note) == (0, None)
    assert one_side("violations_handled_rate", "STC", "since_start").note is None


def test_a_rate_with_the_same_balance_on_both_sides_is_over_both() -> None:
    told = workbook("SNV", "2020-08", violation=[{"found_on": on("1/8/2020"), "people_count": 2}])
    rows = balance("violators_handled", 6, "SNV"), balance("violators", 8, "SNV")
    rate = figures(balances(*rows), told)("violations_handled_rate", window="since_start")
    assert (rate.value, rate.numerator, rate.denominator, rate.note) == (60, 6, 10, None)
    other_stretch = balance("violators", 8, "SNV", ends="14/11/2019")
    uneven = figures(balances(rows[0], other_stretch), told)
    assert uneven.value("violations_handled_rate", window="since_start") is None


def test_what_is_due_has_the_balance_of_what_is_completed() -> None:
    done = {"lead_unit": "SNV", "document_date": on("1/8/2020"), "completed_on": on("2/8/2020")}
    rows = [{"task_code": "a", "status": "Đã hoàn thành", **done}]
    register = workbook("VPUBND", "2020-08", task_register=rows)
    said = figures(balances(balance("tasks_completed", 9)), register)
    assert said.value("tasks_completion_rate", window="since_start") is None
    assert said.value("tasks_on_time_rate", window="since_start") is None
    assert said.value("tasks_due_completion_rate", window="since_start") == 100
    assert said.value("tasks_completion_rate", "SNV", "since_start") == 100


def test_a_rate_over_balances_alone_is_known_as_its_two_counts_are() -> None:
    rows = balance("violators", 12, "STC"), balance("violators_handled", 9, "STC")
    said = figures(balances(*rows), period="2019-12")
    counts, rate = said("violators", "STC", "since_start"), said("violations_handled_rate", "STC", "since_start")
    assert (rate.value, rate.status, rate.missing_units) == (75, counts.status, counts.missing_units)
    assert said.value("violations_handled_rate", window="since_start") == 75
    assert figures(balances(rows[0]), period="2019-12").value("violations_handled_rate", "STC", "since_start") is None


def test_a_balance_of_a_stock_reaches_its_rate_where_both_sides_have_one() -> None:
    told = [{"item": "staff_total", "value": 10}, {"item": "staff_briefed", "value": 5}]
    august = workbook("SNV", "2020-08", dissemination=told)
    both = balance("staff_total", 30, "SNV"), balance("staff_briefed", 25, "SNV")
    assert figures(balances(*both), august).value("staff_briefed_rate", "SNV", "since_start") == 75
    assert figures(balances(both[1]), august).value("staff_briefed_rate", "SNV", "since_start") is None


def test_a_rate_over_balances_of_two_stocks_alone_is_known_as_they_are() -> None:
    both = balance("staff_total", 30, "SNV"), balance("staff_briefed", 24, "SNV")
    said = figures(balances(*both), period="2019-12")
    total, rate = said("staff_total", "SNV", "since_start"), said("staff_briefed_rate", "SNV", "since_start")
    assert (rate.value, rate.status, rate.missing_units) == (80, total.status, total.missing_units)
    assert figures(balances(both[1]), period="2019-12").value("staff_briefed_rate", "SNV", "since_start") is None


def test_on_today_s_boundaries_a_balance_stands_for_the_rows_of_its_own_unit_alone() -> None:
    """Sở Xây dựng and Sở Giao thông vận tải are one since 01/03/2025; only one of them has a balance."""
    told = [self_inspections("2019-12", "1/12/2019", unit, count) for unit, count in (("SXD", 3), ("SGTVT", 2))]
    for basis in (None, TODAY):
        said = figures(balances(balance("self_inspection_visits", 20, "SXD")), *told, period="2020-01", basis=basis)
        assert said.value("self_inspection_visits", window="since_start") == 22
    both = said("self_inspection_visits", "SXD-2025", "since_start")
    assert (both.value, both.status, set(both.missing_units)) == (22, "partial", {"SXD", "SGTVT"})


def test_on_today_s_boundaries_the_months_of_a_unit_without_a_balance_are_still_owed() -> None:
    months = [
        self_inspections(f"2020-0{month}", "1/1/2020", unit) for month in range(1, 9) for unit in ("SXD", "SGTVT")
    ]
    rows = [balance("self_inspection_visits", 20, unit) for unit in ("SXD", "SGTVT")]
    one, both = (
        figures(balances(*told), *months, basis=TODAY)("self_inspection_visits", "SXD-2025", "since_start")
        for told in (rows[:1], rows)
    )
    assert (one.status, one.missing_units) == ("partial", ("SGTVT",))
    assert (both.status, both.value) == ("complete", 42)


def test_on_today_s_boundaries_balances_of_two_units_on_the_two_sides_make_no_rate() -> None:
    rows = balance("violators_handled", 6, "SXD"), balance("violators", 8, "SGTVT")
    rate = figures(balances(*rows), basis=TODAY)("violations_handled_rate", "SXD-2025", "since_start")
    assert (rate.value, "số lũy kế" in (rate.note or "")) == (None, True)

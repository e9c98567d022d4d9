"""Opening balances: for years without rows; one stands for the rows inside its interval."""

from __future__ import annotations

from typing import Any

from tests.warehouse.rows import Received, figures, on, workbook
from tests.warehouse.test_measure_inspections import visit as province_visit
from tests.warehouse.test_measure_unit_inspections import visit


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
    said = figures(balances(balance("self_inspection_visits", 20, "SNV")), self_inspections("2020-08", "1/8/2020"))
    assert said.value("self_inspection_visits", "SNV", "since_start") == 21
    assert said.value("self_inspection_visits", "SNV", "year_to_date") == 1


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


def test_a_balance_stands_for_the_months_of_its_interval_in_the_evidence() -> None:
    months = [self_inspections(f"2020-0{m}", "1/8/2020") for m in range(1, 9)]
    said = figures(balances(balance("self_inspection_visits", 20, "SNV")), *months)
    assert said("self_inspection_visits", "SNV", "since_start").status == "complete"
    assert said("unit_inspections", "SNV", "since_start").status == "partial"

"""06-TTHC: carried over into the first month received, pending after the last, components and not totals."""

from __future__ import annotations

from typing import Any

from tests.warehouse.rows import NIL, Received, figures, workbook


def told(period: str, unit: str = "SNV", **counts: int) -> Received:
    row: dict[str, Any] = {"field": "Hộ tịch", **counts}
    return workbook(unit, period, service_result=[row])


JANUARY = {
    "received_carried": 10,
    "received_online": 5,
    "received_in_person": 7,
    "resolved_early": 8,
    "resolved_late": 2,
}
FEBRUARY = {"received_carried": 12, "received_online": 1, "received_in_person": 2, "resolved_on_time": 6}


def test_of_one_month_the_components_count_not_the_totals() -> None:
    said = figures(told("2020-01", **JANUARY, received_total=999, resolved_total=999), period="2020-01")
    names = ("services_received", "services_resolved", "services_on_time")
    assert tuple(said.value(name, "SNV") for name in names) == (22, 10, 8)
    assert said.value("services_on_time_rate", "SNV") == 80


def test_over_months_only_what_the_first_carried_over_counts() -> None:
    said = figures(told("2020-01", **JANUARY), told("2020-02", **FEBRUARY), period="2020-02")
    assert said.value("services_received", "SNV", "year_to_date") == 22 + 3
    assert said.value("services_resolved", "SNV", "year_to_date") == 16
    assert said("services_received", "SNV", "year_to_date").status == "complete"


def test_pending_is_the_last_month_s() -> None:
    books = told("2020-01", pending_in_time=5, pending_overdue=1), told("2020-02", pending_in_time=3, pending_overdue=2)
    said = figures(*books, period="2020-02")
    assert said.value("services_pending", "SNV", "year_to_date") == 5
    assert said.value("services_pending_overdue", "SNV", "year_to_date") == 2


def test_a_unit_that_missed_the_first_month_carries_from_its_own_first_and_is_partial() -> None:
    said = figures(
        told("2020-02", **FEBRUARY), told("2020-01", "STC", **JANUARY), told("2020-02", "STC"), period="2020-02"
    )
    assert (
        said("services_received", "SNV", "year_to_date").value,
        said("services_received", "SNV", "year_to_date").status,
    ) == (15, "partial")
    assert said.value("services_received", window="year_to_date") == 15 + 22


def test_a_nil_month_has_nothing_pending() -> None:
    nil = workbook("SNV", "2020-02", service_result=NIL)
    said = figures(told("2020-01", pending_in_time=5), nil, period="2020-02")
    assert (said("services_pending", "SNV", "year_to_date").value, said("services_pending", "SNV").value) == (0, 0)


def test_satisfaction_is_of_those_who_answered() -> None:
    said = figures(told("2020-08", survey_answers=20, survey_satisfied=19), told("2020-08", "STC"))
    assert said.value("satisfaction_rate", "SNV") == 95
    assert (said("satisfaction_rate", "STC").value, said("satisfaction_rate", "STC").denominator) == (None, 0)

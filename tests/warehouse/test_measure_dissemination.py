"""04-QT: stocks of the last month that has one, flows summed."""

from __future__ import annotations

from tests.warehouse.rows import NIL, Received, figures, workbook


def told(period: str, unit: str = "SNV", **items: int) -> Received:
    return workbook(unit, period, dissemination=[{"item": item, "value": value} for item, value in items.items()])


def test_flows_add_up_and_a_stock_is_that_of_the_last_month() -> None:
    january = told("2020-01", staff_total=10, briefings=2, press_items=7)
    said = figures(january, told("2020-02", staff_total=12, briefings=3, press_items=1), period="2020-02")
    assert said.value("staff_total", "SNV", "year_to_date") == 12
    assert said.value("briefings", "SNV", "year_to_date") == 5
    assert said.value("press_items", "SNV", "year_to_date") == 8
    assert said("staff_total", "SNV", "year_to_date").status == "complete"


def test_a_unit_that_missed_the_last_month_has_its_last_stock_and_is_partial() -> None:
    said = figures(told("2020-01", staff_total=10), told("2020-02", "STC", staff_total=5), period="2020-02")
    assert (said("staff_total", "SNV", "year_to_date").value, said("staff_total", "SNV", "year_to_date").status) == (
        10,
        "partial",
    )
    assert said.value("staff_total", window="year_to_date") == 15
    assert said("staff_total", "SNV").status == "none"


def test_rates_are_over_the_sums() -> None:
    books = told("2020-08", staff_total=100, staff_briefed=50), told("2020-08", "STC", staff_total=10, staff_briefed=10)
    said = figures(*books)
    assert said.value("staff_briefed_rate", "STC") == 100
    assert said.value("staff_briefed_rate") == 100 * 60 / 110


def test_the_rate_of_the_province_is_over_the_units_that_told_both_its_items() -> None:
    quarantined = [
        {"item": "staff_total", "value": 900},
        {"item": "staff_briefed", "value": None, "outcome": "rejected"},
        {"item": "offices_total", "value": 4},
        {"item": "offices_with_plan", "value": 1},
    ]
    known = told("2020-08", "STC", staff_total=100, staff_briefed=100, offices_total=6, offices_with_plan=4)
    said = figures(known, workbook("SNV", "2020-08", dissemination=quarantined))
    assert (said.value("staff_total"), said.value("staff_briefed")) == (1000, 100)
    rate = said("staff_briefed_rate")
    assert (rate.value, rate.numerator, rate.denominator, rate.rejected_rows) == (100, 100, 100, 1)
    assert said.value("staff_briefed_rate", "SNV") is None
    assert said.value("offices_with_plan_rate") == 50


def test_a_stock_that_was_quarantined_is_not_nought() -> None:
    rows = [{"item": "staff_total", "value": None, "outcome": "rejected"}, {"item": "briefings", "value": 1}]
    said = figures(workbook("SNV", "2020-08", dissemination=rows))
    assert said.value("staff_total", "SNV") is None
    assert (said("briefings", "SNV").value, said("briefings", "SNV").status) == (1, "complete")
    assert said("staff_total", "SNV").rejected_rows == 1


def test_a_nil_return_tells_of_no_briefings_but_of_no_staff_either() -> None:
    said = figures(told("2020-07", staff_total=10, briefings=2), workbook("SNV", "2020-08", dissemination=NIL))
    assert (said.value("briefings", "SNV"), said("briefings", "SNV").status) == (0, "complete")
    assert said.value("staff_total", "SNV") is None
    assert said.value("staff_total", "SNV", "year_to_date") == 10


def test_a_rate_is_over_the_last_month_that_tells_both_stocks_and_says_what_was_given_back() -> None:
    july = told("2020-07", staff_total=100, staff_briefed=50, offices_total=4, offices_with_plan=2)
    august = workbook(
        "SNV",
        "2020-08",
        dissemination=[
            {"item": "staff_total", "value": None, "outcome": "rejected"},
            {"item": "staff_briefed", "value": 150},
            {"item": "offices_total", "value": 5},
            {"item": "offices_with_plan", "value": 5},
        ],
    )
    others = [told(f"2020-{month}", "STC", staff_total=10, staff_briefed=10) for month in ("07", "08")]
    said = figures(july, august, *others, period="2020-Q3")
    assert (said.value("staff_total", "SNV"), said.value("staff_briefed", "SNV")) == (100, 150)
    rate = said("staff_briefed_rate", "SNV")
    assert (rate.value, rate.numerator, rate.denominator) == (50, 50, 100)
    assert (rate.status, rate.rejected_rows) == ("partial", 1)
    assert (said("staff_briefed_rate").numerator, said("staff_briefed_rate").denominator) == (60, 110)
    assert said.value("offices_with_plan_rate", "SNV") == 100
    assert figures(july, august).value("staff_briefed_rate", "SNV") is None

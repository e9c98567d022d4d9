"""The province's inspections: the newest register of the year, by the day of the visit."""

from __future__ import annotations

from typing import Any

from tests.warehouse.rows import NIL, Received, figures, on, workbook


def visit(number: str, unit: str, day: str, **more: Any) -> dict[str, Any]:
    given = {
        "decision_number": number,
        "decision_date": on("1/6/2020"),
        "kind": "Theo kế hoạch",
        "inspected_unit": unit,
        "inspected_on": on(day),
        "finding_count": 0,
    }
    return {**given, **more}


def register(period: str, *rows: dict[str, Any]) -> Received:
    return workbook("SNV", period, inspection_register=rows)


def test_cuoc_luot_and_units_are_three_things() -> None:
    rows = [visit("1/QĐ", "STC", "1/8/2020"), visit("1/QĐ", "182", "2/8/2020"), visit("2/QĐ", "STC", "3/8/2020")]
    said = figures(register("2020-08", *rows))
    assert (said.value("inspections"), said.value("inspection_visits"), said.value("inspected_units")) == (2, 3, 2)
    assert (said.value("inspections", "STC"), said.value("inspection_visits", "STC")) == (2, 2)
    assert (said.value("inspections", "SNV"), said("inspections", "SNV").status) == (0, "complete")


def test_decisions_are_numbered_anew_each_january() -> None:
    rows = [
        visit("1/QĐ", "STC", "20/12/2019", decision_date=on("16/12/2019")),
        visit("1/QĐ", "SYT", "5/1/2020", decision_date=None),
        visit("1/QĐ", "STP", "6/1/2020", decision_date=on("2/1/2020")),
    ]
    assert figures(register("2020-01", *rows), period="2020-01").value("inspections") == 2


def test_splits_are_by_kind_and_level_and_both() -> None:
    rows = [
        visit("1/QĐ", "STC", "1/8/2020", kind="Kiểm tra nhiệm vụ", level="Xã"),
        visit("1/QĐ", "182", "1/8/2020", kind="Kiểm tra nhiệm vụ"),
        visit("2/QĐ", "06112.2018", "1/8/2020", kind="Đột xuất"),
    ]
    said = figures(register("2020-08", *rows))
    assert said.value("inspected_units", kind="Kiểm tra nhiệm vụ") == 2
    assert said.value("inspected_units", level="department") == 1  # the unit's own level, not the one written
    assert said.value("inspections", kind="Kiểm tra nhiệm vụ", level="district") == 1
    assert said.value("inspection_visits", "06112.2018") == 1
    assert not [key for key in said.by_key if key[1] == "06112.2018" and key[0] == "violators"]


def test_the_newest_register_of_the_year_replaces_the_earlier_ones() -> None:
    july = register("2020-07", visit("1/QĐ", "STC", "1/7/2020"), visit("2/QĐ", "STC", "2/7/2020"))
    august = register("2020-08", visit("1/QĐ", "STC", "1/7/2020"))
    assert figures(july, august, period="2020-07").value("inspections") == 1


def test_a_visit_that_the_next_year_s_register_lists_too_counts_once() -> None:
    old = workbook("SNV", "2019-12", "2019-12-16", inspection_register=[visit("1/QĐ", "STC", "1/7/2019")])
    new = register("2020-08", visit("1/QĐ", "STC", "1/7/2019"), visit("2/QĐ", "STC", "1/7/2020"))
    assert figures(old, new).value("inspection_visits", window="since_start") == 2


def test_findings_are_remedied_and_overdue_as_of_the_window_s_end() -> None:
    rows = [
        visit(
            "1/QĐ",
            "STC",
            "1/8/2020",
            finding_count=5,
            remedied_count=2,
            remedied_on=on("14/8/2020"),
            remedy_due_on=on("13/8/2020"),
        ),
        visit(
            "2/QĐ",
            "STC",
            "1/8/2020",
            finding_count=4,
            remedied_count=4,
            remedied_on=on("15/8/2020"),
            remedy_due_on=on("14/8/2020"),
        ),
        visit("3/QĐ", "STC", "1/8/2020", finding_count=3, remedied_count=1),
    ]
    said = figures(register("2020-08", *rows))
    assert (said.value("findings"), said.value("findings_remedied"), said.value("findings_overdue")) == (12, 3, 3)
    assert said.value("remedy_rate") == 25
    assert figures(register("2020-08", *rows), period="2020-Q3").value("findings_remedied") == 3


def test_a_visit_with_more_remedied_than_found_takes_nothing_from_what_is_overdue_elsewhere() -> None:
    due = {"remedy_due_on": on("10/8/2020")}
    over = visit("1/QĐ", "STC", "1/8/2020", finding_count=1, remedied_count=3, **due)
    open_ = visit("2/QĐ", "STC", "1/8/2020", finding_count=2, **due)
    assert figures(register("2020-08", over, open_)).value("findings_overdue") == 2


def test_no_finding_becomes_overdue_because_a_year_passes() -> None:
    due = visit("1/QĐ", "STC", "1/8/2020", finding_count=5, remedy_due_on=on("1/9/2020"))
    august = register("2020-08", due)
    later = register("2021-01", visit("1/QĐ", "SYT", "4/1/2021"))
    for received in ([august], [august, later]):
        said = figures(*received, period="2021-01")
        assert said.value("findings_overdue", window="since_start") == 0
    december = register("2020-12", due)  # the register itself goes on to a day after it was due
    assert figures(august, december, period="2021-01").value("findings_overdue", window="since_start") == 5


def test_a_remedy_after_the_month_of_its_register_counts_once_the_evidence_reaches_it() -> None:
    mended = visit(
        "1/QĐ",
        "STC",
        "1/8/2020",
        finding_count=5,
        remedied_count=5,
        remedy_due_on=on("1/9/2020"),
        remedied_on=on("5/1/2021"),
    )
    december, later = register("2020-12", mended), register("2021-01", visit("1/QĐ", "SYT", "4/1/2021"))
    for received, remedied in (([december], 0), ([december, later], 5)):
        said = figures(*received, period="2021-01")
        assert said.value("findings_remedied", window="since_start") == remedied
        assert said.value("findings_overdue", window="since_start") == 5 - remedied


def test_no_findings_have_no_rate() -> None:
    said = figures(register("2020-08", visit("1/QĐ", "STC", "1/8/2020")))
    assert (said("remedy_rate").value, said("remedy_rate").denominator, said("remedy_rate").status) == (
        None,
        0,
        "complete",
    )


def test_a_month_without_its_register_names_its_keeper() -> None:
    said = figures(register("2020-08", visit("1/QĐ", "STC", "1/7/2020")), period="2020-07")
    assert (said("inspections").value, said("inspections").status, said("inspections").missing_units) == (
        1,
        "partial",
        ("SNV",),
    )
    assert figures(register("2020-07", visit("1/QĐ", "STC", "1/7/2020")))("inspections").status == "none"


def test_a_visit_after_the_newest_register_s_month_does_not_count_in_a_longer_window() -> None:
    book = register("2020-08", visit("1/QĐ", "STC", "14/8/2020"), visit("2/QĐ", "STC", "15/8/2020"))
    said = figures(book, period="2020")
    assert (said("inspections").value, said("inspections").last_day) == (1, on("14/8/2020"))


def plan(*units: str, year: int = 2020) -> Received:
    rows = [{"year": year, "unit": unit, "planned_month": 5} for unit in units]
    return workbook("SNV", str(year), inspection_plan=rows)


def test_the_plan_s_coverage_counts_planned_units_inspected_in_the_year() -> None:
    months = [
        register(f"2020-0{m}", visit("1/QĐ", "STC", "1/2/2020"), visit("2/QĐ", "SYT", "1/2/2020")) for m in range(1, 9)
    ]
    said = figures(plan("STC", "STC", "182"), *months)("plan_coverage_rate", window="year_to_date")
    assert (said.numerator, said.denominator, said.value, said.status) == (1, 2, 50, "complete")


def test_without_a_plan_of_the_year_there_is_no_coverage() -> None:
    book = register("2020-08", visit("1/QĐ", "STC", "1/2/2020"))
    said = figures(plan("STC", year=2019), book)("plan_coverage_rate", window="year_to_date")
    assert (said.value, said.status, said.missing_units) == (None, "none", ("SNV",))


def test_inspection_coverage_is_over_the_departments_and_districts_there_are() -> None:
    rows = [visit("1/QĐ", "STC", "1/2/2020"), visit("2/QĐ", "182", "1/2/2020"), visit("3/QĐ", "06112.2018", "1/2/2020")]
    said = figures(register("2020-08", *rows))("inspection_coverage_rate", window="year_to_date")
    assert (said.numerator, said.denominator) == (2, 31)


def test_coverage_rates_are_the_province_s_and_of_the_year_to_date_alone() -> None:
    keys = {key[:3] for key in figures(plan("STC"), register("2020-08", visit("1/QĐ", "STC", "1/2/2020"))).by_key}
    assert {key[1:] for key in keys if key[0] == "plan_coverage_rate"} == {("LSN", "year_to_date")}


def test_a_nil_register_is_an_answer() -> None:
    assert figures(workbook("SNV", "2020-08", inspection_register=NIL)).value("inspections") == 0

"""On the boundaries of the day, or on today's: figures of a unit that ended go to the one it went whole into."""

from __future__ import annotations

from tests.warehouse.rows import Figures, Received, figures, on, workbook
from tests.warehouse.test_measure_inspections import register, visit
from tests.warehouse.test_measure_tasks import register as tasks
from tests.warehouse.test_measure_tasks import task
from tests.warehouse.test_measure_violations import row
from transforms.definitions.basis import Basis

TODAY = Basis(boundaries="today")


def told(basis: Basis | None = None) -> Figures:
    """Sở Giao thông vận tải went into Sở Xây dựng on 01/03/2025; huyện Văn Lãng into several communes."""
    books = (
        workbook("SGTVT", "2024-08", "2024-08-16", violation=[row("1/8/2024", 3)]),
        workbook("SXD", "2024-08", "2024-08-16", violation=[row("1/8/2024", 4)]),
        workbook("182", "2024-08", "2024-08-16", violation=[row("1/8/2024", 5)]),
    )
    return figures(*books, period="2024-08", basis=basis)


def test_on_the_boundaries_of_the_day_each_unit_keeps_its_own() -> None:
    said = told()
    assert (said.value("violators", "SGTVT"), said.value("violators", "SXD"), said.value("violators")) == (3, 4, 12)
    assert said("violators", "182").note is None


def test_on_today_s_boundaries_the_successor_has_the_figures_of_both() -> None:
    said = told(TODAY)
    assert (said.value("violators", "SXD-2025"), said("violators", "SXD-2025").status) == (7, "complete")
    assert said.value("violators") == 12
    assert not [key for key in said.by_key if key[1] in ("SGTVT", "SXD")]


def test_a_unit_that_became_several_keeps_its_figure_and_it_is_said() -> None:
    said = told(TODAY)("violators", "182")
    assert said.value == 5
    assert "đơn vị cũ" in (said.note or "")


def test_a_predecessor_that_did_not_answer_makes_the_successor_partial() -> None:
    book = workbook("SXD", "2024-08", "2024-08-16", violation=[row("1/8/2024", 4)])
    said = figures(book, period="2024-08", basis=TODAY)("violators", "SXD-2025")
    assert (said.value, said.status, said.missing_units) == (4, "partial", ("SGTVT",))


def test_offices_and_stocks_are_the_sums_of_the_predecessors_own() -> None:
    books = [
        workbook(unit, "2024-08", "2024-08-16", dissemination=[{"item": "staff_total", "value": value}])
        for unit, value in (("SGTVT", 10), ("SXD", 20))
    ]
    assert figures(*books, period="2024-08", basis=TODAY).value("staff_total", "SXD-2025") == 30


def test_on_today_s_boundaries_inspection_coverage_is_over_the_units_that_the_figures_are_shown_for() -> None:
    visits = [visit(f"{n}/QĐ", unit, "1/2/2024") for n, unit in enumerate(("SXD", "SGTVT", "STP", "182"))]
    said = figures(register("2024-08", *visits), period="2024-08", basis=TODAY)
    coverage = said("inspection_coverage_rate", window="year_to_date")
    assert (coverage.numerator, coverage.denominator) == (3, 26)


def stocks(unit: str, period: str, staff: int) -> Received:
    return workbook(
        unit, period, dissemination=[{"item": "staff_total", "value": staff}, {"item": "briefings", "value": 1}]
    )


def test_a_year_across_the_change_counts_no_staff_twice() -> None:
    """Sở Giao thông vận tải and Sở Xây dựng are one since 01/03/2025."""
    books = [stocks("SGTVT", "2025-02", 10), stocks("SXD", "2025-02", 20), stocks("STP", "2025-02", 5)]
    after = stocks("SXD-2025", "2025-03", 31)
    said = figures(*books, after, period="2025-03")
    whole = ("staff_total", "LSN", "year_to_date")
    assert (said.value(*whole), said.value("briefings", "LSN", "year_to_date")) == (36, 4)
    assert (
        said.value("staff_total", "SXD", "year_to_date"),
        said.value("staff_total", "SXD-2025", "year_to_date"),
    ) == (20, 31)
    assert figures(*books, period="2025-03").value(*whole) == 35
    today = figures(*books, after, period="2025-03", basis=TODAY)
    assert (today.value("staff_total", "SXD-2025", "year_to_date"), today.value(*whole)) == (31, 36)


def test_the_staff_of_a_district_are_those_of_its_communes_once_one_has_told() -> None:
    books = stocks("182", "2025-06", 40), stocks("06148.2025", "2025-07", 9)
    for basis in (None, TODAY):
        said = figures(*books, period="2025-07", basis=basis)
        assert (said.value("staff_total", "LSN", "year_to_date"), said.value("staff_total", "182", "year_to_date")) == (
            9,
            40,
        )


def cases(unit: str, period: str, carried: int, came: int, pending: int) -> Received:
    row = {"field": "Hộ tịch", "received_carried": carried, "received_online": came, "pending_in_time": pending}
    return workbook(unit, period, service_result=[row])


def test_a_year_across_the_change_counts_no_case_twice() -> None:
    books = (
        cases("SGTVT", "2025-02", 1, 10, 4),
        cases("SXD", "2025-02", 2, 20, 6),
        cases("SXD-2025", "2025-03", 10, 5, 7),
    )

    def told(unit: str, basis: Basis | None = None) -> tuple[float | None, ...]:
        said = figures(*books, period="2025-03", basis=basis)
        return tuple(said.value(name, unit, "year_to_date") for name in ("services_received", "services_pending"))

    assert (told("LSN"), told("SXD"), told("SXD-2025")) == ((38, 7), (22, 6), (15, 7))
    assert told("LSN", TODAY) == told("SXD-2025", TODAY) == (38, 7)


def test_two_units_that_tell_of_the_same_month_hand_nothing_on() -> None:
    said = figures(cases("SGTVT", "2025-03", 1, 10, 4), cases("SXD-2025", "2025-03", 10, 5, 7), period="2025-03")
    year = [said.value(name, "LSN", "year_to_date") for name in ("services_received", "services_pending")]
    assert year == [1 + 10 + 10 + 5, 4 + 7]


def test_a_year_across_the_change_holds_both_units_each_with_its_months() -> None:
    books = (
        workbook("SXD", "2025-02", "2025-02-17", violation=[row("1/2/2025", 1)]),
        workbook("SXD-2025", "2025-03", "2025-03-17", violation=[row("5/3/2025", 2)]),
    )
    said = figures(*books, period="2025-03")
    assert said.value("violators", "SXD", "year_to_date") == 1
    assert said.value("violators", "SXD-2025", "year_to_date") == 2
    assert "SXD-2025" not in said("violators", window="year_to_date").missing_units
    assert "SXD" in said("violators", window="year_to_date").missing_units
    assert figures(*books, period="2025-03", basis=TODAY).value("violators", "SXD-2025", "year_to_date") == 3
    assert on("1/3/2025") <= said("violators").last_day


def test_a_task_is_of_no_unit_in_a_window_before_that_unit_was_founded() -> None:
    given = task("a", "10/1/2025", lead_unit="SXD"), task("b", "10/1/2025", lead_unit="SYT")
    now = task("a", "10/1/2025", lead_unit="SXD-2025"), task("b", "10/1/2025", lead_unit="STP")
    registers = tasks("2025-02", *given, received="2025-02-16"), tasks("2025-04", *now, received="2025-04-16")
    before = figures(*registers, period="2025-02")
    assert before.value("tasks_assigned", "SXD") == 1
    assert not [key for key in before.by_key if key[1] == "SXD-2025"]
    assert (before.value("tasks_assigned", "SYT"), before.value("tasks_assigned", "STP")) == (0, 1)
    after = figures(*registers, period="2025-04")
    assert (after.value("tasks_assigned", "SXD-2025"), after.value("tasks_assigned")) == (1, 2)
    today = figures(*registers, period="2025-02", basis=TODAY)
    assert today.value("tasks_assigned", "SXD-2025") == 1
    alone = figures(tasks("2025-04", *now, received="2025-04-16"), period="2025-02")
    assert alone.value("tasks_assigned", "SXD-2025") == 1, "no register up to the month tells whose it was"

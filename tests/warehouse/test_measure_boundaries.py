"""On the boundaries of the day, or on today's: figures of a unit that ended go to the one it went whole into."""

from __future__ import annotations

from tests.warehouse.rows import Figures, figures, on, workbook
from tests.warehouse.test_measure_inspections import register, visit
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

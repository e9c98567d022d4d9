"""Windows under both rules: months tile quarters, halves and years; what is known on a day; in which order it came."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from tests.warehouse.rows import EDITION, Figures, Received, figures, prepared, workbook
from tests.warehouse.test_measure_documents import document
from tests.warehouse.test_measure_violations import row
from transforms.definitions.basis import Basis
from transforms.definitions.periods import Period, Rule
from warehouse.measure import measure

CALENDAR = Basis(rules=((date.min, Rule.CALENDAR),))
FLOWS = ("violators", "violators_handled", "issued_documents", "briefings")


def a_year(rule: Rule) -> list[Received]:
    """Every month's workbook of one unit, with an event on every third day of the year."""
    books = []
    for month in Period.parse("2020").months():
        window = month.window(rule)
        days = [window.first + timedelta(n) for n in range(0, (window.last - window.first).days + 1, 3)]
        written = [f"{day.day}/{day.month}/{day.year}" for day in (*days, window.last)]
        books.append(
            workbook(
                "SNV",
                str(month),
                str(window.last + timedelta(2)),
                violation=[row(day, n, n // 2) for n, day in enumerate(written, 1)],
                issued_document=[document(f"{n}/CV", day) for n, day in enumerate(written)],
                dissemination=[{"item": "briefings", "value": month.last_month}],
            )
        )
    return books


@pytest.mark.parametrize("rule", Rule)
def test_the_months_of_a_year_add_up_to_its_quarters_halves_and_the_year(rule: Rule) -> None:
    basis = Basis(rules=((date.min, rule),))
    con = prepared(*a_year(rule), period="2020", basis=basis)
    longer = [Period.parse(written) for written in ("2020-Q1", "2020-Q3", "2020-H1", "2020-H2", "2020-9M", "2020")]
    measure(con, basis, [*Period.parse("2020").months(), *longer])
    for period in longer:
        whole, parts = Figures(con, str(period)), [Figures(con, str(month)) for month in period.months()]
        for name in FLOWS:
            assert whole(name, "SNV").status == "complete"
            assert whole.value(name, "SNV") == sum(part.value(name, "SNV") or 0 for part in parts)
    assert Figures(con, "2020").value("violators") == Figures(con, "2020-12").value("violators", window="year_to_date")


def test_the_same_day_lies_in_another_month_under_another_rule() -> None:
    book = workbook("SNV", "2020-08", violation=[row("15/8/2020", 3)])
    assert figures(book).value("violators", "SNV") == 0
    assert figures(book, basis=CALENDAR).value("violators", "SNV") == 3


def test_as_known_on_a_day_later_workbooks_are_not_yet_there() -> None:
    first = workbook("SNV", "2020-08", "2020-08-16", violation=[row("1/8/2020", 3)])
    again = workbook("SNV", "2020-08", "2020-08-20", violation=[row("1/8/2020", 5)])
    assert figures(first, again).value("violators", "SNV") == 5
    assert figures(first, again, basis=Basis(known_on=date(2020, 8, 19))).value("violators", "SNV") == 3
    assert figures(first, again, basis=Basis(known_on=date(2020, 8, 15)))("violators", "SNV").status == "none"


def test_a_workbook_that_gives_itself_a_month_yet_to_come_moves_no_one_s_evidence() -> None:
    slip = workbook("STC", "2021-08", "2020-08-16", violation=[row("1/8/2020", 2)])
    said = figures(workbook("SNV", "2020-08", violation=[row("20/8/2020", 3), row("1/8/2020")]), slip, period="2020")
    assert (said.value("violators", "SNV"), said("violators", "SNV").last_day) == (1, date(2020, 8, 14))


def test_an_empty_warehouse_says_nothing_rather_than_nought() -> None:
    said = figures()
    assert {figure.value for key, figure in said.by_key.items() if not key[0].startswith("submissions")} <= {None, 0}
    assert {said(name).status for name in ("violators", "tasks_assigned", "inspections", "staff_total")} == {"none"}
    assert said("tasks_completion_rate").value is None


def test_figures_do_not_depend_on_the_order_of_loading() -> None:
    books = [*a_year(Rule.ND09)[:3], workbook("SNV", "2020-02", "2020-02-20", violation=[row("1/2/2020", 9)])]
    shuffled = books[:]
    random.Random(EDITION).shuffle(shuffled)
    assert figures(*books, period="2020-Q1").by_key == figures(*reversed(books), period="2020-Q1").by_key
    assert figures(*books, period="2020-Q1").by_key == figures(*shuffled, period="2020-Q1").by_key


def test_several_periods_asked_for_at_once_say_what_each_says_alone() -> None:
    books = a_year(Rule.ND09)[:6]
    con = prepared(*books, period="2020-06")
    measure(con, Basis(), [Period.parse(written) for written in ("2020-05", "2020-06", "2020-Q2", "2020-H1")])
    for written in ("2020-05", "2020-H1"):
        assert Figures(con, written).by_key == figures(*books, period=written).by_key

"""Who had to report, who did, and who in time."""

from __future__ import annotations

from datetime import date

from tests.warehouse.rows import NIL, figures, workbook
from transforms.definitions.basis import Basis
from transforms.definitions.periods import Period

BASIS = Basis(deadline={Period.parse("2020-08"): date(2020, 8, 18)}.get)


def test_submissions_are_counted_against_the_units_of_the_day() -> None:
    books = (
        workbook("SNV", "2020-08", "2020-08-18", violation=NIL),
        workbook("182", "2020-08", "2020-08-19", violation=NIL),
    )
    said = figures(*books, basis=BASIS)
    names = ("submissions_expected", "submissions_received", "submissions_on_time")
    assert tuple(said.value(name) for name in names) == (31, 2, 1)
    assert said.value("completeness_rate") == 100 * 2 / 31
    assert said("timeliness_rate").numerator == 1


def test_a_unit_is_on_time_by_its_first_accepted_workbook() -> None:
    first = workbook("SNV", "2020-08", "2020-08-18", violation=NIL)
    again = workbook("SNV", "2020-08", "2020-08-30", violation=NIL)
    assert figures(first, again, basis=BASIS).value("submissions_on_time") == 1
    bad = workbook("SNV", "2020-08", "2020-08-17", status="rejected")
    assert figures(bad, again, basis=BASIS).value("submissions_on_time") == 0


def test_a_central_workbook_is_no_submission_of_its_keeper() -> None:
    assert figures(workbook("SNV", "2020-08", inspection_register=NIL), basis=BASIS).value("submissions_received") == 0


def test_from_july_2025_departments_and_communes_report() -> None:
    assert figures(period="2025-06").value("submissions_expected") == 15 + 11
    assert figures(period="2025-07").value("submissions_expected") == 15 + 65


def test_months_yet_to_come_are_not_owed() -> None:
    books = [workbook("SNV", month, violation=NIL) for month in ("2020-01", "2020-02")]
    said = figures(*books, period="2020")
    assert (said.value("submissions_expected"), said.value("submissions_received")) == (62, 2)
    assert (said("submissions_received").status, said("submissions_received").last_day) == (
        "partial",
        date(2020, 2, 14),
    )
    assert figures(*books, period="2020-02")("submissions_received").status == "complete"
    assert figures(*books, period="2020-03").value("submissions_expected") == 31

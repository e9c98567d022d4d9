"""03-VP: people who broke the rules, by kind and sanction, told once however often it is told."""

from __future__ import annotations

from typing import Any

from tests.warehouse.rows import NIL, figures, on, workbook


def row(day: str, people: int = 1, handled: int | None = None, **more: Any) -> dict[str, Any]:
    given = {"found_on": on(day), "kind": "Khác", "office": "Phòng A", "people_count": people, "handled_count": handled}
    return {**given, **more}


def test_people_are_summed_over_the_rows_of_the_window() -> None:
    said = figures(workbook("SNV", "2020-08", violation=[row("1/8/2020", 3, 2), row("2/8/2020", 4)]))
    assert said.value("violators", "SNV") == 7
    assert said.value("violators_handled", "SNV") == 2
    assert said("violations_handled_rate", "SNV").value == 100 * 2 / 7
    assert (said("violations_handled_rate", "SNV").numerator, said("violations_handled_rate", "SNV").denominator) == (
        2,
        7,
    )


def test_a_row_counts_in_the_month_of_its_date_not_of_its_workbook() -> None:
    books = (
        workbook("SNV", "2020-07", violation=[row("1/7/2020")]),
        workbook("SNV", "2020-08", violation=[row("14/7/2020")]),
    )
    assert figures(*books, period="2020-07").value("violators", "SNV") == 2
    assert figures(*books, period="2020-08").value("violators", "SNV") == 0


def test_both_ends_of_the_window_are_in_it() -> None:
    book = workbook(
        "SNV", "2020-08", violation=[row(day) for day in ("14/7/2020", "15/7/2020", "14/8/2020", "15/8/2020")]
    )
    assert figures(book).value("violators", "SNV") == 2


def test_an_event_told_again_counts_once_as_the_later_workbook_tells_it() -> None:
    first = workbook("SNV", "2020-07", violation=[row("1/7/2020", 5, 0)])
    again = workbook("SNV", "2020-08", violation=[row("1/7/2020", 4, 4)])
    said = figures(first, again, period="2020-07")
    assert said.value("violators", "SNV") == 4
    assert said.value("violators_handled", "SNV") == 4


def test_events_of_another_office_or_day_or_kind_are_others() -> None:
    first = workbook("SNV", "2020-07", violation=[row("1/7/2020", 5)])
    others = [row("1/7/2020", office="Phòng B"), row("2/7/2020"), row("1/7/2020", kind="Sử dụng rượu bia")]
    assert figures(first, workbook("SNV", "2020-08", violation=others), period="2020-07").value("violators", "SNV") == 8


def test_rows_of_one_workbook_are_never_merged() -> None:
    assert figures(workbook("SNV", "2020-08", violation=[row("1/8/2020", 2)] * 2)).value("violators", "SNV") == 4


def test_the_later_workbook_is_that_of_the_later_month_whenever_it_came() -> None:
    late = workbook("SNV", "2020-07", "2020-09-30", violation=[row("1/7/2020", 5)])
    early = workbook("SNV", "2020-08", "2020-08-16", violation=[row("1/7/2020", 4)])
    assert figures(late, early, period="2020-07").value("violators", "SNV") == 4


def test_splits_are_by_kind_and_by_sanction() -> None:
    rows = [row("1/8/2020", 3, sanction="Nhắc nhở"), row("2/8/2020", 2, kind="Sử dụng rượu bia")]
    said = figures(workbook("SNV", "2020-08", violation=rows))
    assert said.value("violators", kind="Sử dụng rượu bia") == 2
    assert said.value("violators", "SNV", kind="Khác") == 3
    assert said.value("violators", sanction="Nhắc nhở") == 3
    assert said("violators", kind="Khác").status == "partial"


def test_a_nil_return_is_an_answer_of_nought_and_has_no_rate() -> None:
    said = figures(workbook("SNV", "2020-08", violation=NIL))
    assert (said("violators", "SNV").value, said("violators", "SNV").status) == (0, "complete")
    assert (said("violations_handled_rate", "SNV").value, said("violations_handled_rate", "SNV").denominator) == (
        None,
        0,
    )


def test_a_sheet_left_out_is_no_answer() -> None:
    said = figures(workbook("SNV", "2020-08", dissemination=NIL))
    assert (said("violators", "SNV").value, said("violators", "SNV").status) == (None, "none")
    assert said("violators", "SNV").missing_units == ("SNV",)


def test_a_form_whose_rows_were_all_quarantined_was_not_received() -> None:
    said = figures(workbook("SNV", "2020-08", violation=[row("1/8/2020", outcome="rejected")]))
    assert (said("violators", "SNV").status, said("violators", "SNV").rejected_rows) == ("none", 1)


def test_some_rows_quarantined_are_told_beside_the_figure() -> None:
    said = figures(workbook("SNV", "2020-08", violation=[row("1/8/2020"), row("2/8/2020", outcome="rejected")]))
    assert (said("violators", "SNV").value, said("violators", "SNV").status) == (1, "complete")
    assert said("violators", "SNV").rejected_rows == said("violators").rejected_rows == 1


def test_late_rows_of_a_month_without_its_own_form_make_it_partial_with_their_value() -> None:
    said = figures(workbook("SNV", "2020-08", violation=[row("1/7/2020", 3)]), period="2020-07")
    assert (said("violators", "SNV").value, said("violators", "SNV").status) == (3, "partial")
    assert figures(workbook("SNV", "2020-08", violation=NIL), period="2020-07")("violators", "SNV").status == "none"


def test_the_province_sums_the_units_that_answered_and_names_the_others() -> None:
    books = (
        workbook("SNV", "2020-08", violation=[row("1/8/2020", 3)]),
        workbook("182", "2020-08", violation=[row("1/8/2020", 2)]),
    )
    said = figures(*books)
    assert (said.value("violators"), said("violators").status) == (5, "partial")
    assert len(said("violators").missing_units) == 29
    assert not {"SNV", "182"} & set(said("violators").missing_units)


def test_units_are_named_in_the_order_of_the_reference_file() -> None:
    missing = figures(workbook("SNV", "2020-08", violation=NIL))("violators").missing_units
    assert missing.index("BDT") < missing.index("VPUBND") < missing.index("178") < missing.index("189")


def test_the_year_to_date_names_a_unit_missing_in_any_month() -> None:
    said = figures(
        workbook("SNV", "2020-02", violation=[row("1/2/2020")]),
        workbook("SNV", "2020-01", violation=NIL),
        period="2020-02",
    )
    assert said("violators", "SNV", "year_to_date").status == "complete"
    gap = figures(workbook("SNV", "2020-02", violation=[row("1/2/2020", 2)]), period="2020-02")
    assert gap("violators", "SNV", "year_to_date").status == "partial"
    assert gap("violators", "SNV", "year_to_date").value == 2


def test_no_figure_is_taken_later_than_the_evidence() -> None:
    book = workbook("SNV", "2020-08", violation=[row("14/8/2020", 2), row("15/8/2020", 5)])
    said = figures(book, period="2020")
    assert (said("violators", "SNV").value, said("violators", "SNV").status) == (2, "partial")
    assert said("violators", "SNV").last_day == on("14/8/2020")
    assert figures(book, period="2020-08")("violators", "SNV").last_day == on("14/8/2020")

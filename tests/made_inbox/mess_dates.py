"""Mess in dates: texts of every kind, serials, month-first columns, deadlines in words; and what is no date."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

# ruff: noqa: E501  What is written and what is meant read better side by side.
from tests.made_inbox.clean_book import Book, Page, one_form
from tests.made_inbox.operators import Operators
from tests.made_inbox.xlsx import Styled, serial

mess = Operators()


def _days(*written: Any) -> Book:
    """The days of 03-VP, written in other ways."""
    book, page = one_form("violation")
    for line, text in zip(page.data, written, strict=True):
        page.put(line, "found_on", text)
    return book


mess.each(_days, {
    "dates_with_slashes_dots_and_dashes": ("17/7/2020", "29.07.2020", "07-08-2020", "13 / 8 / 2020"),
    "dates_with_two_digits_of_the_year": ("17/7/20", "29.7.20", "07/08/20", "13-8-20"),
    "dates_in_words": ("Ngày 17 tháng 7 năm 2020", "29 tháng 7 năm 2020", "ngày 07/8/2020", "13 tháng 8, 2020"),
    "dates_with_a_time_of_day": ("17/7/20 10:30", datetime(2020, 7, 29, 15, 45), "07/08/2020 00:00:00", "10h30 ngày 13/8/2020"),
    "dates_year_first": ("2020-07-17", "2020/07/29", "2020-08-07T00:00:00", "2020-08-13"),
    "dates_padded_with_blanks": (" 17/7/2020 ", "29/07/2020\u00a0", "07/08/2020.", "\u200b13/08/2020"),
    "texts_and_date_cells_in_one_column": (date(2020, 7, 17), "29/7/2020", Styled(date(2020, 8, 7), "date_us"), "13/8/2020"),
})  # fmt: skip


@mess
def dates_as_bare_serials() -> Book:
    """44029 in cells without a date format, and as text."""
    days = (date(2020, 7, 17), date(2020, 7, 29), date(2020, 8, 7), date(2020, 8, 13))
    numbers = [int(serial(day)) for day in days]
    return _days(numbers[0], numbers[1], Styled(numbers[2], "thousands"), numbers[3])


@mess.whole
def a_workbook_of_1904(book: Book) -> None:
    """Serials counted from 1904."""
    book.epoch_1904 = True


@mess.on("violation")
def a_month_first_column_with_proof(page: Page) -> None:
    """A US machine wrote 07/29/2020: the column is month first, and what could be either is said."""
    written = (("07/17/2020", False), ("07/29/2020", False), ("08/07/2020", True), ("08/13/2020", False))
    for line, (text, either) in zip(page.data, written, strict=True):
        page.put(line, "found_on", text)
        if either:
            line.findings.append(("cell.ambiguous_date", "found_on"))


@mess.on("violation")
def a_day_first_column_without_proof(page: Page) -> None:
    """Every date could be either: day first, as is written here."""
    for line, text, day in zip(
        page.data, ("03/08/2020", "4/8/2020", "5/8/2020", "6/8/2020"), (3, 4, 5, 6), strict=True
    ):
        page.put(line, "found_on", text, date(2020, 8, day))


@mess.on("task_progress")
def deadlines_in_words(page: Page) -> None:
    """Thường xuyên, Theo yêu cầu: none. Trước 15/8/2020 and its like: that day."""
    written: tuple[tuple[str, date | None], ...] = (
        ("Trước ngày 10/8/2020", date(2020, 8, 10)), ("Trước 31/8/2020", date(2020, 8, 31)),
        ("Chậm nhất ngày 14/8/2020", date(2020, 8, 14)), ("Thường xuyên", None), ("xong trước 12/8/2020", date(2020, 8, 12)),
        ("Theo yêu cầu", None),
    )  # fmt: skip
    for line, (text, truth) in zip(page.data, written, strict=True):
        page.put(line, "due_on", text, truth)


@mess.on("task_progress")
def deadlines_by_month_and_quarter(page: Page) -> None:
    """Quý III/2020 and Tháng 9/2020 end with their last day."""
    for line, text, truth in (
        (page.data[1], "Quý III/2020", date(2020, 9, 30)),
        (page.data[2], "Tháng 9/2020", date(2020, 9, 30)),
        (page.data[3], "Năm 2020", date(2020, 12, 31)),
    ):
        page.put(line, "due_on", text, truth)


@mess.on("task_progress", "violation")
def months_that_excel_made_a_first_day_of(tasks: Page, violations: Page) -> None:
    """'9/2020' typed into Excel is stored as 1/9/2020 and shown as Sep-20: a deadline at its end, no day of an event."""
    tasks.put(tasks.data[1], "due_on", Styled(date(2020, 9, 1), "month"), date(2020, 9, 30))
    tasks.put(tasks.data[2], "extended_due_on", Styled(date(2020, 12, 1), "month"), date(2020, 12, 31))
    violations.put(violations.data[2], "found_on", Styled(date(2020, 8, 1), "month"), code="cell.not_a_date")


@mess
def days_in_cells_that_show_the_month() -> Book:
    """A whole column shown as Jul-20: the days were typed, the first of a month among them."""
    days = (date(2020, 7, 17), date(2020, 7, 29), date(2020, 8, 1), date(2020, 8, 13))
    book = _days(*(Styled(day, "month") for day in days))
    book.page("violation").data[2].truth["found_on"] = days[2]
    return book


@mess.on("task_progress")
def a_day_without_its_year(page: Page) -> None:
    """'ngày 15 tháng 8' may be taken by the report's year, or be asked about."""
    line = page.data[4]
    page.put(line, "due_on", "ngày 15 tháng 8", date(2020, 8, 15))
    line.kinds, line.allowed = ("rejected",), ("cell.not_a_date", "cell.ambiguous_date")


@mess.on("violation")
def what_is_no_date(page: Page) -> None:
    """31/02, 29/02 of another year, words, dots to be filled in, two days in one cell."""
    for line, text in zip(page.data, ("31/02/2020", "chưa rõ", "…/…/2020", "5/8/2020; 7/8/2020"), strict=True):
        page.put(line, "found_on", text, code="cell.not_a_date")


@mess.on("task_progress")
def an_optional_date_that_cannot_be_read(page: Page) -> None:
    """'sớm nhất có thể' as an extension gives the row back: nothing is nulled in silence."""
    page.put(page.data[2], "extended_due_on", "sau Tết", code="cell.not_a_date")


@mess.on("inspection_report", "task_progress")
def a_blank_required_date(visits: Page, tasks: Page) -> None:
    """Without 'Ngày kiểm tra', and completed without a day."""
    visits.put(visits.data[3], "inspected_on", "-", code="cell.required")
    tasks.put(tasks.data[0], "completed_on", None, code="cell.required")


@mess.on("task_progress", "inspection_report", "violation")
def dates_in_the_wrong_order_or_the_future(tasks: Page, visits: Page, violations: Page) -> None:
    """Completed before it was assigned, remedied before it was inspected, found after the file came."""
    tasks.put(tasks.data[4], "completed_on", date(2020, 8, 3))
    tasks.reject(tasks.data[4], "row.date_order")
    visits.put(visits.data[0], "remedied_on", date(2020, 7, 20))
    visits.reject(visits.data[0], "row.date_order")
    violations.put(violations.data[3], "found_on", date(2020, 8, 18))
    violations.reject(violations.data[3], "row.future_date")
    violations.data[3].allowed = ("row.outside_period",)


@mess.on("violation")
def events_of_other_months(page: Page) -> None:
    """Told late or a day early: said, and they stand."""
    for line, day in ((page.data[0], date(2020, 7, 14)), (page.data[3], date(2020, 8, 15))):
        page.put(line, "found_on", day, day)
        line.findings.append(("row.outside_period", None))

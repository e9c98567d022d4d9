from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.made_sheets import day, header, make_cover, make_sheet, read, read_form, said, task, values, visit
from transforms.files.sheets import Value

VISITS, TASKS = header("inspection_report"), header("task_progress")


def visited(*days: Value) -> tuple[list[object], list[tuple[str, str | None]]]:
    reading = read_form(VISITS, *(visit(n, inspected_on=told) for n, told in enumerate(days, 1)))
    return values(reading, "inspection_report", "inspected_on"), said(reading)


@pytest.mark.parametrize("told", ["15/7", "ngày 15/7", "15.07", "15 tháng 7", "Chiều 15/7", "15/7/"])
def test_a_day_of_the_reports_window_needs_no_year(told: str) -> None:
    assert visited(told) == ([dt.date(2020, 7, 15)], [])


def test_one_before_the_window_is_of_the_reports_year_with_a_warning() -> None:
    found, codes = visited("3/6")
    assert found == [dt.date(2020, 6, 3)]
    assert codes == [("cell.ambiguous_date", "G2"), ("row.outside_period", "G2")]
    (doubt, _) = read_form(VISITS, visit(1, inspected_on="3/6")).findings
    assert "“3/6” không ghi năm; tạm hiểu là ngày 03/06/2020." in doubt.message


def test_a_january_report_tells_of_the_december_before() -> None:
    sheet = make_sheet("02-KT", [VISITS, visit(1, inspected_on="28/12"), visit(2, inspected_on="9/1")])
    reading = read(sheet, cover=make_cover(period="Tháng 1/2020"))
    assert values(reading, "inspection_report", "inspected_on") == [dt.date(2019, 12, 28), dt.date(2020, 1, 9)]


@pytest.mark.parametrize(
    ("told", "month"),
    [("21-22/12", 1), ("21/12 - 3/1", 1), ("21/12-3/1/2020", 1), ("21/12/2019-3/1/2020", 8), ("21/12", 2)],
)
def test_in_the_first_months_of_a_year_a_day_of_december_is_of_the_year_before(told: str, month: int) -> None:
    sheet = make_sheet("02-KT", [VISITS, visit(1, inspected_on=told)])
    reading = read(sheet, cover=make_cover(period=f"Tháng {month}/2020"))
    assert values(reading, "inspection_report", "inspected_on") == [dt.date(2019, 12, 21)]
    assert ("cell.ambiguous_date", "G2") in said(reading)


@pytest.mark.parametrize(
    ("told", "code"), [("15/12", "row.outside_period"), ("20-21/12", "row.outside_period"), ("9/12", "row.future_date")]
)
def test_what_is_past_is_of_the_year_so_far_which_begins_in_december(told: str, code: str) -> None:
    found, codes = visited(told)
    assert found == [dt.date(2020 if code == "row.future_date" else 2019, 12, int(told[:2].strip("/")))]
    assert codes == [("cell.ambiguous_date", "G2"), (code, "G2")]


def test_a_year_whose_window_begins_before_it_leaves_some_days_of_december_in_doubt() -> None:
    sheet = make_sheet("02-KT", [VISITS, visit(1, inspected_on="20/12"), visit(2, inspected_on="9/12")])
    reading = read(sheet, cover=make_cover(period="Năm 2020"), received_on=dt.date(2020, 12, 28))
    assert said(reading) == [("cell.ambiguous_date", "G2")]


@pytest.mark.parametrize(
    ("told", "year", "code"),
    [("28/12", 2020, "row.future_date"), ("27-28/12", 2020, "row.future_date"), ("18/12", 2020, "row.outside_period"),
     ("5/1", 2020, "row.outside_period")],
)  # fmt: skip
def test_a_day_right_behind_the_window_that_has_not_come_is_none_of_the_year_before(
    told: str, year: int, code: str
) -> None:
    sheet = make_sheet("02-KT", [VISITS, visit(1, inspected_on=told)])
    reading = read(sheet, cover=make_cover(period="Tháng 12/2020"), received_on=dt.date(2020, 12, 20))
    (found,) = values(reading, "inspection_report", "inspected_on")
    assert isinstance(found, dt.date)
    assert (found.year, said(reading)) == (year, [("cell.ambiguous_date", "G2"), (code, "G2")])


def test_what_is_told_of_a_whole_year_may_well_be_of_its_first_days() -> None:
    told = task(1, document_date="28/12", due_on=None)
    reading = read(
        make_sheet("01-NV", [TASKS, told]), cover=make_cover(period="Tháng 12/2020"), received_on=dt.date(2020, 12, 20)
    )
    assert values(reading, "task_progress", "document_date") == [dt.date(2019, 12, 28)]
    assert said(reading) == [("cell.ambiguous_date", "C2")]


@pytest.mark.parametrize("told", ["15-7", "1.1", "8/20", "31/6", "15/13", "tháng 7", "1/15/7", "quý 3", "15", "q3 5/7"])
def test_what_is_no_day_and_month_for_certain_is_refused(told: str) -> None:
    assert visited(told) == ([None], [("cell.not_a_date", "G2")])


def test_a_day_without_a_year_is_refused_in_a_column_typed_month_first() -> None:
    found, codes = visited("7/21/2020", "7/5")
    assert (found[1], codes) == (None, [("cell.not_a_date", "G3")])


def due(told: str, given: dt.datetime | str = day(7, 1)) -> tuple[list[object], list[tuple[str, str | None]]]:
    reading = read_form(TASKS, task(1, document_date=given, due_on=told))
    return values(reading, "task_progress", "due_on"), said(reading)


def test_a_deadline_without_a_year_is_the_next_such_day_from_the_document_on() -> None:
    assert due("15/8") == due("Trước ngày 15/8") == ([dt.date(2020, 8, 15)], [])
    assert due("15/2", day(12, 1, 2019)) == ([dt.date(2020, 2, 15)], [("cell.ambiguous_date", "F2")])
    assert due("15/8", day(3, 1, 2019)) == ([dt.date(2019, 8, 15)], [("cell.ambiguous_date", "F2")])


@pytest.mark.parametrize("told", ["Tháng 9", "hết tháng 9", "Cuối tháng 9", "T9", "Quý III", "Trong quý 3"])
def test_a_month_or_quarter_for_a_deadline_needs_no_year_either(told: str) -> None:
    assert due(told) == ([dt.date(2020, 9, 30)], [])
    assert visited(told) == ([None], [("cell.not_a_date", "G2")])


@pytest.mark.parametrize("told", ["Đầu tháng 9", "Trước tháng 9", "Tháng 9 hằng năm", "Quý III, IV", "Tháng 13", "năm"])
def test_a_time_that_has_no_certain_end_is_no_deadline(told: str) -> None:
    assert due(told) == ([None], [("cell.not_a_date", "F2")])


def test_it_is_refused_where_that_is_far_off_or_the_document_has_no_day() -> None:
    assert due("15/6") == ([None], [("cell.not_a_date", "F2")])
    assert due("15/8", "chưa rõ")[1] == [("cell.not_a_date", "C2"), ("cell.not_a_date", "F2")]


@pytest.mark.parametrize(
    "told",
    ["21-22/7/2020", "21 - 23/7/2020", "từ 21 đến 22/7/2020", "Từ ngày 21/7/2020 đến hết ngày 3/8/2020",
     "21/7-3/8/2020", "21, 22/7/2020", "21/7 và 22/7/2020", "21-22/7", "21 - 22 tháng 7",
     "Ngày 21 và 22 tháng 7 năm 2020", "Từ 21 tháng 7 đến 3 tháng 8"],
)  # fmt: skip
def test_a_visit_of_several_days_is_of_the_first_with_a_warning(told: str) -> None:
    assert visited(told) == ([dt.date(2020, 7, 21)], [("cell.ambiguous_date", "G2")])


@pytest.mark.parametrize(
    "told",
    ["21, 28/7/2020", "22-21/7/2020", "21-35/7/2020", "21/5-22/7/2020", "21-22-23/7/2020", "7/21-22/7",
     "31/6-2/7", "21 và 28 tháng 7", "21 tháng 7 và 8"],
)  # fmt: skip
def test_days_that_may_be_two_visits_or_none_are_refused(told: str) -> None:
    assert visited(told) == ([None], [("cell.not_a_date", "G2")])


def test_several_days_are_none_of_a_document() -> None:
    reading = read_form(TASKS, task(1, document_date="21-22/7/2020"))
    assert said(reading) == [("cell.not_a_date", "C2")]

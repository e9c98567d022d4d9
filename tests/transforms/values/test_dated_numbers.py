from __future__ import annotations

import datetime as dt

import pytest

from tests.soon import soon
from tests.transforms import made_sheets
from tests.transforms.made_sheets import outcomes, read_form, said, values
from transforms.definitions.forms import FORMS
from transforms.files.sheets import Value
from transforms.submissions.interpret import FileReading
from transforms.values.dated_numbers import with_days_behind_words
from transforms.values.normalise import read_column

_DAY = dt.date(2020, 8, 3)


def task(number: str, day: Value) -> FileReading:
    headers = ["STT", "Số, ký hiệu văn bản giao", "Ngày văn bản", "Nội dung nhiệm vụ", "Tình trạng thực hiện"]
    return read_form(headers, [1, number, day, "Rà soát", "Đang thực hiện"])


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12/KH-UBND ngày 3/8/2020", "12/KH-UBND"),
        ("12/KH-UBND, ngày 03 tháng 8 năm 2020", "12/KH-UBND"),
        ("12/KH-UBND (3/8/2020)", "12/KH-UBND"),
        ("12/KH-UBND\n3.8.2020", "12/KH-UBND"),
        ("301-KL/TU ngày 3/8/2020", "301-KL/TU"),
        ("301-KL/2020 ngày 3/8/2020", "301-KL/2020"),
        ("Kế hoạch số 12/KH-UBND ngày 3/8/2020", "Kế hoạch số 12/KH-UBND"),
    ],
)
def test_the_day_behind_a_number_stands_for_its_own_cell_left_blank(written: str, number: str) -> None:
    reading = task(written, None)
    assert values(reading, "task_progress", "document_date") == [_DAY]
    assert values(reading, "task_progress", "document_number") == [number]
    assert said(reading) == []


@pytest.mark.parametrize(
    "written",
    [
        "12/KH-UBND",
        "12/KH-UBND ngày 31/9/2020",
        "12/KH-UBND và 13/KH-UBND ngày 3/8/2020",
        "12/KH-UBND; 13/KH-UBND ngày 3/8/2020",
        "12/2020/QĐ-UBND",
        "12 ngày 3/8/2020",
    ],
)
def test_where_no_one_day_stands_behind_one_number_the_blank_is_said(written: str) -> None:
    reading = task(written, None)
    assert said(reading) == [("cell.required", "C2")]
    assert values(reading, "task_progress", "document_number") == [written]


def test_a_cell_that_says_the_day_itself_counts_alone() -> None:
    reading = task("12/KH-UBND ngày 3/8/2020", dt.datetime(2020, 8, 4))
    assert values(reading, "task_progress", "document_date") == [dt.date(2020, 8, 4)]
    assert said(task("12/KH-UBND ngày 3/8/2020", "chưa rõ")) == [("cell.not_a_date", "C2")]
    rows = [
        made_sheets.task(1, "12/KH-UBND ngày 3/8/2020", document_date=dt.date(2020, 8, 4)),
        made_sheets.task(2, "13/KH-UBND ngày 3/8/2020", document_date=None),
    ]
    days = values(read_form(made_sheets.header("task_progress"), *rows), "task_progress", "document_date")
    assert days == [dt.date(2020, 8, 4), _DAY]


def test_one_column_may_hold_number_and_day() -> None:
    reading = read_form(
        ["STT", "Số, ký hiệu, ngày tháng văn bản", "Nội dung nhiệm vụ", "Tình trạng thực hiện"],
        [1, "12/KH-UBND ngày 3/8/2020", "Rà soát", "Đang thực hiện"],
        [2, "13/KH-UBND", "Báo cáo", "Đang thực hiện"],
    )
    assert outcomes(reading, "task_progress") == ["accepted", "rejected"]
    assert values(reading, "task_progress", "document_date") == [_DAY, None]
    assert said(reading) == [("cell.required", "B3")]


def test_a_day_without_its_year_behind_a_number_or_status_is_told_by_the_report() -> None:
    reading = task("12/KH-UBND ngày 3/8", None)
    assert values(reading, "task_progress", "document_date") == [_DAY]
    assert values(reading, "task_progress", "document_number") == ["12/KH-UBND"]
    assert said(reading) == []
    assert values(told_task("Đã hoàn thành ngày 3/8", None), "task_progress", "completed_on") == [_DAY]


def test_one_that_is_no_day_is_named_where_it_stands_and_without_the_word_for_day_it_may_be_a_part() -> None:
    assert said(task("12/KH-UBND ngày 31/9", None)) == [("cell.not_a_date", "B2")]
    assert said(told_task("Đã hoàn thành 3/8", None)) == [("cell.not_in_list", "G2")]


def test_a_column_of_numbers_without_any_day_is_not_the_column_of_days() -> None:
    reading = read_form(
        ["STT", "Số, ký hiệu văn bản giao", "Nội dung nhiệm vụ", "Tình trạng thực hiện"],
        [1, "13/KH-UBND", "Báo cáo", "Đang thực hiện"],
    )
    assert [code for code, _ in said(reading)] == ["sheet.missing_column"]


def told_task(status: Value, completed_on: Value, due_on: Value = None, extended: Value = None) -> FileReading:
    headers = [
        "STT",
        "Số, ký hiệu văn bản giao",
        "Ngày văn bản",
        "Nội dung nhiệm vụ",
        "Thời hạn hoàn thành",
        "Gia hạn đến",
    ]
    row = [1, "12/KH-UBND", "1/6/2020", "Rà soát", due_on, extended]
    return read_form([*headers, "Tình trạng thực hiện", "Ngày hoàn thành"], [*row, status, completed_on])


@pytest.mark.parametrize(
    "written",
    [
        *("Đã hoàn thành ngày 3/8/2020", "Đã HT (03/8/2020)", "Hoàn thành 3.8.20", "Xong\n3/8/2020"),
        *("Hoàn thành đúng hạn, ngày 3/8/2020", "Hoàn thành trước hạn (3/8/2020)"),
    ],
)
def test_the_day_behind_a_status_is_that_of_completion_where_its_cell_is_blank(written: str) -> None:
    reading = told_task(written, None)
    assert values(reading, "task_progress", "completed_on") == [_DAY]
    assert said(reading) == []


@pytest.mark.parametrize(
    "written",
    [
        *("Đã hoàn thành, báo cáo ngày 3/8/2020", "Đã hoàn thành BC 45/BC-SYT ngày 3/8/2020"),
        *("Đã hoàn thành ngày 31/9/2020", "Đã hoàn thành tháng 8/2020"),
        *("Hoàn thành trước hạn ngày 3/8/2020", "Hoàn thành quá hạn 3/8/2020"),
    ],
)
def test_another_day_behind_a_status_is_not(written: str) -> None:
    assert values(told_task(written, None), "task_progress", "completed_on") == [None]


def test_nor_is_it_beside_a_day_of_completion_or_behind_another_status() -> None:
    reading = told_task("Đã hoàn thành ngày 3/8/2020", "4/8/2020")
    assert values(reading, "task_progress", "completed_on") == [dt.date(2020, 8, 4)]
    assert values(told_task("Đang thực hiện 3/8/2020", None), "task_progress", "completed_on") == [None]


@pytest.mark.parametrize(
    "written",
    [
        *("15/7/2020 (gia hạn đến 3/8/2020)", "15/7/2020, đã được gia hạn đến hết ngày 03/8/2020"),
        *("15/7/2020\nGia hạn lần 1 đến 3/8/2020.", "15/7/2020 gia hạn tới ngày 3 tháng 8 năm 2020"),
    ],
)
def test_the_day_until_which_a_deadline_was_extended_may_stand_behind_it(written: str) -> None:
    reading = told_task("Đang thực hiện", None, written)
    assert values(reading, "task_progress", "due_on") == [dt.date(2020, 7, 15)]
    assert values(reading, "task_progress", "extended_due_on") == [_DAY]
    assert said(reading) == []


@pytest.mark.parametrize(
    "written", ["15/7, gia hạn đến ngày 3/8", "15/7/2020 (gia hạn đến 3/8)", "15/7 gia hạn đến 3/8/2020"]
)
def test_both_days_may_lack_their_year_as_each_by_itself_may(written: str) -> None:
    reading = told_task("Đang thực hiện", None, written)
    assert values(reading, "task_progress", "due_on") == [dt.date(2020, 7, 15)]
    assert values(reading, "task_progress", "extended_due_on") == [_DAY]
    assert said(reading) == []


@pytest.mark.parametrize("written", ["15/7, gia hạn đến ngày 3/7", "15/7, gia hạn đến ngày 35/8", "15/5 gia hạn 3/8"])
def test_days_without_a_year_that_do_not_follow_each_other_are_refused(written: str) -> None:
    assert ("cell.not_a_date", "E2") in said(told_task("Đang thực hiện", None, written))


@pytest.mark.parametrize(
    ("written", "extended"),
    [
        ("15/7/2020 (xin gia hạn đến 3/8/2020)", None),
        ("15/7/2020 (gia hạn 10 ngày)", None),
        ("15/7/2020 (gia hạn đến 3/8/2020, 5/9/2020)", None),
        ("15/7/2020 (gia hạn đến 3/8/2020)", "5/9/2020"),
    ],
)
def test_an_extension_that_is_asked_for_or_told_otherwise_is_not_read(written: str, extended: Value) -> None:
    assert said(told_task("Đang thực hiện", None, written, extended)) == [("cell.not_a_date", "E2")]


@pytest.mark.parametrize(
    ("beside", "extended"),
    [(["15/7/2020"], _DAY), (["15/7/2020", "7/15/2020", "5/6/2020"], None)],
)
def test_many_extensions_are_read_in_no_absurd_time_and_none_where_the_order_of_days_is_in_doubt(
    beside: list[Value], extended: dt.date | None
) -> None:
    form = FORMS["task_progress"]
    raw = [*beside, *["15/7/2020 (gia hạn đến 3/8/2020)"] * 20_000]
    with soon():
        told = with_days_behind_words(form, {"due_on": read_column(form, form.field("due_on"), 4, raw, {})})
    column = told.get("extended_due_on")
    assert (column.values[-1] if column else None) == extended

from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms import made_sheets
from tests.transforms.made_sheets import outcomes, read_form, said, values
from transforms.files.sheets import Value
from transforms.submissions.interpret import FileReading

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


def test_a_column_of_numbers_without_any_day_is_not_the_column_of_days() -> None:
    reading = read_form(
        ["STT", "Số, ký hiệu văn bản giao", "Nội dung nhiệm vụ", "Tình trạng thực hiện"],
        [1, "13/KH-UBND", "Báo cáo", "Đang thực hiện"],
    )
    assert [code for code, _ in said(reading)] == ["sheet.missing_column"]

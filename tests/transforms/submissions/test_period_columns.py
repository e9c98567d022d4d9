from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.made_sheets import (
    day,
    finding_of,
    kinds,
    make_cover,
    make_sheet,
    read,
    read_form,
    said,
    values,
    violation,
)
from tests.transforms.made_sheets import header as header_of

SERVICES = ["Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Trong hạn"]
OWN, OTHER = ["Đất đai", 12, 1, 13, 0], ["Đất đai", 99, 9, 108, 0]


@pytest.mark.parametrize(
    ("header", "other", "own"),
    [
        *[("Tháng", "Tháng 7", "Tháng 8"), ("Tháng", 7, 8), ("Tháng", "07", "08"), ("Tháng", "T7", "T8")],
        *[("Tháng", dt.date(2020, 7, 1), dt.date(2020, 8, 1)), ("Tháng/năm", "7/2020", "8/2020")],
        *[("Kỳ", "Lũy kế", "Trong kỳ"), ("Kỳ", "Kỳ trước", "Kỳ này"), ("KỲ BÁO CÁO", "8 tháng đầu năm", "Tháng 8")],
        *[("Năm", 2019, 2020), ("Thời gian", "Năm 2020", "Tháng 8/2020"), ("Kỳ", "Cùng kỳ năm trước", "Tháng 8")],
    ],
)
def test_rows_that_a_column_says_to_be_of_another_time_are_not_taken_and_that_is_said(
    header: str, other: object, own: object
) -> None:
    for place in (0, 1, 5):
        lines = [
            [*line[:place], cell, *line[place:]] for cell, line in ((header, SERVICES), (other, OTHER), (own, OWN))
        ]
        reading = read_form(*lines)
        assert values(reading, "service_result", "received_online") == [12]
        assert kinds(reading)[2] == "unknown_sheet"
        assert said(reading) == [("sheet.unknown", f"{'ABCDEF'[place]}2")]


def test_the_rows_of_another_time_are_named() -> None:
    rows = [[month, f"Lĩnh vực {number}", *OWN[1:]] for number, month in enumerate([8, 7, 8, 7, 6, 5, 4, 3])]
    reading = read_form(["Tháng", *SERVICES], *rows)
    assert "ghi 6 dòng là của kỳ khác (dòng 3, 5, 6, 7, 8, …)" in finding_of(reading, "sheet.unknown").message


def test_items_of_the_month_before_do_not_stand_in_for_those_of_this_one() -> None:
    lines = [["Tháng 7", "Tổng số CBCCVC", 38], [None, "Số hội nghị quán triệt", 2]]
    lines += [["Tháng 8", "Tổng số CBCCVC", 40], [None, "Số hội nghị quán triệt", 3]]
    reading = read_form(["Tháng", "Chỉ tiêu", "Số lượng"], *lines)
    assert values(reading, "dissemination", "value") == [40, 3]
    assert said(reading) == [("sheet.unknown", "A2")]


@pytest.mark.parametrize(
    ("header", "one", "two"), [("Tháng", 38, 8), ("Tháng", 3, 8), ("Thời gian", "Quý I", "Tháng 8")]
)
def test_items_that_stand_once_each_are_all_of_the_month(header: str, one: object, two: object) -> None:
    lines = [["Tổng số CBCCVC", 40, one], ["Số hội nghị quán triệt", 8, two]]
    reading = read_form(["Chỉ tiêu", "Số lượng", header], *lines)
    assert (values(reading, "dissemination", "value"), said(reading)) == ([40, 8], [])


def test_months_of_a_quarter_are_its_parts() -> None:
    sheet = make_sheet("06-TTHC", [["Tháng", *SERVICES], ["Tháng 7", *OTHER], ["Tháng 8", *OWN]])
    reading = read(sheet, cover=make_cover(period="Quý III/2020"), received_on=dt.date(2020, 9, 28))
    assert values(reading, "service_result", "received_online") == [99, 12]


def test_where_nothing_is_of_the_month_all_is_taken_and_that_is_said() -> None:
    reading = read_form(["Tháng", *SERVICES], ["Tháng 6", *OTHER], ["Tháng 7", *OWN])
    assert values(reading, "service_result", "received_online") == [99, 12]
    assert said(reading) == [("file.identity_conflict", "A2")]


@pytest.mark.parametrize(
    ("header", "one", "two"),
    [
        *[("Cấp", "Tháng 7", "Tháng 8"), ("Tháng", "nhiều", "Tháng 8"), ("Tháng", None, "Tháng 8")],
        *[("Kỳ", "Kỳ I", "Kỳ II"), ("Thời gian", day(7, 20), day(8, 10))],
    ],
)
def test_a_column_that_does_not_tell_each_row_a_time_leaves_them_as_they_are(
    header: str, one: object, two: object
) -> None:
    reading = read_form([header, *SERVICES], [one, *OTHER], [two, *OWN])
    assert values(reading, "service_result", "received_online") == [99, 12]
    assert said(reading) == []


def test_events_tell_their_days_themselves() -> None:
    header = header_of("violation")
    reading = read_form([*header, "Tháng"], [*violation(1), "Tháng 7"], [*violation(2, people=2), "Tháng 8"])
    assert (len(values(reading, "violation", "office")), said(reading)) == (2, [])

from __future__ import annotations

import pytest

from tests.reference_data import unit_names
from tests.transforms.made_sheets import RECEIVED_ON, header, kinds, said, values
from transforms.files.read import read_workbook
from transforms.files.sheets import Limits
from transforms.submissions.interpret import FileReading, interpret

_HEADER = "".join(f"<td>{text}</td>" for text in header("dissemination"))
NOW = f"<table><tr>{_HEADER}</tr><tr><td>1</td><td>Tổng số CBCCVC</td><td>40</td></tr></table>"
THEN = NOW.replace("40", "38")
BLOCK = "<table><tr><td>UBND TỈNH LẠNG SƠN<br>SỞ Y TẾ</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>"
SIGNED = "<table><tr><td>NGƯỜI LẬP BIỂU</td><td>GIÁM ĐỐC</td></tr><tr><td>Nông Thị A</td><td>Vi Văn B</td></tr></table>"


def page(*parts: str, name: str = "a.xls") -> FileReading:
    workbook = read_workbook(("<html><body>" + "".join(parts) + "</body></html>").encode(), Limits())
    return interpret(name, workbook, RECEIVED_ON, unit_names())


@pytest.mark.parametrize(
    "above",
    [
        "<p>SỞ Y TẾ</p><p>Tháng 8 năm 2020</p>",
        BLOCK + "<p>KẾT QUẢ TUYÊN TRUYỀN</p><p>Tháng 8 năm 2020</p>",
        "<table><tr><td>SỞ Y TẾ</td></tr><tr><td>BÁO CÁO THÁNG 8/2020</td></tr></table>",
    ],
)
def test_titles_of_a_page_may_stand_in_tables_of_their_own(above: str) -> None:
    reading = page(above, NOW)
    assert (reading.unit, reading.period, said(reading)) == ("SYT", "2020-08", [])
    assert values(reading, "dissemination", "value") == [40]


@pytest.mark.parametrize(
    "head",
    [
        "<caption>SỞ Y TẾ<br><b>Tháng</b> 8 năm 2020</caption>",
        "SỞ Y TẾ<p>Tháng 8/2020</p>",
        "<caption>SỞ Y TẾ <s>Tháng 7/2020</s> <i style='display:none'>Tháng 6/2020</i> Tháng 8/2020</caption>",
    ],
)
def test_what_a_table_says_before_its_first_row_stands_above_it(head: str) -> None:
    reading = page(NOW.replace("<table>", f"<table>{head}"))
    assert (reading.unit, reading.period, said(reading)) == ("SYT", "2020-08", [])
    behind = page(NOW.replace("</table>", "<p>SỞ Y TẾ</p><p>Tháng 8/2020</p></table>"))
    assert (behind.unit, behind.period) == (None, None)


def test_signatures_behind_the_tables_are_signatures() -> None:
    reading = page(BLOCK, "<p>Tháng 8/2020</p>", NOW, SIGNED)
    assert said(reading) == []
    assert set(kinds(reading, 0).values()) == {"title"}
    assert set(kinds(reading, 2).values()) == {"signature"}


def test_a_table_of_neither_is_an_unknown_one() -> None:
    reading = page("<p>SỞ Y TẾ</p><p>Tháng 8/2020</p>", "<table><tr><td>Trang chủ</td><td>Thoát</td></tr></table>", NOW)
    assert [code for code, _ in said(reading)] == ["sheet.unknown"]


def test_a_month_between_two_tables_is_that_of_the_second() -> None:
    parts = (BLOCK, "<p>Tháng 8/2020</p>", NOW, "<p>Nơi nhận: Sở Nội vụ</p><h3>Tháng 7/2020</h3>", THEN)
    reading = page(*parts, name="BC thang 8.2020.xls")
    assert values(reading, "dissemination", "value") == [40]
    assert (reading.unit, reading.period) == ("SYT", "2020-08")
    assert ("sheet.unknown", None) in said(reading)
    assert ("file.period_unknown", None) in said(page(*parts))

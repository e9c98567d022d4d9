"""Cells stay what they are, and the same workbook is the same bytes."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from transforms.workbooks.workbook_bytes import fixed_bytes
from transforms.workbooks.workbook_pages import (
    first_sheet,
    fit_height,
    page_setup,
    put,
    put_row,
    table_head,
    text_lines,
)


def written(value: object) -> object:
    workbook = Workbook()
    put(first_sheet(workbook, "A")["A1"], value)
    return load_workbook(io.BytesIO(fixed_bytes(workbook)))["A"]["A1"].value


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://x")', "+84 123", "-5", "@x", "{{ 7*7 }}", "{% raw %}"])
def test_text_that_looks_like_a_formula_or_a_template_stays_text(text: str) -> None:
    workbook = Workbook()
    cell = put(first_sheet(workbook, "A")["A1"], text)
    assert cell.data_type == "s"
    with zipfile.ZipFile(io.BytesIO(fixed_bytes(workbook))) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
    assert written(text) == text


def test_characters_that_no_cell_can_hold_are_left_out_and_long_texts_cut() -> None:
    assert written("a\x00b\x1fc") == "abc"
    assert len(str(written("x" * 40_000))) == 32_767


def test_numbers_stay_numbers_and_nothing_stays_nothing() -> None:
    assert written(7) == 7
    assert written(None) is None


def test_the_hour_of_saving_leaves_no_trace() -> None:
    def made() -> bytes:
        workbook = Workbook()
        put(first_sheet(workbook, "A")["A1"], "x")
        return fixed_bytes(workbook, {"cchc.unit": "SNV"})

    data = made()
    assert data == made()
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {(entry.date_time, entry.create_system) for entry in parts.infolist()} == {((2020, 1, 1, 0, 0, 0), 0)}
        assert b"2020-01-01T00:00:00Z" in parts.read("docProps/core.xml")


def test_a_row_is_as_high_as_its_longest_text_needs() -> None:
    workbook = Workbook()
    sheet = first_sheet(workbook, "A")
    table_head(sheet, [("Một", 10), ("Hai", 20)])
    put_row(sheet, 2, ("ngắn", "ngắn"))
    put_row(sheet, 3, ("ngắn", "một câu rất dài " * 10))
    put_row(sheet, 4, ("ngắn", "x" * 30_000))
    heights = [sheet.row_dimensions[row].height for row in (2, 3, 4)]
    assert heights[0] < heights[1] < heights[2] == 409


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("abc", 1), ("abcdef", 2), ("ab\ncd\n", 3)])
def test_lines_of_a_text_are_counted(text: str, lines: int) -> None:
    assert text_lines(text, 5) == lines


def test_blank_values_make_no_row_higher() -> None:
    sheet = first_sheet(Workbook(), "A")
    fit_height(sheet, 1, (None, 5))
    assert sheet.row_dimensions[1].height == 17


@pytest.mark.parametrize(("title", "height"), [("Số lượng", 32), ("Ghi chú", 17)])
def test_a_bold_title_that_would_fill_its_column_to_the_edge_has_room_for_a_second_line(
    title: str, height: float
) -> None:
    sheet = first_sheet(Workbook(), "A")
    table_head(sheet, ((title, 6),))
    assert sheet.row_dimensions[1].height == height


def test_two_workbooks_at_once_do_not_mix_their_looks() -> None:
    first, second = Workbook(), Workbook()
    put_row(first_sheet(first, "A"), 1, ("a",))
    cell = first_sheet(second, "B")["A1"]
    put(cell, "b")
    assert first["A"]["A1"].border.left.style == "thin"
    assert cell.border.left is None


@pytest.mark.parametrize(
    ("text", "characters", "lines"),
    [
        ("", 10, 1),
        ("Đơn vị", 10, 1),
        ("một hai ba bốn", 7, 2),
        ("mộthaibabốn", 4, 3),
        ("a\nb", 10, 2),
        ("tại, hạn chế", 14, 1),
        ("TẠI, HẠN CHẾ", 14, 2),
        ("một mộthaibabốn ba", 4, 5),
    ],
)
def test_lines_break_between_words_and_capitals_are_broad(text: str, characters: int, lines: int) -> None:
    assert text_lines(text, characters) == lines


@given(st.text(alphabet="ab Ô\n", max_size=60), st.integers(1, 20))
def test_a_wider_column_never_takes_more_lines(text: str, characters: int) -> None:
    assert text_lines(text, characters + 1) <= text_lines(text, characters)
    assert text_lines(text, characters) >= text.count("\n") + 1


def test_a_page_says_above_what_it_belongs_to() -> None:
    sheet = first_sheet(Workbook(), "A")
    page_setup(sheet, head="Sở KH&CN")
    assert sheet.oddHeader.left.text == "Sở KH&&CN"


def test_a_page_head_is_never_longer_than_excel_takes_nor_holds_what_xml_cannot() -> None:
    sheet = first_sheet(Workbook(), "A")
    page_setup(sheet, head="&" * 300 + "\x01")
    written = str(sheet.oddHeader.left.text)
    assert len(written) < 255 and written.endswith("…") and "\x01" not in written
    page_setup(sheet, head="a\x01b")
    assert sheet.oddHeader.left.text == "ab"
    assert sheet.page_margins.top > sheet.page_margins.header

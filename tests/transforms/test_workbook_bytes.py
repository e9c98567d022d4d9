"""What is written past openpyxl is what openpyxl writes, and holds nothing that a workbook cannot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from transforms.workbook_bytes import fixed_bytes
from transforms.workbook_pages import first_sheet, page_setup, put, put_row

ODD = [
    "",
    " ",
    " hở đầu",
    "hở cuối\n",
    "a\nb\tc",
    "a\r\nb",
    "<b>&amp;\"'</b>",
    "]]>",
    "Tỉnh Lạng Sơn",
    "\x7f\x85\u2028",
    "😀",
]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def as_openpyxl_writes(workbook: Workbook) -> dict[str, bytes]:
    written = io.BytesIO()
    ExcelWriter(workbook, zipfile.ZipFile(written, "w")).save()
    return parts(written.getvalue())


def same(fill: Callable[[Worksheet], object]) -> bool:
    """Whether a workbook so filled is written as openpyxl does; made twice, for writing leaves traces in it."""
    ours, theirs = Workbook(), Workbook()
    for workbook in (ours, theirs):
        fill(first_sheet(workbook, "Trang"))
    data = parts(fixed_bytes(ours))
    theirs.properties.created = theirs.properties.modified = ours.properties.created
    return data == as_openpyxl_writes(theirs)


def test_texts_and_numbers_are_written_as_openpyxl_writes_them() -> None:
    def fill(sheet: Worksheet) -> None:
        for row, text in enumerate(ODD, start=1):
            put_row(sheet, row, (row, text, None, -5, "=1+1"))
            sheet.cell(row, 30).value = row
        sheet.cell(40, 2).font = Font(bold=True)  # dressed and blank
        sheet.row_dimensions[50].height = 30
        sheet.row_dimensions[51].hidden = True

    assert same(fill)


def test_what_is_not_text_or_a_whole_number_is_left_to_openpyxl() -> None:
    def fill(sheet: Worksheet) -> None:
        for row, value in enumerate((1.5, True, date(2020, 8, 14), "=SUM(A1:A2)", "#REF!"), start=1):
            sheet.cell(row, 1).value = value
            sheet.cell(row, 2).value = "chữ"

    assert same(fill)


def test_remarks_links_and_merged_cells_are_written_as_openpyxl_writes_them() -> None:
    def fill(sheet: Worksheet) -> None:
        put(sheet["A1"], "trái").comment = Comment("xem lại", "Sở Nội vụ")
        sheet["B1"].comment = Comment("ô trống", "Sở Nội vụ")
        put(sheet["C1"], "đến").hyperlink = Hyperlink(ref="C1", location="'Trang'!A9")
        sheet.merge_cells("A3:D4")
        put(sheet["A3"], "gộp")
        page_setup(sheet, repeat="1:1", head="đầu trang")
        put(sheet.parent.create_sheet("Trang hai")["B2"], "hai")

    assert same(fill)


@given(st.lists(st.text(max_size=20), max_size=6))
def test_whatever_the_text_it_is_written_as_openpyxl_writes_it(texts: list[str]) -> None:
    assert same(lambda sheet: put_row(sheet, 1, texts))


@pytest.mark.parametrize("character", ["\x00", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff"])
def test_a_character_that_no_workbook_can_hold_is_left_out(character: str) -> None:
    workbook = Workbook()
    sheet = first_sheet(workbook, "Trang")
    put(sheet["A1"], f"hai{character}ba")
    page_setup(sheet, head=f"tệp{character}")
    assert load_workbook(io.BytesIO(fixed_bytes(workbook)))["Trang"]["A1"].value == "haiba"

"""The bytes of a workbook: every part that openpyxl writes, and nothing that a workbook cannot hold."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.writer.excel import ExcelWriter

from tests.transforms.made_workbooks import unzipped
from transforms.workbooks.workbook_bytes import fixed_bytes
from transforms.workbooks.workbook_pages import first_sheet, page_setup, put


def as_openpyxl_writes(workbook: Workbook) -> dict[str, bytes]:
    written = io.BytesIO()
    ExcelWriter(workbook, zipfile.ZipFile(written, "w")).save()
    return unzipped(written.getvalue())


def filled() -> Workbook:
    """Made anew each time, for writing leaves traces in it."""
    workbook = Workbook()
    sheet = first_sheet(workbook, "Trang")
    for row, value in enumerate(("Tỉnh Lạng Sơn", 1.5, date(2020, 8, 14), "=SUM(A1:A2)", None), start=1):
        sheet.cell(row, 1).value = value
    put(sheet["B1"], "trái").comment = Comment("xem lại", "Sở Nội vụ")
    put(sheet["C1"], "đến").hyperlink = Hyperlink(ref="C1", location="'Trang'!A9")
    sheet.merge_cells("D3:E4")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=2, max_row=2))
    sheet.add_chart(chart, "G2")
    page_setup(sheet, repeat="1:1", head="đầu trang")
    put(workbook.create_sheet("Trang hai")["B2"], "hai")
    return workbook


def test_every_part_is_as_openpyxl_writes_it() -> None:
    ours, theirs = filled(), filled()
    data = unzipped(fixed_bytes(ours))
    theirs.properties.created = theirs.properties.modified = ours.properties.created
    assert data == as_openpyxl_writes(theirs)


@pytest.mark.parametrize("character", ["\x00", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff"])
def test_a_character_that_no_workbook_can_hold_is_left_out(character: str) -> None:
    workbook = Workbook()
    sheet = first_sheet(workbook, "Trang")
    put(sheet["A1"], f"hai{character}ba")
    page_setup(sheet, head=f"tệp{character}")
    assert load_workbook(io.BytesIO(fixed_bytes(workbook)))["Trang"]["A1"].value == "haiba"

"""Cells of xls of every age, and what the fast parser hides of them."""

from __future__ import annotations

import datetime as dt
import io
import struct
from collections.abc import Callable

import pytest
import xlwt

from tests.transforms.files.test_read import read, refusal, sheet
from tests.transforms.made_workbooks import biff2, biff5_stream, biff8_stream, biff_sheet
from transforms.files.read_ole import OleFile, wrap_stream
from transforms.files.sheets import CellError, UncomputedFormula, Value


def xls(fill: Callable[[xlwt.Worksheet, xlwt.Workbook], None]) -> bytes:
    book = xlwt.Workbook()
    fill(book.add_sheet("S"), book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_values_stand_at_their_addresses() -> None:
    def fill(page: xlwt.Worksheet, _: xlwt.Workbook) -> None:
        page.write(6, 2, "Sở Nội vụ")
        page.write(8, 3, 12)
        page.write(8, 4, 1.5)
        page.write(8, 5, True)
        page.write(8, 6, dt.date(2020, 8, 1), xlwt.easyxf(num_format_str="dd/mm/yyyy"))

    assert sheet(xls(fill)).rows == (
        (7, (None, None, "Sở Nội vụ", None, None, None, None)),
        (9, (None, None, None, 12, 1.5, True, dt.date(2020, 8, 1))),
    )


def test_error_cells_are_told_from_blanks_and_texts() -> None:
    def fill(page: xlwt.Worksheet, _: xlwt.Workbook) -> None:
        page.row(0).set_cell_error(0, 0x17)
        page.row(0).set_cell_error(1, 0x07)
        page.write(0, 2, "#REF!")
        page.write(0, 3, True)

    (values,) = [values for _, values in sheet(xls(fill)).rows]
    assert values == ("#REF!", "#DIV/0!", "#REF!", True)
    assert [type(value) for value in values] == [CellError, CellError, str, bool]


@pytest.mark.parametrize(
    "formula", ["A1+B1", "SUM(A1:B1)", "SUM(A1,B1)", "ROUND(A1,0)", "COUNTIF(A1:B1,1)", "A1/B1*100"]
)
def test_a_sum_without_value_was_never_computed(formula: str) -> None:
    def fill(page: xlwt.Worksheet, _: xlwt.Workbook) -> None:
        page.write(0, 0, 1)
        page.write(0, 2, xlwt.Formula(formula))

    ((_, values),) = sheet(xls(fill)).rows
    assert isinstance(values[2], UncomputedFormula)


def test_a_formula_that_may_give_an_empty_text_is_blank_unless_its_sheet_computes_nothing() -> None:
    def alone(page: xlwt.Worksheet, _: xlwt.Workbook) -> None:
        page.write(0, 0, 1)
        page.write(0, 1, xlwt.Formula('IF(A1=1,"","x")'))

    def beside_a_sum(page: xlwt.Worksheet, book: xlwt.Workbook) -> None:
        alone(page, book)
        page.write(0, 2, xlwt.Formula("A1+1"))

    assert sheet(xls(alone)).rows[0][1] in ((1,), (1, None))
    assert [type(value) for value in sheet(xls(beside_a_sum)).rows[0][1]] == [int, UncomputedFormula, UncomputedFormula]


def test_a_formula_filled_down_is_not_judged_by_the_place_where_it_stands() -> None:
    def fill(page: xlwt.Worksheet, _: xlwt.Workbook) -> None:
        page.write(0, 0, 1)
        page.write(0, 1, xlwt.Formula("$A$67"))

    place = b"\x42\x00\x00\x00"  # row 67, column A: SUM of some arguments, were it the end of a formula
    data = xls(fill)
    assert data.count(b"\x44" + place) == 1
    assert sheet(data.replace(b"\x44" + place, b"\x01" + place)).rows[0][1] in ((1,), (1, None))


def test_formats_merged_ranges_and_hidden_sheets_are_given() -> None:
    def fill(page: xlwt.Worksheet, _: xlwt.Workbook) -> None:
        page.write(0, 0, 0.917, xlwt.easyxf(num_format_str="0.0%"))
        page.write(0, 1, 12, xlwt.easyxf(num_format_str="0"))
        page.write(0, 2, 44075, xlwt.easyxf(num_format_str="mmm-yy"))
        page.write(0, 3, 44075, xlwt.easyxf(num_format_str="dd/mm/yyyy"))
        page.write_merge(1, 3, 0, 1, "gộp")
        page.visibility = 1

    only = sheet(xls(fill))
    assert only.formats == {(1, 1): "0.0%", (1, 3): "mmm-yy"}
    assert only.merged == ((2, 1, 4, 2),)
    assert only.hidden


CELLS: dict[tuple[int, int], str | float] = {(2, 1): "Tên", (2, 2): 1.5, (3, 2): 7.0}
ROWS: tuple[tuple[int, tuple[Value, ...]], ...] = ((2, ("Tên", 1.5)), (3, (None, 7)))


@pytest.mark.parametrize(
    "data",
    [
        biff_sheet(3, CELLS),
        biff_sheet(4, CELLS),
        biff5_stream(CELLS),
        wrap_stream("Book", biff5_stream(CELLS)),
    ],
)
def test_workbooks_older_than_excel_97_are_read(data: bytes) -> None:
    assert sheet(data).rows == ROWS


def test_a_worksheet_of_excel_2_is_read() -> None:
    assert sheet(biff2({(2, 1): "Ten", (2, 2): 1.5})).rows == ((2, ("Ten", 1.5)),)


@pytest.mark.parametrize("number", [3, 4, 255, 256, 65_536, 0xFFFFFFFF])
def test_a_cell_whose_text_the_workbook_does_not_have_is_an_error(number: int) -> None:
    def fill(page: xlwt.Worksheet, _: xlwt.Workbook) -> None:
        for column, text in enumerate(["Một", "Hai", "Ba"]):
            page.write(0, column, text)
        page.write(0, 3, 5)

    stream = bytearray(OleFile(xls(fill)).stream("workbook"))
    assert sheet(wrap_stream("Workbook", bytes(stream))).rows == ((1, ("Một", "Hai", "Ba", 5)),)
    struct.pack_into("<L", stream, stream.index(b"\xfd\x00\x0a\x00\x00\x00\x01\x00") + 10, number)
    ((_, values),) = sheet(wrap_stream("Workbook", bytes(stream))).rows
    assert values == ("Một", "#REF!", "Ba", 5) and isinstance(values[1], CellError)


def test_no_cell_of_many_texts_is_taken_for_one_that_points_beyond_them() -> None:
    def fill(page: xlwt.Worksheet, _: xlwt.Workbook) -> None:
        for row in range(600):
            page.write(row, 0, f"Việc {row}")

    assert [values[0] for _, values in sheet(xls(fill)).rows] == [f"Việc {row}" for row in range(600)]


@pytest.mark.parametrize("size", [1, 4096, 70_000, 9_000_000])
def test_a_stream_wrapped_in_a_container_is_found_in_it(size: int) -> None:
    content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    assert OleFile(wrap_stream("Workbook", content)).stream("workbook")[:size] == content


@pytest.mark.parametrize("missing", [300, 450, 600])
def test_a_workbook_whose_directory_is_cut_off_is_damaged_and_no_other_kind_of_file(missing: int) -> None:
    whole = xls(lambda worksheet, _: worksheet.write(0, 0, "STT"))  # the directory stands last
    assert refusal(whole[:-missing]) == "file.unreadable"


def test_what_surrounds_the_workbook_in_its_container_changes_nothing() -> None:
    stream = biff5_stream(CELLS)
    padded = wrap_stream("Book", stream + bytes(100_000))
    assert read(padded) == read(wrap_stream("Book", stream))


@pytest.mark.parametrize("cuts", [(), (4,), (5,), (7,), (5, 7), (3, 5, 7, 9), (2, 4, 6, 8)])
def test_an_emoji_that_two_records_share_is_one_letter(cuts: tuple[int, ...]) -> None:
    text = "Sở 😀😀😀 tốt"  # each of the three takes two of the places counted
    assert sheet(wrap_stream("Workbook", biff8_stream(text, cuts))).rows == ((1, (text,)),)


@pytest.mark.parametrize(
    "box",
    [(0, 1, 0, 1), (0, 0, 0, 0), (0, 65_536, 0, 256), (0, 65_535, 0, 16_384), (0, 0xFFFFFFFF, 0, 0xFFFF), (9, 5, 3, 1)],
)
def test_the_box_that_a_sheet_claims_decides_nothing(box: tuple[int, int, int, int]) -> None:
    stream = biff8_stream("tốt")
    begin = stream.rindex(b"\x09\x08\x10\x00") + 20  # behind the head of the sheet
    claimed = struct.pack("<2H2L3H", 0x0200, 14, *box, 0)
    assert sheet(wrap_stream("Workbook", stream[:begin] + claimed + stream[begin:])).rows == ((1, ("tốt",)),)


def test_an_impossible_box_decides_nothing_in_a_workbook_of_excel_5_either() -> None:
    stream = biff5_stream({(2, 1): "tot"})
    begin = stream.rindex(b"\x09\x08\x08\x00") + 12
    claimed = struct.pack("<2H5H", 0x0200, 10, 0, 65_535, 300, 7, 0)
    assert sheet(wrap_stream("Book", stream[:begin] + claimed + stream[begin:])).rows == ((2, ("tot",)),)

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.transforms.made_sheets import (
    Line,
    header,
    kinds,
    make_cover,
    make_sheet,
    read,
    read_form,
    said,
    values,
    violation,
)

VIOLATIONS = header("violation")
COVER: list[Line] = [["Đơn vị báo cáo", "Sở Nội vụ"], ["Kỳ báo cáo", "Tháng 8/2020"]]
LOOSE: list[Line] = [["Loại", "Nội dung", "Người"], ["a", "Đi muộn", 3], ["b", "Về sớm", 4]]


def test_rows_of_figures_on_the_cover_are_said() -> None:
    reading = read(make_sheet("03-VP", [VIOLATIONS, violation(1)]), cover=make_sheet("Thông tin", [*COVER, *LOOSE]))
    assert said(reading) == [("sheet.unknown", "A4")]


def test_the_lines_of_a_cover_are_no_rows_of_figures() -> None:
    lines = [*COVER, ["Số điện thoại", 2053812345], ["Lạng Sơn, ngày", 14, "tháng", 8, "năm", 2020]]
    assert said(read(make_sheet("03-VP", [VIOLATIONS, violation(1)]), cover=make_sheet("Thông tin", lines))) == []


def test_a_row_of_data_above_the_header_is_said() -> None:
    assert said(read_form(violation(7), VIOLATIONS, violation(1))) == [("sheet.unknown", "A1")]
    assert said(read_form(["Biểu số", 3, "Phòng Tổ chức"], VIOLATIONS, violation(1))) == []


def test_rows_of_figures_beside_the_columns_of_a_table_are_said() -> None:
    aside: list[Line] = [[*[None] * 9, *(line or ())] for line in LOOSE]
    reading = read_form(VIOLATIONS, violation(1), *aside)
    assert said(reading) == [("sheet.unknown", "A4")]
    assert list(kinds(reading).values()) == ["header", "accepted", "note", "unknown_sheet", "unknown_sheet"]
    assert said(read_form(VIOLATIONS, violation(1), *aside[:2])) == []


@pytest.mark.parametrize(("hidden", "cells"), [("Phòng B", ["D4"]), ("Phòng Tổ chức", []), (None, [])])
def test_what_a_merged_cell_shows_counts_and_what_it_hides_is_said(hidden: str | None, cells: list[str]) -> None:
    rows = [violation(1), violation(2, people=2), violation(3, people=3)]
    rows[1][3], rows[2][3] = None, hidden
    reading = read_form(VIOLATIONS, *rows, merged=[(2, 4, 4, 4)])
    assert values(reading, "violation", "office") == ["Phòng Tổ chức"] * 3
    assert [cell for code, cell in said(reading) if code == "sheet.unknown"] == cells


@pytest.mark.parametrize("row", [["Thời giờ làm việc", 3, "người"], ["Đeo thẻ", 1]])
def test_a_sheet_without_a_header_that_tells_figures_is_no_nil_return(row: Line) -> None:
    other = make_sheet("05-VB", [header("issued_document")])
    reading = read(other, make_sheet("03-VP", [row, ["Sử dụng rượu bia", "Không"]]), cover=make_cover())
    assert said(reading) == [("sheet.unknown", None)]


@pytest.mark.parametrize("row", [["Biểu số", 3], [1, "Không phát sinh"], ["Tháng 8 năm", 2020], ["Số vụ", 0]])
def test_numbers_that_tell_nothing_of_the_period_leave_a_nil_return_one(row: Line) -> None:
    other = make_sheet("05-VB", [header("issued_document")])
    reading = read(other, make_sheet("03-VP", [row, ["Không có"]]), cover=make_cover())
    assert said(reading) == []


@pytest.mark.parametrize(("struck", "places"), [((2, 3), [("sheet.unknown", "A2")]), ((1, 4), []), ((), [])])
def test_rows_of_data_that_are_struck_through_count_and_are_said(
    struck: tuple[int, ...], places: list[tuple[str, str | None]]
) -> None:
    lines: list[Line] = [VIOLATIONS, violation(1), violation(2, people=2), ["Người lập"]]
    reading = read(replace(make_sheet("03-VP", lines), struck=struck), cover=make_cover())
    assert said(reading) == places
    assert len(reading.rows["violation"]) == 2

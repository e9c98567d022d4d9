from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.made_sheets import Line, day, read_form, said, values
from transforms.files.sheets import CellError, UncomputedFormula, Value
from transforms.submissions.interpret import FileReading

_REST: Line = [day(7, 1), "UBND tỉnh", "Rà soát", "Đang thực hiện"]
_HEADERS: Line = ["Ngày văn bản", "Cơ quan, người giao", "Nội dung nhiệm vụ", "Tình trạng thực hiện"]


@pytest.mark.parametrize(
    ("number", "sign", "whole"),
    [
        (15, "CV-UBND", "15/CV-UBND"),
        ("05", "/CV-UBND", "05/CV-UBND"),
        ("15/CV-UBND", "Mật", "15/CV-UBND"),
        ("15/2020", "NQ-HĐND", "15/2020/NQ-HĐND"),
        (15, "15/CV-UBND", "15/CV-UBND"),
        (15, "2020/QĐ-UBND", "15/2020/QĐ-UBND"),
        (None, "15/CV-UBND", "15/CV-UBND"),
        (15, None, "15"),
    ],
)
def test_a_number_and_its_sign_in_two_columns_are_one_number(number: Value, sign: Value, whole: str) -> None:
    flat = read_form(["STT", "Số", "Ký hiệu", *_HEADERS], [1, number, sign, *_REST])
    lower: Line = [None, "Số", "Ký hiệu", "Ngày", None, None, None]
    grouped = read_form(
        ["STT", "Văn bản giao", None, None, *_HEADERS[1:]],
        lower,
        [1, number, sign, *_REST],
        merged=[(1, 1, 2, 1), (1, 2, 1, 4), (1, 5, 2, 5), (1, 6, 2, 6), (1, 7, 2, 7)],
    )
    for reading in (flat, grouped):
        assert (values(reading, "task_progress", "document_number"), said(reading)) == ([whole], [])


def test_a_part_without_a_value_is_told_and_no_number() -> None:
    cell = UncomputedFormula("=A1/2")
    reading = read_form(["STT", "Số", "Ký hiệu", *_HEADERS], [1, 15, "UBND", *_REST], [2, cell, "UBND", *_REST])
    assert values(reading, "task_progress", "document_number") == ["15/UBND", None]
    assert said(reading) == [("cell.formula_without_value", "B3")]


@pytest.mark.parametrize("number", [15, 1, "abc"])
def test_two_numbers_beside_each_other_are_no_parts_of_one(number: Value) -> None:
    reading = read_form(["STT", "Số", "Ký hiệu", *_HEADERS], [1, number, "16/CV-UBND", *_REST])
    assert said(reading) == [("sheet.duplicate_column", "C1")]


@pytest.mark.parametrize(
    ("number", "sign", "whole"),
    [(20, "BC-SNV", "20/BC-SNV"), (None, "BC-SNV", "BC-SNV"), (20, "30 trang", "20, 30 trang")],
)
def test_of_the_document_that_is_a_result_the_sign_is_kept_with_the_number(
    number: Value, sign: Value, whole: str
) -> None:
    upper: Line = ["STT", "Số, ký hiệu văn bản giao", *_HEADERS, "Văn bản, sản phẩm kết quả", None]
    lower: Line = [*[None] * 6, "Số", "Ký hiệu"]
    spans = [(1, 7, 1, 8), *((1, column, 2, column) for column in range(1, 7))]
    reading = read_form(upper, lower, [1, "15/CV-UBND", *_REST, number, sign], merged=spans)
    assert (values(reading, "task_progress", "result_document"), said(reading)) == ([whole], [])


def read_days(*days: tuple[Value, Value, Value]) -> FileReading:
    """A sheet of 01-NV with the parts of a day in columns C to E, under one header merged over them."""
    upper: Line = ["STT", "Số, ký hiệu văn bản giao", "Ngày văn bản", None, None, *_HEADERS[1:]]
    lower: Line = [None, None, "Ngày", "Tháng", "Năm", None, None, None]
    spans = [(1, 3, 1, 5), *((1, column, 2, column) for column in (1, 2, 6, 7, 8))]
    rows: list[Line] = [[n, f"{n}/CV-UBND", *parts, *_REST[1:]] for n, parts in enumerate(days, 1)]
    return read_form(upper, lower, *rows, merged=spans)


@pytest.mark.parametrize(
    ("parts", "read", "codes"),
    [
        ((15, 7, 2020), dt.date(2020, 7, 15), []),
        (("05", "07", "2020"), dt.date(2020, 7, 5), []),
        ((7, 13, 2020), None, [("cell.not_a_date", "C3")]),
        ((15, 7, None), None, [("cell.not_a_date", "C3")]),
        ((None, None, None), None, [("cell.required", "C3")]),
        ((day(7, 1), 7, 2020), None, [("sheet.duplicate_column", "D2")]),
    ],
)
def test_a_day_in_three_columns_is_one_day(
    parts: tuple[Value, Value, Value], read: dt.date | None, codes: list[tuple[str, str]]
) -> None:
    reading = read_days(parts)
    assert (values(reading, "task_progress", "document_date"), said(reading)) == ([read], codes)


@pytest.mark.parametrize(
    ("parts", "read", "codes"),
    [
        ((day(7, 21), None, None), dt.date(2020, 7, 21), []),
        (("-", "-", "-"), None, [("cell.required", "C4")]),
        ((None, "-", 2020), None, [("cell.not_a_date", "C4")]),
        ((day(7, 21), 7, 2020), None, [("cell.not_a_date", "C4")]),
        ((CellError("#REF!"), 7, 2020), None, [("cell.error_value", "C4")]),
    ],
)
def test_what_is_no_part_of_a_day_costs_its_own_row_alone_and_a_whole_day_none(
    parts: tuple[Value, Value, Value], read: dt.date | None, codes: list[tuple[str, str]]
) -> None:
    reading = read_days((15, 7, 2020), parts)
    assert values(reading, "task_progress", "document_date") == [dt.date(2020, 7, 15), read]
    assert said(reading) == codes

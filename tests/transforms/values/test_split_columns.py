from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.made_sheets import Line, day, header, read_form, said, task, values, visit
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


def read_visits(heads: tuple[Line, ...], *days: tuple[Value, Value]) -> FileReading:
    """A sheet of 02-KT with the first and the last day of visits in columns G and H."""
    place = header("inspection_report").index("Ngày kiểm tra")
    rows: list[Line] = []
    for number, told in enumerate(days, 1):
        row = visit(number)
        rows.append([*row[:place], *told, *row[place + 1 :]])
    lines: list[Line] = [[*header("inspection_report")[:place], *heads[0], *header("inspection_report")[place + 1 :]]]
    lines += [[*[None] * place, *head] for head in heads[1:]]
    others = [column for column in range(1, 15) if column not in (place + 1, place + 2)]
    spans = [(1, place + 1, 1, place + 2), *((1, column, 2, column) for column in others)] if heads[1:] else []
    return read_form(*lines, *rows, merged=spans)


@pytest.mark.parametrize(
    "heads",
    [
        (["Từ ngày", "Đến ngày"],),
        (["Ngày bắt đầu", "Ngày kết thúc"],),
        (["Thời gian kiểm tra", None], ["Từ ngày", "Đến ngày"]),
        (["Thời gian", None], ["Từ", "Đến"]),
        (["Ngày kiểm tra", None], ["Từ", "Đến"]),
    ],
)
def test_a_visit_whose_first_and_last_day_have_a_column_each_is_of_the_first(heads: tuple[Line, ...]) -> None:
    sure = [(day(7, 21), day(7, 21)), (day(7, 22), None), ("23/7", "-")]
    reading = read_visits(heads, *sure, (day(7, 24), day(7, 27)), (dt.datetime(2020, 7, 28, 8), "30/7/2020"))
    found = values(reading, "inspection_report", "inspected_on")
    assert found == [dt.date(2020, 7, number) for number in (21, 22, 23, 24, 28)]
    first = 1 + len(heads)
    assert said(reading) == [("cell.ambiguous_date", f"G{first + place}") for place in (3, 4)]


@pytest.mark.parametrize("days", [(None, day(7, 21)), (day(7, 21), day(7, 20)), (day(5, 1), day(7, 21)), ("x", "y")])
def test_days_of_a_visit_that_do_not_follow_each_other_cost_their_own_row(days: tuple[Value, Value]) -> None:
    reading = read_visits((["Từ ngày", "Đến ngày"],), (day(7, 22), day(7, 22)), days)
    assert values(reading, "inspection_report", "inspected_on") == [dt.date(2020, 7, 22), None]
    assert said(reading) == [("cell.not_a_date", "G3")]


def test_a_day_written_in_two_ways_is_one() -> None:
    reading = read_visits((["Từ ngày", "Đến ngày"],), (day(7, 21), "21/7/2020"))
    assert values(reading, "inspection_report", "inspected_on") == [dt.date(2020, 7, 21)]
    assert said(reading) == [("cell.ambiguous_date", "G2")]


@pytest.mark.parametrize("above", ["Thời kỳ được kiểm tra", "Niên độ kiểm tra"])
def test_the_time_that_was_looked_into_is_not_when_the_visit_was(above: str) -> None:
    reading = read_visits(([above, None], ["Từ ngày", "Đến ngày"]), (day(7, 21), day(7, 22)))
    assert said(reading) == [("sheet.missing_column", "A2")]


def test_the_time_that_was_looked_into_takes_nothing_from_the_day_of_the_visit_beside_it() -> None:
    reading = read_visits((["Ngày kiểm tra", "Từ ngày - đến ngày"],), (day(7, 21), "1/1/2020 - 30/6/2020"))
    assert (values(reading, "inspection_report", "inspected_on"), said(reading)) == ([dt.date(2020, 7, 21)], [])
    place = header("inspection_report").index("Ngày kiểm tra")
    heads = ["Từ ngày", "Đến ngày", "Ngày bắt đầu kiểm tra", "Ngày kết thúc kiểm tra"]
    lines = [[*header("inspection_report")[:place], *heads, *header("inspection_report")[place + 1 :]]]
    row = visit(1)
    days = [day(7, 1), day(7, 15), day(7, 21), day(7, 21)]
    reading = read_form(*lines, [*row[:place], *days, *row[place + 1 :]])
    assert values(reading, "inspection_report", "inspected_on") == [dt.date(2020, 7, 21)]
    end = len(row)
    above = [(1, end + 1, 1, end + 2), *((1, column, 2, column) for column in range(1, end + 1))]
    heads, below = [*header("inspection_report"), "Thời gian", None], [*[None] * end, "Từ", "Đến"]
    reading = read_form(heads, below, [*row, day(7, 1), day(7, 15)], merged=above)
    assert values(reading, "inspection_report", "inspected_on") == [dt.date(2020, 7, 21)]


def test_two_days_of_other_things_are_none_of_a_visit() -> None:
    reading = read_visits((["Ngày kiểm tra", "Ngày tiến hành"],), (day(7, 21), day(7, 22)))
    assert said(reading) == [("sheet.duplicate_column", "H1")]


@pytest.mark.parametrize(
    ("days", "read", "codes"),
    [
        ((day(7, 1), day(9, 1)), dt.date(2020, 9, 1), []),
        ((None, "1/9/2020"), dt.date(2020, 9, 1), []),
        ((day(7, 1), "Thường xuyên"), None, []),
        ((None, None), None, []),
        (("-", None), None, []),
        (("Thường xuyên", None), None, []),  # written once for both
        ((day(7, 1), None), None, [("cell.not_a_date", "F3")]),
    ],
)
def test_of_when_a_task_begins_and_ends_the_last_day_is_its_deadline(
    days: tuple[Value, Value], read: dt.date | None, codes: list[tuple[str, str]]
) -> None:
    place = header("task_progress").index("Thời hạn hoàn thành")
    upper: Line = [*header("task_progress")[: place + 1], None, *header("task_progress")[place + 1 :]]
    lower: Line = [*[None] * place, "Từ ngày", "Đến ngày"]
    row = task(1)
    reading = read_form(upper, lower, [*row[:place], *days, *row[place + 1 :]], merged=[(1, place + 1, 1, place + 2)])
    assert (values(reading, "task_progress", "due_on"), said(reading)) == ([read], codes)

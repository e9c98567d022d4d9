from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.made_sheets import read_form, said, values
from transforms.interpret import FileReading
from transforms.sheets import Value

_HEADERS = ["STT", "Số, ký hiệu văn bản giao", "Nội dung nhiệm vụ", "Cơ quan, người giao"]
_DAY, _OTHER = dt.datetime(2020, 7, 20), dt.datetime(2020, 7, 22)
_REST: dict[str, Value] = {
    "Ngày văn bản": _DAY,
    "Thời hạn hoàn thành": dt.datetime(2020, 9, 1),
    "Tình trạng thực hiện": "Đang thực hiện",
}


def reading(**more: Value) -> FileReading:
    """A task under the usual headers and those given, by header."""
    told = _REST | more
    return read_form([*_HEADERS, *told], [1, "5/UBND-NC", "Rà soát", "UBND tỉnh", *told.values()])


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Kết quả thực hiện", "Đã tham mưu kế hoạch"),
        ("Tiến độ", "đang lấy ý kiến"),
        ("Ngày giao", _OTHER),
        ("Hạn báo cáo", _OTHER),
        ("Cơ quan ban hành", "Sở Nội vụ"),
    ],
)
def test_a_header_that_may_mean_a_field_does_not_beside_the_fields_own(header: str, value: Value) -> None:
    told = reading(**{header: value})
    assert values(told, "task_progress", "status") == ["Đang thực hiện"]
    assert values(told, "task_progress", "document_date") == [_DAY.date()]
    assert values(told, "task_progress", "assigned_by") == ["UBND tỉnh"]
    assert said(told) == []


@pytest.mark.parametrize(
    ("own", "header", "field"),
    [("Tình trạng thực hiện", "Kết quả", "status"), ("Ngày văn bản", "Ngày giao", "document_date")],
)
def test_it_means_the_field_where_no_other_column_does(own: str, header: str, field: str) -> None:
    told = {header if name == own else name: value for name, value in _REST.items()}
    row = [1, "5/UBND-NC", "Rà soát", "UBND tỉnh", *told.values()]
    assert values(read_form([*_HEADERS, *told], row), "task_progress", field) != [None]


def test_two_headers_that_both_mean_a_field_leave_it_open() -> None:
    assert [code for code, _ in said(reading(**{"Ngày ban hành": _OTHER}))] == ["sheet.duplicate_column"]

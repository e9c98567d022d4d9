from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.made_sheets import finding_of, outcomes, read_form, said, values
from transforms.interpret import FileReading
from transforms.sheets import CellError, Value

STATUSES = ("Đã hoàn thành", "Đang thực hiện", "Chưa thực hiện")
_HEADERS = ["STT", "Số, ký hiệu văn bản giao", "Ngày văn bản", "Nội dung nhiệm vụ"]
_GROUPED = [(1, 5, 1, 7), *((1, column, 2, column) for column in (1, 2, 3, 4, 8))]


def _task(number: int, *ticks: Value) -> list[Value]:
    done = dt.datetime(2020, 8, 7) if ticks and ticks[0] else None
    return [number, f"{number}/UBND-NC", dt.datetime(2020, 7, 20), f"Việc {number}", *ticks, done]


def flat(*tasks: list[Value]) -> FileReading:
    return read_form([*_HEADERS, *STATUSES, "Ngày hoàn thành"], *tasks)


def grouped(*tasks: list[Value]) -> FileReading:
    upper = [*_HEADERS, "Tình trạng thực hiện", None, None, "Ngày hoàn thành"]
    return read_form(upper, [None] * 4 + [*STATUSES, None], *tasks, merged=_GROUPED)


@pytest.mark.parametrize("table", [flat, grouped])
@pytest.mark.parametrize("tick", ["x", "X", "✓", "ü", "V"])
def test_the_value_over_the_tick_is_the_rows(table: type[FileReading], tick: str) -> None:
    reading = table(_task(1, tick, None, "-"), _task(2, None, tick, None), _task(3, None, None, tick))
    assert values(reading, "task_progress", "status") == list(STATUSES)
    assert said(reading) == []


def test_no_tick_is_a_blank_and_two_are_not_in_the_list() -> None:
    reading = flat(_task(1, None, None, None), _task(2, None, "x", "x"), _task(3, None, "x", None))
    assert outcomes(reading, "task_progress") == ["rejected", "rejected", "accepted"]
    assert said(reading) == [("cell.required", "E2"), ("cell.not_in_list", "E3")]
    assert "“Đang thực hiện; Chưa thực hiện”" in finding_of(reading, "cell.not_in_list").message


@pytest.mark.parametrize(
    ("cell", "code"),
    [("7/8/2020", "cell.not_in_list"), (3, "cell.not_in_list"), (CellError("#N/A"), "cell.error_value")],
)
def test_what_is_no_tick_is_not_taken_for_one(cell: Value, code: str) -> None:
    assert said(flat(_task(1, None, cell, None))) == [(code, "E2")]


def test_a_column_of_the_field_itself_counts_before_columns_of_its_values() -> None:
    reading = read_form(
        [*_HEADERS, "Tình trạng thực hiện", *STATUSES[1:]], [*_task(1)[:4], "Đang thực hiện", "tham mưu", "trình ký"]
    )
    assert values(reading, "task_progress", "status") == ["Đang thực hiện"]


def test_inspections_in_and_out_of_the_plan_may_be_ticked() -> None:
    headers = ["Số quyết định", "Cơ quan, đơn vị được kiểm tra", "Ngày kiểm tra", "Hình thức", "Số tồn tại"]
    day = dt.datetime(2020, 8, 3)
    reading = read_form(
        [*headers, "Trong kế hoạch", "Ngoài kế hoạch"],
        ["5/QĐ-SNV", "Sở Y tế", day, "Đột xuất", 0, None, "x"],
        ["6/QĐ-SNV", "Sở Tư pháp", day, "Theo kế hoạch", 0, "x", None],
        name="SO-KT",
    )
    assert values(reading, "inspection_register", "in_plan") == ["Không", "Có"]

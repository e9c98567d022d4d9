from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.made_sheets import finding_of, kinds, outcomes, read_form, said, values
from transforms.files.sheets import CellError, Value
from transforms.submissions.interpret import FileReading

STATUSES = ("Đã hoàn thành", "Đang thực hiện", "Chưa thực hiện")
_HEADERS = ["STT", "Số, ký hiệu văn bản giao", "Ngày văn bản", "Nội dung nhiệm vụ"]
_GROUPED = [(1, 5, 1, 7), *((1, column, 2, column) for column in (1, 2, 3, 4, 8))]


def _task(number: int, *ticks: Value) -> list[Value]:
    done = dt.datetime(2020, 8, 7) if ticks and ticks[0] not in (None, False, "☐", "FALSE", "□") else None
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


@pytest.mark.parametrize(("tick", "box"), [(True, False), ("☑", "☐"), ("TRUE", "FALSE"), ("✓", "□")])
def test_a_box_that_is_not_ticked_is_no_tick(tick: Value, box: Value) -> None:
    reading = flat(_task(1, tick, box, box), _task(2, box, box, tick), _task(3, box, box, box))
    assert values(reading, "task_progress", "status") == ["Đã hoàn thành", "Chưa thực hiện", None]
    assert said(reading) == [("cell.required", "E4")]


def test_two_columns_may_say_one_value_by_a_tick_each_and_two_ticks_are_still_too_many() -> None:
    upper = [*_HEADERS, "Kết quả thực hiện", None, None, "Ngày hoàn thành"]
    lower = [None] * 4 + ["Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Đang thực hiện", None]
    day = dt.datetime(2020, 8, 7)
    rows = [[*_task(n)[:4], *ticks] for n, ticks in enumerate((["x"], [None, "x"], [None, None, "x"], ["x", "x"]), 1)]
    rows = [[*row, *[None] * (7 - len(row)), day if n != 3 else None] for n, row in enumerate(rows, 1)]
    reading = read_form(upper, lower, *rows, merged=_GROUPED)
    assert values(reading, "task_progress", "status") == ["Đã hoàn thành", "Đã hoàn thành", "Đang thực hiện", None]
    assert said(reading) == [("cell.not_in_list", "E6")]


def test_no_tick_is_a_blank_and_two_are_not_in_the_list() -> None:
    reading = flat(_task(1, None, None, None), _task(2, None, "x", "x"), _task(3, None, "x", None))
    assert outcomes(reading, "task_progress") == ["rejected", "rejected", "accepted"]
    assert said(reading) == [("cell.required", "E2"), ("cell.not_in_list", "F3")]
    assert "“Đang thực hiện; Chưa thực hiện”" in finding_of(reading, "cell.not_in_list").message


@pytest.mark.parametrize(
    ("cell", "code"),
    [("7/8/2020", "cell.not_in_list"), (3, "cell.not_in_list"), (CellError("#N/A"), "cell.error_value")],
)
def test_what_is_no_tick_is_not_taken_for_one(cell: Value, code: str) -> None:
    assert said(flat(_task(1, None, cell, None))) == [(code, "F2")]


def test_a_column_of_the_field_itself_counts_before_columns_of_its_values() -> None:
    reading = read_form(
        [*_HEADERS, "Tình trạng thực hiện", *STATUSES[1:]], [*_task(1)[:4], "Đang thực hiện", "tham mưu", "trình ký"]
    )
    assert values(reading, "task_progress", "status") == ["Đang thực hiện"]


def test_a_group_typed_over_its_values_without_merging_is_one_too() -> None:
    reading = read_form(
        [*_HEADERS, "Tình trạng thực hiện", None, None, "Ngày hoàn thành"],
        [None] * 4 + [*STATUSES],
        _task(1, None, "x", None),
    )
    assert values(reading, "task_progress", "status") == ["Đang thực hiện"]


def test_values_under_a_group_that_nobody_merged_may_have_their_words_in_another_order() -> None:
    reading = read_form(
        [*_HEADERS, "Kết quả thực hiện", None, None, "Ngày hoàn thành"],
        [None] * 4 + ["Hoàn thành đúng hạn", "Đang thực hiện (trong hạn)", "Quá hạn, chưa hoàn thành"],
        _task(1, None, None, "x"),
    )
    assert values(reading, "task_progress", "status") == ["Đang thực hiện"]
    assert said(reading) == []


def test_a_row_of_one_value_below_the_header_is_a_section() -> None:
    headers = ["STT", "Loại văn bản", "Số, ký hiệu", "Ngày ban hành", "Trích yếu"]
    row = [1, "Kế hoạch", "5/KH-SNV", dt.datetime(2020, 8, 3), "Kiểm tra"]
    assert kinds(read_form(headers, [None, "Kế hoạch"], row)) == {1: "header", 2: "section", 3: "accepted"}


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


def test_the_number_of_a_decision_is_no_level_beside_levels_that_are_ticked() -> None:
    upper: list[Value] = [
        "STT",
        "Quyết định",
        None,
        "Hình thức",
        "Cơ quan, đơn vị được kiểm tra",
        "Cấp",
        None,
        "Ngày kiểm tra",
    ]
    lower: list[Value] = [None, "Số", "Ngày", None, None, "Sở", "Huyện", None]
    day = dt.datetime(2020, 8, 3)
    row: list[Value] = [1, "5/QĐ-SNV", day, "Đột xuất", "Sở Y tế", "x", None]
    merged = [(1, 2, 1, 3), (1, 6, 1, 7), *((1, column, 2, column) for column in (1, 4, 5, 8, 9))]
    told = read_form([*upper, "Số tồn tại"], lower, [*row, day, 0], merged=merged, name="SO-KT")
    assert values(told, "inspection_register", "decision_number") == ["5/QĐ-SNV"]
    assert values(told, "inspection_register", "level") == ["Tỉnh"]


_PLAN = ["STT", "Năm", "Cơ quan, đơn vị"]
_UNITS = ("Sở Y tế", "Sở Tư pháp", "Sở Nội vụ")


def _planned(number: int, *months: int, mark: Value = "x") -> list[Value]:
    ticks: list[Value] = [mark if month in months else None for month in range(1, 13)]
    return [number, 2020, _UNITS[number - 1], *ticks]


@pytest.mark.parametrize(
    "months", [[f"Tháng {month}" for month in range(1, 13)], [f"tháng {m:02}" for m in range(1, 13)]]
)
def test_the_month_over_the_tick_is_the_planned_one(months: list[Value]) -> None:
    reading = read_form([*_PLAN, *months], _planned(1, 8), _planned(2, 12), _planned(3), name="KH-KT")
    assert values(reading, "inspection_plan", "planned_month") == [8, 12, None]
    assert said(reading) == []


@pytest.mark.parametrize("months", [[*range(1, 13)], [*map(str, range(1, 13))]])
def test_bare_numbers_are_months_under_a_group_that_says_so(months: list[Value]) -> None:
    group: list[Value] = [*_PLAN, "Tháng dự kiến", *[None] * 11]
    merged = [(1, 4, 1, 15), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 2, 3)]
    reading = read_form(group, [None, None, None, *months], _planned(1, 3), _planned(2, 9), name="KH-KT", merged=merged)
    assert values(reading, "inspection_plan", "planned_month") == [3, 9]
    assert said(reading) == []


def test_a_unit_planned_in_two_months_of_one_row_is_asked_about() -> None:
    header = [*_PLAN, *(f"Tháng {month}" for month in range(1, 13))]
    reading = read_form(header, _planned(1, 3, 9), _planned(2, 8, mark="1 cuộc"), _planned(3, 1), name="KH-KT")
    assert outcomes(reading, "inspection_plan") == ["rejected", "rejected", "accepted"]
    assert said(reading) == [("cell.not_a_number", "F2"), ("cell.not_a_number", "K3")]
    assert "“3; 9” không phải là một tháng. Hãy ghi một dấu x ở mỗi dòng" in reading.findings[0].message


def test_quarters_where_a_month_is_asked_for_are_said() -> None:
    quarters = ["Quý I", "Quý II", "Quý III", "Quý IV"]
    reading = read_form([*_PLAN, *quarters], [1, 2020, "Sở Y tế", None, None, "x", None], name="KH-KT")
    assert said(reading) == [("sheet.unknown", "D1")]
    assert said(read_form([*_PLAN, *quarters], [1, 2020, "Sở Y tế"], name="KH-KT")) == []


@pytest.mark.parametrize(
    "months", [[*range(1, 13)], [*map(str, range(1, 13))], [f"T{month}" for month in range(1, 13)]]
)
def test_all_twelve_months_side_by_side_need_no_word_above_them(months: list[Value]) -> None:
    reading = read_form([*_PLAN, *months], _planned(1, 3), _planned(2, 9), name="KH-KT")
    assert values(reading, "inspection_plan", "planned_month") == [3, 9]
    assert said(reading) == []


def test_months_below_a_header_that_nobody_merged_are_no_numbering() -> None:
    reading = read_form(
        [*_PLAN, "Tháng dự kiến"], [None, None, None, *range(1, 13)], _planned(1, 3), _planned(2, 9), name="KH-KT"
    )
    assert values(reading, "inspection_plan", "planned_month") == [3, 9]
    numbered = read_form(["Năm", "Cơ quan, đơn vị", "Tháng dự kiến"], [1, 2, 3], [2020, "Sở Y tế", 5], name="KH-KT")
    assert values(numbered, "inspection_plan", "planned_month") == [5]


@pytest.mark.parametrize("months", [["3", "6", "9"], [f"T{month}" for month in (3, 6, 9)]])
def test_some_months_alone_need_their_word(months: list[Value]) -> None:
    reading = read_form([*_PLAN, *months], [1, 2020, "Sở Y tế", None, "x", None], name="KH-KT")
    assert values(reading, "inspection_plan", "planned_month") == [None if months[0] == "3" else 6]
    assert said(reading) == ([("sheet.unknown", "D1")] if months[0] == "3" else [])


def test_the_year_of_a_plan_may_stand_in_its_title_alone() -> None:
    header: list[Value] = ["STT", "Cơ quan, đơn vị", *range(1, 13)]
    rows = [[row[0], *row[2:]] for row in (_planned(1, 3), _planned(2, 9))]
    reading = read_form(["KẾ HOẠCH KIỂM TRA NĂM 2020"], header, *rows, name="KH-KT")
    assert values(reading, "inspection_plan", "year") == [2020, 2020]
    assert values(reading, "inspection_plan", "planned_month") == [3, 9]
    assert (said(reading), reading.period) == ([], "2020")
    for titles in ([], [["KẾ HOẠCH KIỂM TRA"]], [["KẾ HOẠCH NĂM 2020"], ["KẾ HOẠCH NĂM 2021"]]):
        assert said(read_form(*titles, header, *rows, name="KH-KT"))[0][0] == "sheet.missing_column"

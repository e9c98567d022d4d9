"""Registers among other sheets: whose workbook it is, and whose register."""

from __future__ import annotations

import pytest

from tests.transforms.made_sheets import (
    Line,
    day,
    header,
    make_cover,
    make_sheet,
    outcomes,
    read,
    said,
    task,
    violation,
    visit,
)
from transforms.definitions.forms import FORMS
from transforms.files.sheets import Sheet, Value

ENTRY: list[Value] = [1, "NV-1", "12/UBND-NC", day(8, 1), "UBND tỉnh", "Rà soát", "Sở Y tế", None, None, None]
TASKS: list[Line] = [header("task_register"), [*ENTRY, "Đang thực hiện", None, None, None]]
PLAN: list[Line] = [header("inspection_plan"), [2020, "Sở Y tế", 3, "12/KH-SNV", day(1, 10)]]
VISITS: list[Line] = [
    header("inspection_register"),
    [1, "5/QĐ-SNV", day(7, 15), "Đột xuất", "Sở Y tế", "Tỉnh", day(7, 20), "Không", 0],
]
LISTS: dict[str, list[Line]] = {
    "Tổng hợp": [["STT", "Đơn vị", "Tổng số", "Đã hoàn thành", "Đang thực hiện"], [1, "Sở Y tế", 5, 3, 2]],
    "Quá hạn": [
        ["STT", "Số, ký hiệu văn bản giao", "Ngày văn bản", "Nội dung nhiệm vụ", "Tình trạng thực hiện"],
        [1, "12/UBND-NC", day(8, 1), "Rà soát", "Đang thực hiện"],
    ],
    "Nhận xét": [["Mục", "Nội dung"], ["Ưu điểm", "Các đơn vị cố gắng."]],
}
KEEPER = "Văn phòng UBND tỉnh"


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("first", [True, False])
def test_a_list_that_the_keeper_made_of_a_register_makes_no_units_workbook_of_it(name: str, first: bool) -> None:
    sheets = [make_sheet("SO-NV", TASKS), make_sheet(name, LISTS[name])]
    reading = read(make_cover(KEEPER), *(sheets[::-1] if first else sheets))
    assert (reading.form_set, reading.unit, reading.period) == ("task_register", "VPUBND", "2020-08")
    assert said(reading) == [("sheet.unknown", None)]
    assert set(reading.rows) == {"task_register"}


@pytest.mark.parametrize(
    "sheets",
    [
        [make_sheet("03-VP", [header("violation"), violation(1)])],  # a form's name
        [make_sheet("02-KT", [["Không phát sinh"]])],
        [
            make_sheet("Sheet2", [header("task_progress"), task(1)]),
            make_sheet("Sheet3", [header("violation"), violation(1)]),
            make_sheet("Sheet4", [header("inspection_report"), visit(1)]),
        ],
    ],
)
def test_a_register_among_the_forms_of_its_keeper_is_in_the_keepers_own_workbook(sheets: list[Sheet]) -> None:
    reading = read(make_cover(KEEPER), make_sheet("SO-NV", TASKS), *sheets)
    assert (reading.form_set, reading.unit) == ("unit", "VPUBND")
    assert outcomes(reading, "task_register") == ["accepted"]


def test_a_list_of_years_and_units_beside_one_form_makes_no_plan_of_a_workbook() -> None:
    listed = make_sheet("Kinh phí", [["Đơn vị", "Năm"], ["Sở Nội vụ", 2020]])
    reading = read(make_cover(), make_sheet("Sheet1", [header("violation"), violation(1)]), listed)
    assert (reading.form_set, outcomes(reading, "violation")) == ("unit", ["accepted"])


@pytest.mark.parametrize("lines", [TASKS, VISITS, [["Không phát sinh"]]])
def test_a_copy_of_a_register_in_the_workbook_of_another_unit_is_no_register_and_that_is_said(
    lines: list[Line],
) -> None:
    name = "SO-KT" if lines is VISITS else "SO-NV"
    forms = make_sheet("03-VP", [header("violation"), violation(1)])
    reading = read(make_cover("Sở Y tế"), forms, make_sheet(name, lines))
    assert (reading.form_set, reading.unit, set(reading.rows)) == ("unit", "SYT", {"violation"})
    assert said(reading) == [("sheet.unknown", None)]
    assert "do cơ quan khác giữ" in reading.findings[0].message


def test_a_copy_beside_one_form_under_any_name_leaves_the_workbook_to_its_sender() -> None:
    forms = make_sheet("Sheet1", [header("violation"), violation(1)])
    reading = read(make_cover("Sở Y tế"), forms, make_sheet("Sheet2", TASKS))
    assert (reading.form_set, reading.unit, set(reading.rows)) == ("unit", "SYT", {"violation"})


@pytest.mark.parametrize("plan_first", [True, False])
def test_a_register_beside_the_plan_of_the_year_is_that_of_its_month(plan_first: bool) -> None:
    sheets = [make_sheet("KH-KT", PLAN), make_sheet("SO-KT", VISITS)]
    reading = read(make_cover(), *(sheets if plan_first else sheets[::-1]))
    assert (reading.form_set, reading.period, said(reading)) == ("inspection_register", "2020-08", [])
    assert {form: len(rows) for form, rows in reading.rows.items()} == {"inspection_plan": 1, "inspection_register": 1}


def test_of_central_forms_in_one_workbook_it_is_that_of_the_register() -> None:
    ranks = make_sheet("CHI-SO", [header("index_result"), ["PCI", 2019, 50, 63, 63.79]])
    assert read(make_cover(), ranks, make_sheet("SO-KT", VISITS)).form_set == "inspection_register"
    assert read(make_cover(), make_sheet("KH-KT", PLAN), ranks).form_set == "index_result"


@pytest.mark.parametrize("register_first", [True, False])
def test_of_a_sheet_with_a_form_of_the_units_only_the_copy_of_a_register_is_left_out(register_first: bool) -> None:
    own: list[Line] = [header("violation"), violation(1, office="Phòng Y")]
    parts = [["SỔ THEO DÕI NHIỆM VỤ"], *TASKS], [["VI PHẠM"], *own]
    upper, lower = parts if register_first else parts[::-1]
    reading = read(make_cover("Sở Y tế"), make_sheet("Sheet1", [*upper, None, *lower]))
    assert (reading.form_set, set(reading.rows)) == ("unit", {"violation"})
    assert outcomes(reading, "violation") == ["accepted"]
    assert [found.code for found in reading.findings] == ["sheet.unknown"]
    assert "bản sao của sổ do cơ quan khác giữ" in reading.findings[0].message


def test_so_it_is_where_they_stand_beside_each_other() -> None:
    beside = [
        [*left, *[None] * (len(TASKS[0]) - len(left) + 1), *right]
        for left, right in zip(TASKS, [header("violation"), violation(1, office="Phòng Y")], strict=True)
    ]
    reading = read(make_cover("Sở Y tế"), make_sheet("Sheet1", beside))
    assert outcomes(reading, "violation") == ["accepted"]
    assert "task_register" not in reading.rows


def test_senders_in_a_copy_that_is_left_out_say_nothing_of_the_workbook() -> None:
    tasks = [[*TASKS[0], "Đơn vị báo cáo"], [*TASKS[1], "Sở Y tế"], [*TASKS[1], "Sở Tài chính"]]
    own: list[Line] = [header("violation"), violation(1, office="Phòng Y")]
    lines: list[Line] = [["VI PHẠM"], *own, None, ["SỔ THEO DÕI NHIỆM VỤ"], *tasks]
    reading = read(make_cover("Sở Y tế"), make_sheet("Sheet1", lines))
    assert (reading.status, [found.code for found in reading.findings]) == ("accepted", ["sheet.unknown"])


def test_a_copy_that_is_left_out_is_not_asked_for_its_month() -> None:
    own: list[Line] = [header("violation"), violation(1, office="Phòng Y")]
    lines: list[Line] = [["VI PHẠM"], *own, None, ["SỔ THEO DÕI NHIỆM VỤ"], *TASKS]
    reading = read(make_cover("Sở Y tế", "Quý III/2020"), make_sheet("Sheet1", lines))
    assert ["bản sao của sổ" in found.message for found in reading.findings] == [True]


def test_sheets_that_bear_a_forms_name_in_their_titles_alone_are_no_lists_of_the_registers_keeper() -> None:
    tasks = make_sheet("Nhiệm vụ", [["Biểu số 01-NV"], header("task_progress"), task(1)])
    violations = make_sheet("Vi phạm", [["Biểu số 03-VP"], header("violation"), violation(1)])
    reading = read(make_cover(KEEPER), make_sheet("SO-NV", TASKS), tasks, violations)
    assert (reading.form_set, set(reading.rows)) == ("unit", {"task_register", "task_progress", "violation"})


def test_a_form_of_the_units_that_looks_like_a_register_is_not_only_to_be_removed() -> None:
    """02-KT with the columns that only the register has, and without the inspecting body."""
    names = ["STT", "Số quyết định", "Ngày quyết định", "Hình thức", "Cơ quan, đơn vị được kiểm tra", "Cấp"]
    lines: list[Line] = [
        [*names, "Trong kế hoạch", "Ngày kiểm tra", "Số tồn tại"],
        [1, "5/QĐ", day(7, 16), "Đột xuất", "Phòng A", "Huyện", "Không", day(7, 21), 2],
    ]
    own = make_sheet("03-VP", [header("violation"), violation(1)])
    reading = read(make_cover("Sở Y tế"), make_sheet("02-KT", lines), own)
    assert set(reading.rows) == {"violation"}
    assert "nếu đó là biểu của đơn vị" in reading.findings[0].message


@pytest.mark.parametrize(
    "copied",
    [
        [["Đơn vị", "Năm"], ["Sở Nội vụ", 2020]],
        [
            [form_field.header for form_field in FORMS["task_register"].fields if form_field.required],
            ["NV-1", "12/UBND-NC", day(8, 1), "Rà soát", "Sở Y tế", "Đang thực hiện"],
        ],
    ],
)
def test_below_a_form_of_the_units_no_table_with_only_the_required_columns_is_a_register(copied: list[Line]) -> None:
    own: list[Line] = [header("violation"), violation(1, office="Phòng Y")]
    reading = read(make_cover("Sở Y tế"), make_sheet("Sheet1", [*own, None, ["DANH SÁCH"], *copied]))
    assert set(reading.rows) == {"violation"}
    assert [found.code for found in reading.findings] == ["sheet.unknown"]

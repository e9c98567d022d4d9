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
    read_form,
    said,
    values,
)
from transforms.definitions.forms import FORMS
from transforms.files.sheets import Value
from transforms.submissions.interpret import FileReading

REGISTER = [field for field in FORMS["task_register"].fields if field.name != "lead_unit"]
VISITS = header("inspection_register")
_NOT_WHOSE: list[Line] = [
    *(["I", "Các sở"], ["I", "UBND tỉnh"], ["I", "Sở Y tế: Sở Tài chính"], None),
    *(["I", "Phối hợp: Sở Y tế"], ["I", "Người giao: Thanh tra tỉnh"], ["I", "Y tế"]),
]


def register(*lines: Line, without_lead: bool = True) -> FileReading:
    heads = [field.header for field in REGISTER] if without_lead else header("task_register")
    return read(make_sheet("SO-NV", [heads, *lines]), cover=make_cover("Văn phòng UBND tỉnh"))


def task(number: int) -> list[Value]:
    told = {"no": number, "task_code": f"NV-{number}", "document_number": f"{number}/UBND-NC", "content": "Rà soát"}
    told |= {"document_date": day(7, 1), "assigned_by": "UBND tỉnh", "status": "Đang thực hiện"}
    return [told.get(field.name) for field in REGISTER]


def visit(number: int, unit: str) -> list[Value]:
    told = {"no": number, "decision_number": "5/QĐ-SNV", "kind": "Đột xuất", "inspected_unit": unit}
    told |= {"inspected_on": day(7, 21), "finding_count": 0}
    return [told.get(name) for name in FORMS["inspection_register"].field_names]


def test_headings_are_the_units_of_a_register_without_a_column_of_them() -> None:
    reading = register(
        ["A", "Các sở"], ["I", "SỞ Y TẾ"], task(1), task(2), ["B", "Các huyện"], ["Huyện Văn Quan"], task(3)
    )
    assert values(reading, "task_register", "lead_unit") == ["SYT", "SYT", "184"]
    assert said(reading) == []


@pytest.mark.parametrize("head", ["Cơ quan chủ trì: Sở Y tế", "Sở Y tế (1 nhiệm vụ)", "Sở Y tế: 1 nhiệm vụ"])
def test_a_heading_may_say_what_it_names_or_how_much_stands_below(head: str) -> None:
    assert values(register(["I", head], task(1)), "task_register", "lead_unit") == ["SYT"]


@pytest.mark.parametrize("first", _NOT_WHOSE)
def test_a_heading_that_does_not_say_whose_the_rows_are_leaves_the_register_without_one(first: Line) -> None:
    reading = register(first, task(1), ["II", "Huyện Văn Quan"], task(2))
    assert said(reading) == [("sheet.missing_column", "A1")]


def test_the_total_below_the_rows_of_a_heading_ends_them_and_one_right_under_it_does_not() -> None:
    first, second = [[None, label, *[None] * 3, 1] for label in ("Cộng", "Tổng cộng")]
    assert values(register(["I", "Sở Y tế"], first, task(1), second), "task_register", "lead_unit") == ["SYT"]
    assert said(register(["I", "Sở Y tế"], task(1), second, task(2))) == [("sheet.missing_column", "A1")]


def test_a_column_of_units_says_it_whatever_heads_the_rows() -> None:
    place = FORMS["task_register"].field_names.index("lead_unit")
    rows = [[*task(n)[:place], unit, *task(n)[place:]] for n, unit in ((1, "Sở Tài chính"), (2, None))]
    reading = register(["I", "Sở Y tế"], *rows, without_lead=False)
    assert values(reading, "task_register", "lead_unit") == ["STC", None]
    assert [code for code, _ in said(reading)] == ["cell.required"]


def test_a_commune_whose_name_several_have_is_that_of_the_district_over_it() -> None:
    lines = [["I", "Huyện Văn Quan"], visit(1, "Xã Hòa Bình"), ["II", "Huyện Bình Gia"], visit(2, "Xã Hòa Bình")]
    lines += [["III", "Huyện Tràng Định"], visit(3, "Xã Hòa Bình"), ["IV", "Các xã"], visit(4, "Xã Hòa Bình")]
    reading = read(make_sheet("SO-KT", [VISITS, *lines]), cover=make_cover())
    assert values(reading, "inspection_register", "inspected_unit")[:2] == ["06274.2018", "06103.2018"]
    assert outcomes(reading, "inspection_register") == ["accepted", "accepted", "rejected", "rejected"]
    assert [code for code, _ in said(reading)] == ["row.unit_ambiguous"] * 2


def test_a_name_that_may_be_the_districts_own_stays_open_under_its_heading() -> None:
    reading = read(make_sheet("SO-KT", [VISITS, ["I", "Huyện Cao Lộc"], visit(1, "Cao Lộc")]), cover=make_cover())
    assert said(reading) == [("row.unit_ambiguous", "E3")]


@pytest.mark.parametrize(
    ("heads", "months"), [(("Tháng 3/2020", "Tháng 4"), [3, 4]), (("Quý I", "Quý II"), [None, None])]
)
def test_the_months_that_head_the_units_of_a_plan_are_those_planned(
    heads: tuple[str, str], months: list[int | None]
) -> None:
    first, second = heads
    lines: list[Line] = [["I", first], [1, "Sở Y tế", 2020], ["II", second], [2, "Huyện Văn Quan", 2020]]
    sheet = make_sheet("KH-KT", [["STT", "Cơ quan, đơn vị", "Năm"], *lines])
    reading = read(sheet, cover=make_cover(period="Năm 2020"))
    assert (values(reading, "inspection_plan", "planned_month"), said(reading)) == (months, [])


def test_a_month_of_another_year_over_the_units_of_a_plan_is_told_at_the_heading() -> None:
    lines: list[Line] = [
        ["I", "Tháng 3/2019"],
        [1, "Sở Y tế", 2020],
        ["II", "Tháng 4/2019"],
        [2, "Huyện Văn Quan", 2020],
    ]
    sheet = make_sheet("KH-KT", [["STT", "Cơ quan, đơn vị", "Năm"], *lines])
    reading = read(sheet, cover=make_cover(period="Năm 2020"))
    assert ("cell.not_a_number", "B2") in said(reading)
    assert "ghi “Tháng 3/2019”" in reading.findings[0].message
    assert outcomes(reading, "inspection_plan") == ["rejected", "rejected"]


def test_a_balance_without_a_unit_under_the_name_of_one_is_the_provinces_and_told() -> None:
    def balance(measure: str, unit: Value = None) -> list[Value]:
        return [None, measure, unit, day(1, 4, 2018), day(12, 14, 2019), 5, None]

    lines: list[Line] = [["I", "Cấp tỉnh"], balance("inspections"), ["II", "Sở Y tế"], balance("violators")]
    lines += [balance("inspections", "Sở Y tế")]
    reading = read(make_sheet("LK", [["STT", *header("opening_balance")], *lines]), cover=make_cover())
    assert values(reading, "opening_balance", "unit") == [None, None, "SYT"]
    assert said(reading) == [("sheet.unknown", "F5")]


def documents(*heads: str) -> FileReading:
    columns = [field.header for field in FORMS["issued_document"].fields if field.name != "document_type"]
    rows = [[number, f"{number}/UBND", day(7, 20), f"Văn bản {number}"] for number in range(1, len(heads) + 1)]
    return read_form(columns, *[line for head, row in zip(heads, rows, strict=True) for line in (["I", head], row)])


def test_headings_are_the_values_of_a_list_without_a_column_of_it() -> None:
    reading = documents("Kế hoạch", "II. CÔNG VĂN")
    assert values(reading, "issued_document", "document_type") == ["Kế hoạch", "Công văn"]
    assert said(reading) == []


@pytest.mark.parametrize("head", ["Văn bản chỉ đạo", "Các phòng chuyên môn"])
def test_a_heading_that_does_not_name_a_value_leaves_the_list_without_one(head: str) -> None:
    assert said(documents("Kế hoạch", head)) == [("sheet.missing_column", "A1")]


def tasks(*heads: str) -> FileReading:
    own = FORMS["task_progress"]
    columns = [field.header for field in own.fields if field.name != "status"]
    told = {"document_number": "5/UBND-NC", "document_date": day(7, 1), "completed_on": day(7, 20)}
    rows = [
        [(told | {"no": n, "content": f"Việc {n}"}).get(name) for name in own.field_names if name != "status"]
        for n in range(len(heads))
    ]
    return read_form(columns, *[line for head, row in zip(heads, rows, strict=True) for line in (["I", head], row)])


@pytest.mark.parametrize(
    "heads",
    [
        ("Đã hoàn thành", "Đang thực hiện"),
        ("Các nhiệm vụ đã hoàn thành (12)", "NHIỆM VỤ CHƯA HOÀN THÀNH"),
        ("Nhiệm vụ hoàn thành đúng hạn: 2 nhiệm vụ", "Nhiệm vụ đang triển khai - 1"),
    ],
)
def test_headings_are_the_status_of_the_tasks_below_them(heads: tuple[str, str]) -> None:
    assert values(tasks(*heads), "task_progress", "status") == ["Đã hoàn thành", "Đang thực hiện"]


@pytest.mark.parametrize("head", ["Nhiệm vụ tháng 7", "Nhiệm vụ quá hạn", "Nhiệm vụ hoàn thành một phần", "Nhiệm vụ"])
def test_a_heading_that_tells_no_status_leaves_the_tasks_without_one(head: str) -> None:
    assert said(tasks("Đã hoàn thành", head)) == [("sheet.missing_column", "A1")]

from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.made_sheets import (
    Line,
    header,
    kinds,
    make_cover,
    make_sheet,
    outcomes,
    read,
    read_form,
    said,
    task,
    values,
    violation,
    visit,
)

ITEMS = header("dissemination")
NOW: list[Line] = [[1, "Tổng số CBCCVC", 40], [2, "Số hội nghị quán triệt", 3]]
SERVICES = ["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Trong hạn", "Số phiếu"]
MONTH: Line = [1, "Đất đai", 12, 1, 13, 0, 0]
OTHER: Line = [1, "Đất đai", 99, 9, 108, 0, 0]
THEN: list[Line] = [[1, "Tổng số CBCCVC", 38], [2, "Số hội nghị quán triệt", 2]]


@pytest.mark.parametrize("line", ["SỐ LIỆU THÁNG 7/2020", "Tháng 7 năm 2020", "Tháng 7", "Kỳ trước", "(Quý II/2020)"])
def test_rows_under_a_line_of_another_period_are_not_taken_and_that_is_said(line: str) -> None:
    reading = read_form(ITEMS, *NOW, [line], *THEN)
    assert values(reading, "dissemination", "value") == [40, 3]
    assert [kinds(reading)[row] for row in (4, 5, 6)] == ["unknown_sheet"] * 3
    assert said(reading) == [("sheet.unknown", "A4")]


@pytest.mark.parametrize(
    "line",
    [
        *("LŨY KẾ TỪ ĐẦU NĂM", "Cùng kỳ năm trước", "CÙNG KỲ NĂM 2019", "8 tháng đầu năm 2020", "B. Tháng 7/2020"),
        *("Từ 15/6/2020 đến 14/7/2020", "Từ 15/12/2019 đến 14/8/2020"),
    ],
)
def test_rows_under_a_line_of_the_year_so_far_or_of_the_year_before_neither(line: str) -> None:
    for cells in ([line], ["II", line]):
        reading = read_form(SERVICES, MONTH, cells, OTHER)
        assert values(reading, "service_result", "received_online") == [12]
        assert said(reading) == [("sheet.unknown", "A3")]
    upside_down = read_form(SERVICES, [line], OTHER, ["Kỳ này"], MONTH)
    assert values(upside_down, "service_result", "received_online") == [12]


def test_visits_under_a_line_of_many_days_tell_their_days_themselves() -> None:
    line = "Đoàn số 2 (từ 01/6/2020 đến 14/8/2020)"
    reading = read_form(header("inspection_report"), visit(1), [line], visit(2))
    assert (outcomes(reading, "inspection_report"), said(reading)) == (["accepted"] * 2, [])


@pytest.mark.parametrize(
    ("period", "own", "other"),
    [
        *[("Quý III/2020", "Quý III", name) for name in ("Quý II", "9 tháng", "Năm 2020")],
        *[("Tháng 9/2020", name, "Quý III") for name in ("Tháng 9", "Tháng 9/2020", "Trong tháng")],
        *[("Tháng 6/2020", "Tháng 6", name) for name in ("6 tháng đầu năm", "6 tháng đầu năm 2020")],
        ("6 tháng đầu năm 2020", "6 tháng đầu năm", "Quý II"),
        ("6 tháng cuối năm 2020", "6 tháng cuối năm", "6 tháng đầu năm"),
        ("Tháng 8/2020", "Tháng 8", "Năm 2020"),
    ],
)
def test_of_services_told_for_the_period_and_for_a_longer_or_another_one_those_of_the_period_count(
    period: str, own: str, other: str
) -> None:
    orders: list[list[Line]] = [
        [SERVICES, [own], MONTH, [other], OTHER],
        [SERVICES, [other], OTHER, [own], MONTH],
        [SERVICES, MONTH, [other], OTHER],
    ]
    if other != "Năm 2020":  # a title may well say no more than the year
        orders.append([[own], SERVICES, MONTH, None, [other], SERVICES, OTHER])
    for lines in orders:
        sheet = make_sheet("06-TTHC", lines)
        reading = read(sheet, cover=make_cover(period=period), path="bieu.xlsx", received_on=dt.date(2020, 12, 28))
        assert values(reading, "service_result", "received_online") == [12]
        assert ("sheet.unknown" in {code for code, _ in said(reading)}) is True


def test_months_of_a_quarter_are_its_parts_and_a_line_that_heads_no_rows_is_a_heading() -> None:
    for lines in ([["Tháng 8"], MONTH, ["Tháng 9"], OTHER], [["Quý III"], ["Tháng 8"], MONTH, ["Tháng 9"], OTHER]):
        sheet = make_sheet("06-TTHC", [SERVICES, *lines])
        reading = read(sheet, cover=make_cover(period="Quý III/2020"), path="b.xlsx", received_on=dt.date(2020, 9, 18))
        assert values(reading, "service_result", "received_online") == [12, 99]
        assert said(reading) == []


def test_a_total_left_blank_heads_no_rows() -> None:
    reading = read_form(SERVICES, MONTH, [None, "Lũy kế"], ["II", "Chi cục"], OTHER)
    assert values(reading, "service_result", "received_online") == [12, 99]


@pytest.mark.parametrize("line", ["SỐ LIỆU THÁNG 8/2020", "Tháng 8", "Quý III/2020", "Khối hành chính tháng 7/2020"])
def test_rows_under_a_line_of_this_period_or_of_more_than_a_period_are(line: str) -> None:
    assert outcomes(read_form(ITEMS, NOW[0], [line], NOW[1]), "dissemination") == ["accepted", "accepted"]


def test_figures_told_for_two_months_are_those_of_the_right_one_wherever_it_stands() -> None:
    reading = read_form(ITEMS, ["Tháng 7/2020"], *THEN, ["Tháng 8/2020"], *NOW)
    assert values(reading, "dissemination", "value") == [40, 3]


def test_months_that_head_all_tasks_are_groups_but_not_one_that_heads_the_last() -> None:
    grouped = read_form(header("task_progress"), ["Tháng 7/2020"], task(1), ["Tháng 8/2020"], task(2))
    assert outcomes(grouped, "task_progress") == ["accepted", "accepted"]
    left = read_form(header("task_progress"), task(1), ["Tháng 7/2020"], task(2), task(3))
    assert outcomes(left, "task_progress") == ["accepted"]


def test_a_line_of_another_period_over_all_that_there_is_is_a_contradiction() -> None:
    reading = read_form(ITEMS, ["Tháng 7/2020"], *NOW)
    assert values(reading, "dissemination", "value") == [40, 3]
    assert said(reading) == [("file.identity_conflict", "A2")]


def test_a_header_told_again_below_the_signatures_begins_no_rows_of_the_report() -> None:
    rows: list[Line] = [violation(1), ["Người lập biểu", None, None, "Thủ trưởng đơn vị"]]
    reading = read_form(header("violation"), *rows, header("violation"), violation(2, people=5))
    assert values(reading, "violation", "people_count") == [1]
    assert [code for code, _ in said(reading)] == ["sheet.unknown"]


@pytest.mark.parametrize(
    ("gap", "number", "told"),
    [(4, 1, True), (2, 1, False), (4, 3, False), (4, None, False), (4, "1.", True), (4, "1" * 5000, False)],
)
def test_rows_that_count_anew_well_below_the_others_are_taken_and_that_is_said(
    gap: int, number: int | str | None, told: bool
) -> None:
    rows = [task(1), task(2), *[None] * gap, task(number, "3/UBND-NC", content="Việc cũ")]
    reading = read_form(header("task_progress"), *rows)
    assert outcomes(reading, "task_progress") == ["accepted"] * 3
    assert said(reading) == ([("sheet.unknown", f"A{4 + gap}")] if told else [])


@pytest.mark.parametrize(
    "line",
    [
        *("THÁNG 7", "Quý II", "Từ ngày 15/6 đến ngày 14/7/2020", "SỐ LIỆU KỲ TRƯỚC", "Cùng kỳ năm trước"),
        *("LŨY KẾ TỪ ĐẦU NĂM", "Kết quả lũy kế 8 tháng", "CÙNG KỲ NĂM 2019"),
        *("KẾT QUẢ GIẢI QUYẾT TTHC 8 THÁNG ĐẦU NĂM 2020", "Quý III", "9 THÁNG NĂM 2020"),
        *("Từ 15/12/2019 đến 14/8/2020", "SỐ LIỆU TỪ 01/01 ĐẾN 31/8/2020"),
        *("LŨY KẾ ĐẾN THÁNG 8/2020", "Cộng dồn từ đầu năm đến hết tháng 8 năm 2020", "Từ tháng 1 đến tháng 8/2020"),
    ],
)
def test_a_table_titled_for_another_time_is_not_taken_beside_one_of_this_period(line: str) -> None:
    below = read_form(SERVICES, MONTH, None, [line], SERVICES, OTHER)
    assert values(below, "service_result", "received_online") == [12]
    assert said(below) == [("sheet.unknown", "A5")]
    above = read_form([line], SERVICES, OTHER, None, ["SỐ LIỆU KỲ NÀY"], SERVICES, MONTH)
    assert values(above, "service_result", "received_online") == [12]


@pytest.mark.parametrize("line", ["THÁNG 8", "Nhiệm vụ kỳ trước chuyển sang", "TRUNG TÂM HÀNH CHÍNH CÔNG"])
def test_a_table_titled_otherwise_is_taken(line: str) -> None:
    reading = read_form(SERVICES, MONTH, None, [line], SERVICES, OTHER)
    assert (values(reading, "service_result", "received_online"), said(reading)) == ([12, 99], [])


def test_alone_it_is_taken_all_the_same() -> None:
    reading = read_form(["LŨY KẾ"], SERVICES, OTHER)
    assert values(reading, "service_result", "received_online") == [99]
    assert said(reading) == [("file.identity_conflict", "A1")]
    assert said(read_form(["KẾT QUẢ THÁNG 8"], ["Lũy kế ở cột cuối"], SERVICES, OTHER)) == []


@pytest.mark.parametrize(
    ("form", "line", "told"),
    [
        *[("service_result", "QUÝ III", True), ("dissemination", "QUÝ III NĂM 2020", True)],
        *[("service_result", text, True) for text in ("8 THÁNG ĐẦU NĂM 2020", "LŨY KẾ NĂM 2020")],
        *[("service_result", "THÁNG 8 VÀ 8 THÁNG ĐẦU NĂM 2020", False), ("declared_total", "8 THÁNG NĂM 2020", False)],
        *[("service_result", f"Từ {days}", True) for days in ("15/12/2019 đến 14/8/2020", "01/01 đến 14/8/2020")],
        *[("service_result", "(Từ 01/01/2020 đến nay)", True), ("service_result", "Từ 15/7/2020 đến nay", False)],
        *[("service_result", "TỪ ĐẦU NĂM", True), ("service_result", "THÁNG 8 (15/6 - 14/8/2020)", True)],
        *[("service_result", "Từ 14/7/2020 đến 15/8/2020", False), ("declared_total", "15/12/2019 - 14/8/2020", False)],
        *[("service_result", "Giai đoạn 01/01/2016 - 31/12/2020", False), ("remark", "01/01 - 14/8/2020", False)],
        *[("service_result", "NĂM 2020", False), ("service_result", "THÁNG 8", False), ("remark", "QUÝ III", False)],
    ],
)
def test_figures_alone_under_a_title_of_a_longer_time_are_taken_and_that_is_said(
    form: str, line: str, told: bool
) -> None:
    totals = [header("declared_total"), [1, "Số nhiệm vụ đã hoàn thành", "NV", 5, 9]]
    tables = {"service_result": [SERVICES, MONTH], "dissemination": [ITEMS, *NOW], "declared_total": totals}
    reading = read_form([line], *tables.get(form, [header("remark"), ["Ưu điểm", "Tốt"]]))
    assert set(outcomes(reading, form)) == {"accepted"}
    assert said(reading) == [("file.identity_conflict", "A1")] * told


def test_a_table_titled_for_the_year_and_no_more_is_taken_beside_one_without_a_title_and_told() -> None:
    reading = read_form(SERVICES, MONTH, None, ["KẾT QUẢ GIẢI QUYẾT TTHC NĂM 2020"], SERVICES, OTHER)
    assert values(reading, "service_result", "received_online") == [12, 99]
    assert said(reading) == [("file.identity_conflict", "A4")]
    assert said(read_form(SERVICES, MONTH, None, ["CẤP HUYỆN NĂM 2020"], SERVICES, OTHER)) == []
    beside = read_form(["SỐ LIỆU THÁNG 8"], SERVICES, MONTH, None, ["SỐ LIỆU NĂM 2020"], SERVICES, OTHER)
    assert values(beside, "service_result", "received_online") == [12]


@pytest.mark.parametrize(("months", "taken"), [((6, 7), []), ((7, 7), [12, 22]), ((7, 8), [22])])
def test_tables_of_services_of_several_months_none_of_them_the_reports_are_none_of_its(
    months: tuple[int, int], taken: list[int]
) -> None:
    lines: list[Line] = []
    for month, count, field in zip(months, (12, 22), ("Đất đai", "Hộ tịch"), strict=True):
        head: Line = ["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn"]
        lines += [[f"THÁNG {month}/2020"], head, [1, field, count, 1, count + 1], None]
    assert values(read_form(*lines), "service_result", "received_online") == taken


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        ((["Tháng 8/2020"], ["SỐ LIỆU THÁNG 7/2020"]), 1),
        ((["SỐ LIỆU THÁNG 7/2020"], ["Tháng 8/2020"]), 2),
        ((["Tháng 8/2020"], ["So với tháng 7/2020"]), 2),
    ],
)
def test_the_line_right_above_a_table_says_when_it_is_of(lines: tuple[Line, ...], taken: int) -> None:
    own: list[Line] = [["SỐ LIỆU THÁNG 8/2020"], header("violation"), violation(1)]
    reading = read_form(*own, None, *lines, header("violation"), violation(1, office="Phòng B"), name="03-VP")
    assert outcomes(reading, "violation") == ["accepted"] * taken
    assert [code for code, _ in said(reading)] == ["sheet.unknown"] * (taken == 1)


@pytest.mark.parametrize(
    ("below", "cells"),
    [
        ([None] * 4 + [violation(1, office="Phòng C"), violation(2, office="Phòng D")], ["A8"]),
        ([None] * 4 + [violation(3, office="Phòng C")], []),
        ([None] * 3 + [violation(1, office="Phòng C")], []),
        ([violation(1, office="Phòng C"), *[None] * 4, violation(2, office="Phòng D")], []),
        ([None, None, ["Phòng Nội vụ"], None, None, violation(1, office="Phòng C")], []),
    ],
)
def test_rows_that_count_anew_far_below_the_others_are_taken_and_said(below: list[Line], cells: list[str]) -> None:
    reading = read_form(header("violation"), violation(1, office="A"), violation(2, office="B"), *below)
    assert said(reading) == [("sheet.unknown", cell) for cell in cells]
    assert "rejected" not in outcomes(reading, "violation")

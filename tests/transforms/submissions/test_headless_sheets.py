from __future__ import annotations

import pytest

from tests.transforms.made_sheets import (
    finding_of,
    header,
    kinds,
    make_cover,
    make_sheet,
    read,
    said,
    task,
    values,
    violation,
)
from transforms.files.sheets import Value
from transforms.submissions.interpret import FileReading

RENAMED: list[Value] = [
    "TT",
    "Công văn",
    "Hôm",
    "Ai giao",
    "Việc",
    "Mốc",
    "Lùi",
    "Tới đâu",
    "Xong hôm",
    "Ra gì",
    "Vì sao",
]


def reading(name: str, *rows: list[Value]) -> FileReading:
    whole = make_sheet("03-VP", [header("violation"), violation(1)])
    return read(whole, make_sheet(name, list(rows)), cover=make_cover())


@pytest.mark.parametrize(("name", "code"), [("01-NV", "sheet.missing_column"), ("Nhiệm vụ", "sheet.unknown")])
def test_a_header_that_nobody_knows_is_told_column_by_column_with_the_lines_to_add(name: str, code: str) -> None:
    message = finding_of(reading(name, [*RENAMED, "Khác"], task(1)), code).message
    assert "cột E “Việc” có phải là “Nội dung nhiệm vụ”? Nếu phải" in message
    assert "task_progress,document_number,Công văn vào lists/header_synonyms.csv" in message
    assert "“Ghi chú”" not in message


def test_of_a_header_with_fewer_cells_than_the_form_only_what_is_like_a_known_one_is_told() -> None:
    rows: list[list[Value]] = [["Việc", "Mốc", "Tình trạng hiện nay", "Ai"], ["Rà soát", "1/8", "Đang làm", "Ông A"]]
    message = finding_of(reading("01-NV", *rows), "sheet.missing_column").message
    assert "cột C “Tình trạng hiện nay” có phải là “Tình trạng thực hiện”" in message
    assert "“Việc”" not in message and "“Mốc”" not in message


def test_a_sheet_of_another_name_without_a_header_has_nothing_to_be_told_of_it() -> None:
    message = finding_of(reading("Danh bạ", ["Tên", "Phòng", "Máy"], ["A", "B", "C"]), "sheet.unknown").message
    assert "Gợi ý" not in message and "Có phải là" not in message and "đặt tên trang" not in message


@pytest.mark.parametrize(("name", "ready"), [("Vi phạm KL", "violation,Vi phạm KL"), ("Lịch trực", None)])
def test_nothing_to_report_in_a_sheet_of_a_name_like_a_forms_is_told_with_the_line_to_add(
    name: str, ready: str | None
) -> None:
    found = reading(name, ["Không phát sinh"])
    assert [code for code, _ in said(found)] == ["sheet.unknown"]
    assert ("lists/sheet_names.csv" in finding_of(found, "sheet.unknown").message) == (ready is not None)
    assert ready is None or f"dòng {ready} vào" in finding_of(found, "sheet.unknown").message
    assert "hãy đặt tên trang đúng như biểu mẫu" in finding_of(found, "sheet.unknown").message


def test_remarks_without_their_header_stand_under_their_headings() -> None:
    rows: list[list[Value]] = [
        ["NHẬN XÉT, ĐÁNH GIÁ"],
        [None, "1. Ưu điểm", "Đủ người"],
        [None, "Tồn tại, hạn chế:", "Thiếu máy"],
        [None, None, "Thiếu mạng"],
    ]
    told = reading("08-NX", *rows)
    assert values(told, "remark", "heading") == ["Ưu điểm", "Tồn tại hạn chế", "Tồn tại hạn chế"]
    assert values(told, "remark", "body") == ["Đủ người", "Thiếu máy", "Thiếu mạng"]
    assert (kinds(told, 2)[1], said(told)) == ("title", [])


@pytest.mark.parametrize(
    "rows",
    [
        [["Ưu điểm", "Đủ người"], ["Khác", "Hết"]],  # one heading alone
        [["Ưu điểm", "Đủ người"], ["Thiếu máy", "Nguyên nhân", "Hết"]],  # not one below the other
        [["Ưu điểm"], ["Nguyên nhân"]],  # nothing beside them
    ],
)
def test_headings_that_are_no_column_make_no_remarks(rows: list[list[Value]]) -> None:
    assert [code for code, _ in said(reading("08-NX", *rows))] == ["sheet.unknown"]


def test_items_without_their_header_have_the_figure_beside_them() -> None:
    rows: list[list[Value]] = [[1, "Tổng số CBCCVC", 40, None], [2, "Số hội nghị quán triệt", 3, None]]
    told = reading("04-QT", *rows)
    assert (values(told, "dissemination", "item"), said(told)) == (["staff_total", "briefings"], [])
    assert values(told, "dissemination", "value") == [40, 3]
    rows[0][3] = rows[1][3] = 9  # nobody can tell which figure counts
    assert [code for code, _ in said(reading("04-QT", *rows))] == ["sheet.missing_column"]

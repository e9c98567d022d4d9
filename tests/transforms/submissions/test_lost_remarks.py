from __future__ import annotations

import pytest

from tests.transforms.made_sheets import Line, header, kinds, read_form, said, task, violation

REMARKS = header("remark")
FIRST: Line = ["Ưu điểm", "Làm tốt"]
LAST: Line = ["Kiến nghị đề xuất", "Bổ sung biên chế"]
ASKED = "Đề nghị tỉnh hỗ trợ kinh phí cho các xã vùng cao"


@pytest.mark.parametrize("text", [f"Kính {ASKED}", "Chế độ báo cáo còn chậm, khó tổng hợp số liệu của các xã"])
def test_a_remark_in_words_of_those_that_end_reports_is_said(text: str) -> None:
    assert said(read_form(REMARKS, FIRST, LAST, [text])) == [("sheet.unknown", "A4")]


@pytest.mark.parametrize("gap", [[], [None]])
def test_a_sentence_below_the_remarks_under_no_heading_is_a_note_and_said(gap: list[Line]) -> None:
    reading = read_form(REMARKS, FIRST, LAST, *gap, [ASKED])
    row = 4 + len(gap)
    assert kinds(reading)[row] == "note"
    assert said(reading) == [("sheet.unknown", f"A{row}")]


def test_a_note_among_the_remarks_themselves_is_said() -> None:
    for text in (ASKED, "báo cáo để tỉnh biết việc thiếu người"):  # be it in words that end reports
        assert said(read_form(REMARKS, FIRST, [None, f"Lưu ý: {text}"], LAST)) == [("sheet.unknown", "B3")]
    assert said(read_form(REMARKS, FIRST, ["PHẦN THỨ HAI"], LAST)) == []


def test_what_ends_a_report_in_more_words_than_a_report_ends_with_may_be_a_remark() -> None:
    long = "Trên đây là báo cáo của Sở " + "về kết quả và những khó khăn còn phải tháo gỡ " * 8
    assert said(read_form(REMARKS, FIRST, LAST, [long])) == [("sheet.unknown", "A4")]


@pytest.mark.parametrize(("line", "number_of_findings"), [("Trang 2", 0), ("Trang 2/3", 0), ("Lưu ý: xem trang 2", 1)])
def test_a_pages_number_among_the_remarks_is_none_of_them(line: str, number_of_findings: int) -> None:
    assert len(said(read_form(REMARKS, FIRST, [None, line], LAST))) == number_of_findings


@pytest.mark.parametrize(
    "line",
    [
        ["Ghi chú: số liệu tính đến hết ngày 14/8"],
        ["Số liệu báo cáo tính đến hết ngày 14/8"],
        ["(Kèm theo báo cáo của đơn vị gửi Sở Nội vụ)"],
        ["ĐỀ NGHỊ CÁC ĐƠN VỊ GHI ĐỦ CÁC MỤC"],
        ["II. Những nội dung cần xin ý kiến của tỉnh"],
        ["Trên đây là kết quả thực hiện tháng 8 của Sở Y tế."],
        ["Sở Y tế báo cáo để UBND tỉnh biết, chỉ đạo."],
        ["Kính đề nghị Sở Nội vụ tổng hợp, báo cáo UBND tỉnh."],
        ["Không có"],
        [None, f"Lưu ý: {ASKED}"],
        [None, None, ASKED],
        ["Nơi nhận: các phòng chuyên môn và các xã"],
        ["Ghi chú:", ASKED],
    ],
)
def test_what_is_no_remark_for_certain_is_not_said(line: Line) -> None:
    assert said(read_form(REMARKS, FIRST, LAST, line)) == []


@pytest.mark.parametrize(
    ("before", "line", "cells"),
    [
        (["Ghi chú: tính đến 14/8"], f"- {ASKED}", []),
        (["Ghi chú: tính đến 14/8"], ASKED, ["A5"]),
        (["Tỉnh đã chỉ đạo kịp thời"], f"- {ASKED}", ["A4", "A5"]),
    ],
)
def test_a_line_with_a_dash_right_under_a_note_goes_on_with_it(before: Line, line: str, cells: list[str]) -> None:
    reading = read_form(REMARKS, FIRST, LAST, before, [line])
    assert [cell for _, cell in said(reading)] == cells


def test_remarks_of_another_month_are_told_by_the_line_above_them_alone() -> None:
    reading = read_form(REMARKS, FIRST, ["SỐ LIỆU THÁNG 7/2020"], ["Nguyên nhân", "Thiếu người"], [None, ASKED])
    assert (list(kinds(reading).values())[2:], said(reading)) == (["unknown_sheet"] * 3, [("sheet.unknown", "A3")])


def test_a_sentence_below_another_form_is_a_note_without_a_word() -> None:
    assert said(read_form(header("issued_document"), [], [ASKED])) == []


def test_a_note_in_a_form_without_rows_is_one_without_a_word() -> None:
    assert said(read_form(REMARKS, [None, "Ghi chú: tính đến 14/8"])) == []


def test_a_sentence_in_a_form_without_rows_is_said() -> None:
    assert said(read_form(REMARKS, [ASKED])) == [("sheet.unknown", "A2")]


def test_a_heading_that_no_list_has_below_who_signs_is_said() -> None:
    signed: list[Line] = [["NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"], ["Nông Thị Hạnh", "Vi Văn Thành"]]
    reading = read_form(REMARKS, FIRST, *signed, ["Mô hình hay", "Phòng khám không giấy tờ."])
    assert (kinds(reading)[5], said(reading)) == ("note", [("sheet.unknown", None)])
    assert said(read_form(REMARKS, FIRST, *signed, [None, "Phó Giám đốc Sở"])) == []


@pytest.mark.parametrize(
    ("line", "said_at"),
    [
        ([None] * 4 + ["chống dịch bạch hầu"], [("sheet.unknown", "E3")]),
        ([None] * 4 + ["Nhiệm vụ của Tỉnh ủy"], []),
        ([None] * 4 + ["- Nhiệm vụ của Tỉnh ủy"], []),
        ([None] * 9 + ["- BC số 46/BC-SNV"], [("sheet.unknown", "J3")]),
        ([None] * 10 + ["- Thiếu người"], []),  # nothing above it
        (["các nhiệm vụ khác"], []),
        ([None] * 10 + ["do thiếu người"], []),  # nothing above it
        ([None] * 4 + ["đơn vị phụ trách:", "Phòng A"], []),
    ],
)
def test_a_line_that_goes_on_with_the_text_above_is_said(line: Line, said_at: list[tuple[str, str]]) -> None:
    first = task(1, result_document="- BC số 45/BC-SNV")
    reading = read_form(header("task_progress"), first, line, task(2))
    assert (kinds(reading)[3], said(reading)) == ("section", said_at)
    assert said(read_form(header("task_progress"), first, None, line, task(2))) == []


def test_of_several_lines_that_go_on_the_first_is_said_and_a_total_goes_on_with_nothing() -> None:
    lines: list[Line] = [[None] * 4 + [text] for text in ("chống dịch", "bạch hầu", "tổng cộng")]
    reading = read_form(header("task_progress"), task(1), *lines[:2], task(2), lines[2], task(3))
    assert (list(kinds(reading).values())[2:4], said(reading)) == (["section"] * 2, [("sheet.unknown", "E3")])
    assert kinds(reading)[6] == "total"


def test_the_letter_of_a_group_below_a_number_written_as_text_goes_on_with_nothing() -> None:
    rows = [violation("01"), ["b) Khối sự nghiệp"], violation("02", people=2)]
    reading = read_form(header("violation"), ["a) Khối cơ quan"], *rows)
    assert (list(kinds(reading).values())[1:], said(reading)) == (["section", "accepted", "section", "accepted"], [])


def test_headings_with_their_text_below_another_forms_rows_are_told() -> None:
    rows = [header("violation"), violation(1), None]
    both = [["NHẬN XÉT, ĐÁNH GIÁ CHUNG"], ["1. Ưu điểm: Đúng hạn."], ["2. Nguyên nhân: Thiếu người."]]
    assert said(read_form(*rows, *both)) == [("sheet.unknown", "A5")]
    assert said(read_form(*rows, ["Nguyên nhân: Thiếu người."], ["Ghi chú: Còn một vụ."])) == []
    assert said(read_form(*rows, *both[1:], violation(2, people=2))) == []  # groups
    foreign: list[Line] = [["STT", "Danh mục", "Chi tiết"], ["Ưu điểm", "a", "b"], ["Nguyên nhân", "a", "b"]]
    assert said(read_form(*rows, *foreign)) == [("sheet.unknown", "A4")]
    assert said(read_form(REMARKS, FIRST, LAST, *([None, None, head] for head in ("Nguyên nhân", "Ưu điểm")))) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Nguồn: Báo cáo của các phòng chuyên môn", "note"),
        ("Nguồn số liệu: phần mềm một cửa", "note"),
        ("Nguồn: ngân sách tỉnh cấp chậm.", "accepted"),
        ("Nguồn kinh phí còn thiếu.", "accepted"),
    ],
)
def test_where_the_figures_come_from_is_no_remark_whatever_column_it_stands_in(line: str, kind: str) -> None:
    reading = read_form(REMARKS, FIRST, [None, line])
    assert (kinds(reading)[3], said(reading)) == (kind, [])

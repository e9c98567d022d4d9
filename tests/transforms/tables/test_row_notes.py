from __future__ import annotations

from datetime import datetime

import pytest

from tests.transforms.made_sheets import Line, header, kinds, outcomes, read_form, said, task, values, violation

VIOLATIONS = header("violation")
TASKS = header("task_progress")
REMARKS = ["Mục", "Nội dung"]
ITEMS = header("dissemination")
SERVICES = ["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Trong hạn", "Số phiếu"]


@pytest.mark.parametrize("left", [0, 1, 3])
@pytest.mark.parametrize(
    "cells",
    [
        ["Lạng Sơn, ngày", 14, "tháng", 8, "năm", 2020],
        ["Lạng Sơn", "Ngày", "14", "Tháng", "8", "Năm", "2020"],
        ["………, ngày", "…", "tháng", "…", "năm", 2020],
        ["Lạng Sơn, ngày 14", "tháng 8 năm 2020"],
        ["Lạng Sơn, ngày", datetime(2020, 8, 14)],
        ["Ngày lập:", datetime(2020, 8, 14)],
    ],
)
def test_a_place_and_date_over_several_cells_is_a_signature(cells: Line, left: int) -> None:
    reading = read_form(VIOLATIONS, violation(1), None, [*[None] * left, *(cells or ())])
    assert (kinds(reading)[4], said(reading)) == ("signature", [])


@pytest.mark.parametrize("text", ["Văn Lãng, ngày 15/8/2020", "Na Sầm, 15.8.2020", "TP. Lạng Sơn, ngày 15-08-2020."])
def test_a_place_and_a_day_in_figures_alone_in_a_row_are_a_signature(text: str) -> None:
    assert kinds(read_form(VIOLATIONS, violation(1), None, [*[None] * 5, text]))[4] == "signature"


def test_words_that_tell_of_a_day_are_none() -> None:
    told = read_form(VIOLATIONS, violation(1), [None, None, "Đã giao, ngày 15/8/2020 xong"])
    remark = read_form(REMARKS, ["Nguyên nhân", "Họp kiểm điểm, ngày 15/8/2020"])
    assert (kinds(told)[3], outcomes(remark, "remark")) == ("note", ["accepted"])


def test_what_was_done_on_a_day_is_no_place_and_ends_no_remarks() -> None:
    told = read_form(REMARKS, ["Ưu điểm", "Họp"], [None, "Hội nghị, 15/8/2020"], [None, "Tập huấn"])
    assert (kinds(told), said(told)) == ({1: "header", 2: "accepted", 3: "accepted", 4: "accepted"}, [])
    told = read_form(REMARKS, ["Ưu điểm", "Họp"], [None, "Na Sầm, 15/8/2020"])
    assert kinds(told) == {1: "header", 2: "accepted", 3: "signature"}


def test_a_numbered_row_that_tells_of_a_date_is_no_signature() -> None:
    reading = read_form(TASKS, task(1), [2, "Công văn ngày 14 tháng 8 năm 2020"])
    assert kinds(reading)[3] == "rejected"


@pytest.mark.parametrize("left", [0, 1, 2])
@pytest.mark.parametrize(
    "cells",
    [
        ["Ghi chú:", "Số liệu tính đến hết ngày 14/8/2020"],
        ["Ghi chú", "Số liệu tính đến hết ngày 14/8/2020"],
        ["-", "Cột (5): ghi rõ ngày hoàn thành"],
        ["Cột", 5, "ghi theo thứ tự"],
        ["(*)", "Tính cả các đơn vị trực thuộc"],
        ["Trang", 2],
        ["Trang", 2, "/", 3],
        ["SĐT:", 2053812345],
        ["Đề nghị:", "gửi về Sở Nội vụ trước ngày 15"],
    ],
)
def test_a_note_in_several_cells_is_a_note_in_whatever_columns(cells: Line, left: int) -> None:
    for form in (VIOLATIONS, SERVICES):
        row = violation(1) if form is VIOLATIONS else [1, "Đất đai", 2, 1, 3, 0, 0]
        reading = read_form(form, row, [*[None] * left, *(cells or ())])
        assert (kinds(reading)[3], said(reading)) == ("note", [])


def test_a_document_whose_type_is_written_with_a_colon_is_no_note() -> None:
    document: Line = [None, "Hướng dẫn:", "525/HD-SNV", "6/8/2020", "Triển khai Chỉ thị số 02/CT-UBND"]
    reading = read_form(header("issued_document"), document, [None, "Hướng dẫn:", "Ghi đủ số, ký hiệu văn bản"])
    assert kinds(reading) == {1: "header", 2: "accepted", 3: "note"}


def test_lines_with_dashes_under_a_note_go_on_with_it() -> None:
    reading = read_form(TASKS, task(1), ["Ghi chú:"], ["-", "Mật không tính"], ["+", "Gửi kèm bản giấy"], task(2))
    assert [kinds(reading)[row] for row in (3, 4, 5, 6)] == ["section", "note", "note", "accepted"]


@pytest.mark.parametrize("text", ["Trang 2", "trang 2/3", "Ghi chú: Mật không tính", "(*) Gia hạn một lần"])
@pytest.mark.parametrize("column", [0, 1, 4])
def test_a_lone_line_between_rows_is_a_section_whatever_it_says_and_a_note_above_and_below_them(
    text: str, column: int
) -> None:
    line: Line = [*[None] * column, text]
    reading = read_form(TASKS, line, task(1), line, task(2), line)
    assert list(kinds(reading).values()) == ["header", "note", "accepted", "section", "accepted", "note"]
    assert said(reading) == []


def test_a_line_with_a_dash_that_follows_no_note_is_a_row_that_lacks_its_cells() -> None:
    assert kinds(read_form(TASKS, task(1), ["-", "15/UBND-NC"], task(2)))[3] == "rejected"


def test_a_numbered_row_under_a_note_is_a_row_that_lacks_its_cells() -> None:
    assert kinds(read_form(TASKS, task(1), ["Ghi chú:"], [2, "15/UBND-NC"]))[4] == "rejected"


@pytest.mark.parametrize("field", ["Nguồn vốn ODA", "(Cấp huyện) Hộ tịch", "Chú ý an toàn", "Giải thích pháp luật"])
def test_a_numbered_row_that_begins_like_a_note_is_data(field: str) -> None:
    reading = read_form(SERVICES, [1, "Đất đai", 2, 1, 3, 0, 0], [2, field, 3])
    assert outcomes(reading, "service_result") == ["accepted", "accepted"]


@pytest.mark.parametrize("label", ["Số hội nghị:", "Công văn:"])
def test_a_label_with_a_colon_where_the_table_has_its_own_words_is_no_note(label: str) -> None:
    form, row = (ITEMS, [None, label, "ba"]) if label[0] == "S" else (header("issued_document"), [None, label, "1/SYT"])
    assert kinds(read_form(form, row))[2] == "rejected"


@pytest.mark.parametrize(
    "text", ["Ghi chú: tính đến hết ngày 14.", "Cột (2): ghi ngắn", "Trang 2", "./.", "--- Hết ---"]
)
def test_a_note_under_remarks_is_told_by_its_words(text: str) -> None:
    reading = read_form(REMARKS, ["Ưu điểm", "Làm tốt"], [None, text])
    assert kinds(reading)[3] == "note"


@pytest.mark.parametrize(
    "text",
    ["Lãnh đạo đơn vị luôn quan tâm", "Thủ trưởng đơn vị chỉ đạo kịp thời", "Xác nhận số liệu đúng hạn quy định"],
)
def test_a_remark_that_begins_like_a_signature_is_a_remark(text: str) -> None:
    reading = read_form(REMARKS, ["Ưu điểm", "Làm tốt"], [None, text], ["Nguyên nhân", "Thiếu người"])
    assert values(reading, "remark", "body") == ["Làm tốt", text, "Thiếu người"]


@pytest.mark.parametrize(
    "text", ["Lạng Sơn, ngày 14 tháng 8 năm 2020", "Thủ trưởng đơn vị", "NGƯỜI LẬP BIỂU CỦA ĐƠN VỊ BÁO CÁO", "(Đã ký)"]
)
def test_a_signature_under_remarks_is_a_signature(text: str) -> None:
    assert kinds(read_form(REMARKS, ["Ưu điểm", "Làm tốt"], [None, text]))[3] == "signature"


def test_a_numbered_row_without_a_date_is_no_signature_whatever_its_words() -> None:
    rows = [["1", "Công văn", "15/SYT", "Người kiểm tra"], ["2", "Công văn", "16/SYT", datetime(2020, 8, 3), "Đôn đốc"]]
    reading = read_form(header("issued_document"), *rows)
    assert kinds(reading) == {1: "header", 2: "rejected", 3: "accepted"}


def test_a_row_with_a_word_of_a_list_is_no_signature_whatever_else_it_says() -> None:
    reading = read_form(TASKS, task(1), [None, None, None, "Tỉnh ủy", "Giám đốc Sở"], task(2))
    assert list(kinds(reading).values()) == ["header", "accepted", "rejected", "accepted"]


@pytest.mark.parametrize("title", ["CHỦ TỊCH", "Chủ tịch UBND tỉnh"])
def test_a_title_beside_who_made_the_table_signs_though_it_is_a_word_of_a_list(title: str) -> None:
    signing = [None, "NGƯỜI LẬP BIỂU", None, title]
    assert list(kinds(read_form(TASKS, task(1), signing)).values())[2:] == ["signature"]
    telling = [None, "Người lập kế hoạch", None, title, "Lập kế hoạch", None, None, "Đang thực hiện"]
    assert list(kinds(read_form(TASKS, task(1), telling)).values())[2:] == ["rejected"]


@pytest.mark.parametrize("number", [2, "2"])
def test_a_numbered_row_of_more_than_a_note_is_a_row(number: int | str) -> None:
    row = [number, None, "Hướng dẫn: thực hiện", None, "Kiểm tra công vụ"]
    assert kinds(read_form(header("issued_document"), row))[2] == "rejected"
    assert kinds(read_form(TASKS, task(1), [number, "Cột (2): ghi số, ký hiệu"]))[3] == "note"


def test_a_row_with_a_document_number_is_no_signature() -> None:
    row = [None, None, "15/SYT-VP", None, "Giám đốc Sở"]
    assert kinds(read_form(header("issued_document"), row))[2] == "rejected"


@pytest.mark.parametrize("title", ["Chủ tịch UBND tỉnh giao", "Giám đốc Sở giao", "Lãnh đạo Sở", "Xác nhận hồ sơ"])
@pytest.mark.parametrize("row", [["I"], ["A."], []])
def test_a_title_over_numbered_rows_is_a_group_of_these(row: list[str], title: str) -> None:
    reading = read_form(TASKS, task(1), [*row, title], task(2), [None, "Việc thường xuyên"], task(3))
    assert list(kinds(reading).values()) == ["header", "accepted", "section", "accepted", "section", "accepted"]


def test_a_title_over_a_group_of_rows_numbered_in_words_is_a_group() -> None:
    rows = [["1", "5/SYT", "1/7/2020", "Khác", "Việc", None, None, "Đang thực hiện"] for _ in range(2)]
    reading = read_form(TASKS, task(1), ["Chủ tịch UBND tỉnh giao"], ["Việc thường xuyên"], rows[0])
    assert list(kinds(reading).values())[1:] == ["accepted", "section", "section", "accepted"]


@pytest.mark.parametrize("gap", [[None], []])
@pytest.mark.parametrize("line", [["NGƯỜI LẬP BIỂU"], ["(Ký tên)"], ["Lạng Sơn, ngày 14 tháng 8 năm 2020"]])
def test_who_signs_is_no_group_whatever_stands_below(line: Line, gap: list[Line]) -> None:
    assert list(kinds(read_form(TASKS, task(1), line, *gap, task(2))).values())[2:] == ["signature", "note"]


def test_a_title_with_a_gap_below_is_a_signature() -> None:
    assert list(kinds(read_form(TASKS, task(1), ["GIÁM ĐỐC"], None, task(1))).values())[2:] == ["signature", "note"]


def test_a_title_amid_rows_whose_numbers_go_on_below_a_gap_is_a_group() -> None:
    reading = read_form(TASKS, task(1), None, ["Chủ tịch UBND tỉnh giao"], None, task(2))
    assert list(kinds(reading).values())[1:] == ["accepted", "section", "accepted"]

from __future__ import annotations

from datetime import datetime

import pytest

from tests.transforms.made_sheets import (
    Line,
    Span,
    day,
    finding_of,
    header,
    kinds,
    make_cover,
    make_sheet,
    read,
    read_form,
    said,
    sheet_of,
    task,
    values,
    violation,
)
from transforms.files.sheets import Value
from transforms.submissions.interpret import FileReading

TASKS = header("task_progress")
SERVICES: list[Value] = [1, "Hộ tịch", 10, 1, 4, 5, 8, 3, 5, 0, 2, 2, 0, 5, 4]
SERVICE_COUNTS = {
    "received_total": 10,
    "resolved_total": 8,
    "resolved_late": 0,
    "pending_total": 2,
    "pending_overdue": 0,
}
THREE_HEADER_ROWS: list[list[Value]] = [
    ["STT", "Lĩnh vực", "KẾT QUẢ GIẢI QUYẾT TTHC", *[None] * 10, "Đánh giá của người dân", None],
    [
        None,
        None,
        "Tiếp nhận",
        *[None] * 3,
        "Đã giải quyết",
        *[None] * 3,
        "Đang giải quyết",
        None,
        None,
        "Số phiếu",
        "Hài lòng",
    ],
    [None, None, "Tổng", "Kỳ trước", "Trực tuyến", "Trực tiếp", "Tổng", "Trước hạn", "Đúng hạn", "Trễ hạn"],
]
THREE_HEADER_ROWS[2] += ["Tổng", "Trong hạn", "Quá hạn", None, None]
MERGED: list[Span] = [
    (1, 1, 3, 1), (1, 2, 3, 2), (1, 3, 1, 13), (1, 14, 1, 15), (2, 3, 2, 6), (2, 7, 2, 10), (2, 11, 2, 13)
]  # fmt: skip


@pytest.mark.parametrize("merged", [MERGED, []])
def test_a_header_of_three_rows_gives_each_count_its_group(merged: list[Span]) -> None:
    reading = read_form(*THREE_HEADER_ROWS, SERVICES, merged=merged)
    assert kinds(reading) == {1: "header", 2: "header", 3: "header", 4: "accepted"}
    for field, count in SERVICE_COUNTS.items():
        assert values(reading, "service_result", field) == [count]


@pytest.mark.parametrize("merged", [[], [(1, 1, 2, 1), (1, 2, 2, 2)]])  # what has one column may be merged down
def test_words_of_groups_amid_their_columns_leave_each_count_its_own(merged: list[Span]) -> None:
    groups: list[Value] = [None] * 15
    groups[:2] = "STT", "Lĩnh vực"
    groups[4], groups[7], groups[11] = "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", "Số hồ sơ đang giải quyết"
    lowest = [*THREE_HEADER_ROWS[2][:13], "Số phiếu", "Từ hài lòng trở lên"]
    reading = read_form(groups, lowest, SERVICES, merged=merged)
    assert (list(kinds(reading).values()), said(reading)) == (["header", "header", "accepted"], [])
    for field, count in SERVICE_COUNTS.items():
        assert values(reading, "service_result", field) == [count]
    lines = [line[:2] + line[3:] for line in (groups, lowest, list(SERVICES))]  # no total of those received
    less = read_form(*lines, merged=merged)
    for field, count in SERVICE_COUNTS.items():
        assert values(less, "service_result", field) == [None if field == "received_total" else count]
    twice = read_form(groups, [*lowest, "Trực tuyến"], [*SERVICES, 7], merged=merged)
    assert "sheet.duplicate_column" in [code for code, _ in said(twice)]


def test_a_total_that_may_be_of_the_group_left_of_it_is_not_read_and_that_is_said() -> None:
    """Of what was resolved only two counts are there; the next total stood under the words of that group."""
    groups: list[Value] = ["STT", "Lĩnh vực", None, "Số hồ sơ tiếp nhận", None, None, "Số hồ sơ đã giải quyết"]
    groups += [None, None, "Số hồ sơ đang giải quyết"]
    lowest = [None, None, "Tổng số", "Kỳ trước chuyển sang", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Quá hạn"]
    lowest += ["Tổng số", "Trong hạn", "Quá hạn"]
    reading = read_form(groups, lowest, [1, "Đất đai", 40, 7, 21, 12, 28, 3, 9, 8, 1], name="06-TTHC")
    told = [values(reading, "service_result", name) for name in ("resolved_total", "pending_total", "pending_in_time")]
    assert (told, said(reading)) == ([[None], [None], [8]], [("sheet.unknown", "I2")])
    groups[6:] = "Số hồ sơ đã giải quyết", None, "Số hồ sơ đang giải quyết", None, None
    reading = read_form(groups, lowest, [1, "Đất đai", 40, 7, 21, 12, 28, 3, 9, 8, 1], name="06-TTHC")
    assert (values(reading, "service_result", "pending_total"), said(reading)) == ([9], [])
    groups[2:9] = "Số hồ sơ tiếp nhận", None, None, None, "Số hồ sơ đã giải quyết", None, None  # over its first
    lowest[8:] = "Tổng số", "Trong hạn", "Quá hạn"
    groups[8:] = None, "Số hồ sơ đang giải quyết", None
    reading = read_form(groups, lowest, [1, "Đất đai", 40, 7, 21, 12, 28, 3, 31, 8, 1], name="06-TTHC")
    assert (values(reading, "service_result", "resolved_total"), said(reading)) == ([31], [])


def read_groups(groups: Line, lowest: Line, counts: Line) -> FileReading:
    return read_form(
        ["STT", "Lĩnh vực", *(groups or ())],
        [None, None, *(lowest or ())],
        [1, "Đất đai", *(counts or ())],
        name="06-TTHC",
    )


def test_a_count_right_below_the_words_of_a_group_is_of_this_group_wherever_they_begin() -> None:
    """ "Quá hạn" behind "Đúng hạn" goes on with what was resolved, unless it stands right below what is pending."""
    groups = [None, "Số hồ sơ tiếp nhận", None, "Số hồ sơ đã giải quyết", None, "Số hồ sơ đang giải quyết"]
    lowest = ["Kỳ trước chuyển sang", "Trực tuyến", "Trực tiếp", "Trước hạn", "Đúng hạn", "Quá hạn"]
    reading = read_groups(groups, lowest, [7, 21, 12, 28, 3, 9])
    assert [values(reading, "service_result", name) for name in ("resolved_late", "pending_overdue")] == [[None], [9]]
    reading = read_groups([*groups[:5], None], lowest, [7, 21, 12, 28, 3, 9])
    assert [values(reading, "service_result", name) for name in ("resolved_late", "pending_overdue")] == [[9], [None]]


def test_words_over_the_first_of_two_columns_may_as_well_stand_amid_these() -> None:
    """The total behind them may be of the next group, amid whose columns the words stand."""
    groups = ["Số hồ sơ tiếp nhận", None, None, "Số hồ sơ đã giải quyết", None, None, "Số hồ sơ đang giải quyết", None]
    lowest = ["Trực tuyến", "Trực tiếp", "Tổng số", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"]
    reading = read_groups(groups, lowest, [21, 12, 31, 28, 3, 9, 8, 1])
    fields = ("received_total", "resolved_total", "pending_total", "received_in_person", "resolved_late")
    assert [values(reading, "service_result", name) for name in fields] == [[None], [None], [None], [12], [3]]
    assert {cell for code, cell in said(reading) if code == "sheet.unknown"} == {"E2", "H2"}
    reading = read_groups(
        ["Số hồ sơ tiếp nhận", None, None, None, *groups[3:]],
        ["Kỳ trước chuyển sang", "Trực tuyến", "Trực tiếp", "Tổng số", *lowest[3:]],
        [7, 21, 12, 40, 28, 3, 31, 8, 1],
    )
    told = [values(reading, "service_result", name) for name in fields[:3]]
    assert (told, said(reading)) == ([[40], [31], [None]], [])


def test_a_total_beside_its_parts_under_words_of_their_own_is_of_no_group_left_of_it() -> None:
    """ "Trong đó" stands right below no group's words, and goes on over the columns of the next."""
    groups = ["STT", "Lĩnh vực", None, "Số hồ sơ tiếp nhận", None, None, "Số hồ sơ đã giải quyết"]
    middle = [None, None, "Tổng số", None, "Trong đó", None, None, "Tổng số", "Trong đó"]
    lowest = [None, None, None, "Trực tuyến", "Trực tiếp", "Đúng hạn", "Quá hạn", None, "Trong hạn"]
    counts = [1, "Đất đai", 33, 21, 12, 28, 3, 9, 8]
    reading = read_form([*groups, None, "Số hồ sơ đang giải quyết"], middle, lowest, counts, name="06-TTHC")
    fields = ("received_total", "resolved_total", "resolved_late", "pending_total", "pending_in_time")
    assert [values(reading, "service_result", name) for name in fields] == [[33], [None], [3], [None], [8]]
    assert [cell for code, cell in said(reading) if code == "sheet.unknown"] == ["H2"]
    reading = read_form([*groups, "Số hồ sơ đang giải quyết"], middle, lowest, counts, name="06-TTHC")
    assert values(reading, "service_result", "pending_total") == [9]


@pytest.mark.parametrize(
    ("resolved", "pending"),
    [(("Tổng số", "Trước hạn", "Đúng hạn"), ("Tổng số", "Quá hạn")), (("Tổng số",), ("Trong hạn", "Quá hạn"))],
)
def test_counts_under_words_that_begin_over_them_or_left_of_them_are_of_no_group_before(
    resolved: tuple[str, ...], pending: tuple[str, ...]
) -> None:
    groups: list[Value] = ["STT", "Lĩnh vực", "Số hồ sơ tiếp nhận"]
    for words, below in (("Số hồ sơ đã giải quyết", resolved), ("Số hồ sơ đang giải quyết", pending)):
        groups += [words, *[None] * (len(below) - 1)]
    counts = range(11, 11 + len(groups) - 3)
    lowest: list[Value] = [None, None, None, *resolved, *pending]
    reading = read_form(groups, lowest, [1, "Đất đai", 40, *counts], name="06-TTHC")
    told = [values(reading, "service_result", name)[0] for name in ("resolved_total", "pending_overdue")]
    assert told == [counts[0], counts[-1]]
    assert "sheet.unknown" not in dict(said(reading))


def test_a_header_of_four_rows_is_one_and_of_one_of_five_it_is_said_what_is_not_read() -> None:
    groups, middle, lowest = (list(row) for row in THREE_HEADER_ROWS)
    between: list[Value] = [None, None, *middle[2:13], None, None]
    between[2:13] = ["Tổng", "Trong đó", None, None, "Tổng", "Trong đó", None, None, "Tổng", "Trong đó", None]
    lowest[2] = lowest[6] = lowest[10] = None
    merged: list[Span] = [*((1, column, 4, column) for column in (1, 2)), (1, 3, 1, 13), (1, 14, 1, 15)]
    merged += [(2, 3, 2, 6), (2, 7, 2, 10), (2, 11, 2, 13), (3, 4, 3, 6), (3, 8, 3, 10), (3, 12, 3, 13)]
    merged += [(3, column, 4, column) for column in (3, 7, 11)]
    reading = read_form(groups, middle, between, lowest, SERVICES, merged=merged)
    assert kinds(reading) == {**dict.fromkeys(range(1, 5), "header"), 5: "accepted"}
    for field, count in SERVICE_COUNTS.items():
        assert values(reading, "service_result", field) == [count]
    deeper: list[Span] = [(1, 1, 5, 1), (1, 2, 5, 2), *((a + 1, b, c + 1, d) for a, b, c, d in merged[2:])]
    first: list[Value] = ["STT", "Lĩnh vực", "KẾT QUẢ", *[None] * 12]
    reading = read_form(first, [None, None, *groups[2:]], middle, between, lowest, SERVICES, merged=deeper)
    assert {code for code, _ in said(reading)} == {"sheet.unknown"}


def test_totals_without_their_groups_belong_to_the_columns_beside_them() -> None:
    flat = ["STT", "Lĩnh vực", "Tổng số", "Kỳ trước chuyển sang", "Trực tuyến", "Trực tiếp", "Tổng số", "Trước hạn"]
    flat += ["Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn", "Số phiếu", "Hài lòng"]
    reading = read_form(flat, SERVICES)
    for field, count in SERVICE_COUNTS.items():
        assert values(reading, "service_result", field) == [count]


def test_groups_over_a_header_tell_which_column_is_which() -> None:
    lines = [
        ["TT", "Văn bản giao", None, "Nội dung", "Kết quả thực hiện", None, None],
        [None, "Số, ký hiệu", "Ngày, tháng", None, "Tình trạng", "Ngày HT", "Văn bản"],
        [1, "12/UBND", datetime(2020, 7, 1), "Rà soát", "Xong", datetime(2020, 7, 9), "3/BC"],
    ]
    reading = read_form(*lines)
    assert kinds(reading) == {1: "header", 2: "header", 3: "accepted"}
    assert values(reading, "task_progress", "document_number") == ["12/UBND"]
    assert values(reading, "task_progress", "result_document") == ["3/BC"]


def test_columns_are_known_by_their_headers_wherever_they_stand() -> None:
    order = [4, 0, 7, 2, 1, 8]
    shuffled = [header("task_progress")[i] for i in order]
    row = [task(1)[i] for i in order]
    reading = read_form(None, ["BIỂU"], [None, None, *shuffled], [None, None, *row])
    assert values(reading, "task_progress", "content") == ["Rà soát thủ tục 1"]
    assert sheet_of(reading).tables[0].columns["content"] == "C"


def test_blank_and_unknown_columns_change_nothing() -> None:
    headers = header("violation")
    reading = read_form([*headers[:2], None, "Màu", *headers[2:]], [*violation(1)[:2], None, "đỏ", *violation(1)[2:]])
    assert kinds(reading) == {1: "header", 2: "accepted"}
    assert said(reading) == []


def test_a_form_is_known_by_its_headers_under_another_forms_name() -> None:
    reading = read(make_sheet("02-KT", [header("violation"), violation(1)]), cover=make_cover())
    assert sheet_of(reading).form == "violation"


def test_the_title_settles_what_headers_leave_open() -> None:
    headers = [h for h in header("inspection_report") if h != "Cơ quan kiểm tra"]
    register = read_form(["SỔ THEO DÕI KIỂM TRA KỶ LUẬT, KỶ CƯƠNG HÀNH CHÍNH"], headers)
    report = read_form(["KẾT QUẢ KIỂM TRA, TỰ KIỂM TRA KỶ LUẬT, KỶ CƯƠNG HÀNH CHÍNH"], headers)
    assert (sheet_of(register).form, sheet_of(report).form) == ("inspection_register", "inspection_report")


def test_items_tell_the_two_item_forms_apart() -> None:
    headers: list[Value] = ["STT", "Chỉ tiêu", "ĐVT", "Kết quả"]
    reading = read_form(headers, [1, "Tổng số CBCCVC", "người", 34], [2, "Số hội nghị quán triệt", "hội nghị", 2])
    assert sheet_of(reading).form == "dissemination"
    assert values(reading, "dissemination", "value") == [34, 2]


def test_a_table_of_other_things_is_no_form() -> None:
    reading = read(
        make_sheet("03-VP", [header("violation"), violation(1)]),
        make_sheet("Sheet9", [["STT", "Nội dung", "Kết quả"], [1, "Mua giấy in", "xong"]]),
        cover=make_cover(),
    )
    assert sheet_of(reading, 2).state == "ignored"
    assert finding_of(reading, "sheet.unknown").sheet == "Sheet9"


def test_a_required_column_left_out_rejects_the_sheet_alone() -> None:
    headers = header("task_progress")
    headers[7] = "Đang ở đâu"
    reading = read(
        make_sheet("01-NV", [headers, task(1)]),
        make_sheet("03-VP", [header("violation"), violation(1)]),
        cover=make_cover(),
    )
    assert [sheet.state for sheet in reading.sheets] == ["accepted", "rejected", "accepted"]
    found = finding_of(reading, "sheet.missing_column")
    assert (found.cell, found.field) == ("A1", "status")
    assert "“Tình trạng thực hiện”" in found.message
    assert kinds(reading) == {1: "header", 2: "rejected"}
    assert [row[2] for row in reading.rows["task_progress"]] == ["rejected"]


def test_the_likeliest_column_is_named_with_the_line_to_add() -> None:
    headers = header("task_progress")
    headers[1] = "Số hiệu công văn giao xuống"
    message = finding_of(read_form(headers, task(1)), "sheet.missing_column").message
    assert "task_progress,document_number,Số hiệu công văn giao xuống" in message


def test_headers_that_are_like_nothing_missing_are_named_too() -> None:
    headers = header("task_progress")
    headers[1], headers[11] = "Căn cứ", "Lãnh đạo"
    message = finding_of(read_form(headers, task(1)), "sheet.missing_column").message
    assert "cột B “Căn cứ” có phải là “Số, ký hiệu văn bản giao”?" in message
    assert "Chưa rõ nghĩa: cột L “Lãnh đạo”." in message


def test_a_form_with_a_hundred_columns_of_the_units_own_is_still_the_form() -> None:
    own = [f"Cột phụ {number}" for number in range(100)]
    reading = read_form([*header("violation"), *own], [*violation(1), *own])
    assert [row[2] for row in reading.rows["violation"]] == ["accepted"]


def test_an_optional_column_left_out_is_accepted() -> None:
    headers, row = header("violation"), violation(1)
    del headers[5], row[5]
    reading = read_form(headers, row)
    assert said(reading) == []
    assert values(reading, "violation", "sanction") == [None]


def test_two_columns_of_one_meaning_that_differ_reject_the_sheet() -> None:
    headers = [*header("violation"), "Ngày vi phạm"]
    reading = read_form(headers, [*violation(1), datetime(2020, 7, 21)])
    assert said(reading) == [("sheet.duplicate_column", "I1")]
    assert sheet_of(reading).state == "rejected"


def test_two_columns_that_say_the_same_are_one() -> None:
    headers = [*header("violation"), "Ngày vi phạm"]
    reading = read_form(headers, [*violation(1), "20/7/2020"], [*violation(2, None), datetime(2020, 7, 21)])
    assert said(reading) == []
    assert values(reading, "violation", "found_on") == [datetime(2020, 7, 20).date(), datetime(2020, 7, 21).date()]


def test_two_tables_on_one_sheet_are_both_read() -> None:
    reading = read_form(
        ["A. VI PHẠM"],
        header("violation"),
        violation(1),
        ["NGƯỜI LẬP BIỂU", None, None, "THỦ TRƯỞNG ĐƠN VỊ"],
        ["Hoàng Thu Hà", None, None, "Nguyễn Văn Bình"],
        None,
        ["B. VĂN BẢN ĐÃ BAN HÀNH"],
        header("issued_document"),
        [1, "Kế hoạch", "9/KH-SNV", datetime(2020, 7, 20), "Về kiểm tra"],
    )
    assert list(kinds(reading).values()) == [
        "title", "header", "accepted", "signature", "signature", "title", "header", "accepted"
    ]  # fmt: skip
    assert (len(reading.rows["violation"]), len(reading.rows["issued_document"])) == (1, 1)


def test_last_months_table_left_below_is_not_read() -> None:
    reading = read_form(
        ["Tháng 8 năm 2020"],
        header("violation"),
        violation(1),
        None,
        ["Tháng 7 năm 2020"],
        header("violation"),
        violation(1, datetime(2020, 7, 2)),
    )
    assert list(kinds(reading).values()) == ["title", "header", "accepted", *["unknown_sheet"] * 3]
    assert said(reading) == [("sheet.unknown", "A6")]


def test_a_header_told_again_under_the_same_title_continues_the_table() -> None:
    lines = [["Tháng 8 năm 2020"], header("violation"), violation(1)]
    reading = read_form(*lines, ["Tháng 8 năm 2020"], header("violation"), violation(2, office="Phòng B"))
    assert list(kinds(reading).values()) == ["title", "header", "accepted", "title", "repeat_header", "accepted"]


def test_a_sheet_under_a_forms_name_without_its_header_is_rejected() -> None:
    reading = read(make_sheet("01-NV", [task(1), task(2)]), cover=make_cover())
    assert kinds(reading) == {1: "rejected", 2: "rejected"}
    assert finding_of(reading, "sheet.missing_column").sheet == "01-NV"


def test_the_title_block_of_a_second_table_is_no_data_of_the_first() -> None:
    reading = read_form(
        header("issued_document"),
        [1, "Kế hoạch", "9/KH-SNV", datetime(2020, 7, 20), "Về kiểm tra"],
        None,
        [None, "UBND TỈNH LẠNG SƠN", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [None, "SỞ NỘI VỤ", None, None, None, "Độc lập - Tự do - Hạnh phúc"],
        None,
        ["TÌNH HÌNH VI PHẠM KỶ LUẬT, KỶ CƯƠNG HÀNH CHÍNH"],
        ["(Số liệu tháng 8 năm 2020)"],
        [f"{text} (1)" for text in header("violation")],
        violation(1),
    )
    assert [row for row, kind in kinds(reading).items() if kind == "title"] == [4, 5, 7, 8]
    assert said(reading) == []
    assert (len(reading.rows["issued_document"]), len(reading.rows["violation"])) == (1, 1)


def test_a_blank_column_amid_a_group_has_no_header_of_its_own() -> None:
    groups = [["STT", "Lĩnh vực", "Số hồ sơ tiếp nhận", None, None], [None, None, "Tổng số", None, "Trực tuyến"]]
    reading = read_form(*groups, [1, "Hộ tịch", 4, None, 4], merged=[(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 5)])
    columns = {"no": "A", "field": "B", "received_total": "C", "received_online": "E"}
    assert sheet_of(reading).tables[0].columns == columns


@pytest.mark.parametrize("merged", [[], [(1, 2, 1, 4)]])
def test_a_group_stands_over_all_that_a_merged_header_below_it_covers(merged: list[Span]) -> None:
    """Where nobody merged the group too: the blank column was taken for the one with the days."""
    top: list[Value] = ["STT", "Quyết định", None, None, *header("inspection_report")[3:]]
    below: list[Value] = [None, "Số quyết định, kế hoạch kiểm tra", "Ngày quyết định"]
    row = [1, "12/KH-SYT", day(7, 14), None, "Tự kiểm tra", "Phòng A", "Phòng B", day(7, 20), 0]
    reading = read_form(top, below, row, merged=[(2, 3, 2, 4), (3, 3, 3, 4), *merged])
    assert (values(reading, "inspection_report", "decision_date"), said(reading)) == ([day(7, 14).date()], [])


@pytest.mark.parametrize("head", ["Tháng 8", "Kết quả kỳ này", "Kết quả thực hiện trong tháng"])
def test_a_month_or_this_period_may_head_the_column_of_the_period(head: str) -> None:
    reading = read_form(["STT", "Chỉ tiêu", head, "8 tháng đầu năm"], [1, "Tổng số nhiệm vụ được giao", 4, 31])
    assert (values(reading, "declared_total", "in_period"), values(reading, "declared_total", "to_date")) == ([4], [31])


@pytest.mark.parametrize("heads", [("Tháng trước", "Tháng này"), ("Kết quả tháng trước", "Kết quả tháng này")])
def test_of_last_month_and_this_one_this_one_counts(heads: tuple[str, str]) -> None:
    reading = read_form(["STT", "Chỉ tiêu", *heads], [1, "Tổng số CBCCVC", 99, 101])
    assert (values(reading, "dissemination", "value"), said(reading)) == ([101], [])
    lone = read_form(["STT", "Chỉ tiêu", heads[0]], [1, "Tổng số CBCCVC", 99])
    assert values(lone, "dissemination", "value") == []


@pytest.mark.parametrize("label", ["Kỳ báo cáo:", "Kỳ báo cáo", "Thời gian"])
def test_labels_of_a_cover_over_a_table_are_titles_and_no_header(label: str) -> None:
    reading = read_form([label, None, "Tháng 8/2020"], header("violation"), violation(1))
    assert kinds(reading) == {1: "title", 2: "header", 3: "accepted"}


@pytest.mark.parametrize(
    "line",
    [
        ["Kỳ báo cáo", "Tháng 8/2020"],
        ["Thời gian", "Tháng 8/2020"],
        [None, "Số liệu", "Tháng 8/2020"],
        ["Kỳ báo cáo", "Tháng", 8, "năm", 2020],
        ["Kỳ báo cáo", "Tháng 8/2020", None, "Đơn vị tính", "Số"],
    ],
)
def test_a_period_right_above_a_header_is_told_though_its_words_head_columns_elsewhere(line: list[Value]) -> None:
    reading = read(make_sheet("Sheet1", [["Đơn vị báo cáo", "Sở Nội vụ"], line, header("violation"), violation(1)]))
    assert (reading.unit, reading.period, said(reading)) == ("SNV", "2020-08", [])


def test_a_month_that_heads_a_column_is_of_the_header() -> None:
    above = ["STT", "Chỉ tiêu", "Đơn vị tính", "Tháng 8/2020", "Lũy kế từ đầu năm"]
    reading = read_form(above, [1, "Tổng số nhiệm vụ được giao", "NV", 5, 9])
    assert values(reading, "declared_total", "in_period") == [5]
    below: list[Value] = [None, None, None, "Số liệu", "Số liệu"]
    assert kinds(read_form(above, below, [1, "Tổng số nhiệm vụ được giao", "NV", 5, 9]))[1] == "header"


def test_items_of_the_table_below_say_nothing_of_the_header_above_it() -> None:
    totals = [header("declared_total"), [1, "Tổng số nhiệm vụ được giao", "NV", 3, 20]]
    reading = read_form(["Mục", "Nội dung"], ["Ưu điểm", "Làm tốt"], None, *totals)
    assert [table.form for table in sheet_of(reading).tables] == ["remark", "declared_total"]
    assert values(reading, "remark", "body") == ["Làm tốt"]


@pytest.mark.parametrize("between", [[], [["VĂN BẢN ĐÃ BAN HÀNH"]], [["II. Văn bản đã ban hành"]]])
@pytest.mark.parametrize("upper", ["dissemination", "declared_total", "remark", "violation"])
def test_a_table_of_nothing_but_its_header_above_the_next_tables_title_is_a_nil_return(
    between: list[list[Value]], upper: str
) -> None:
    document: list[Value] = [1, "Kế hoạch", "9/KH-SNV", datetime(2020, 7, 20), "Về kiểm tra", None]
    reading = read_form(header(upper), *between, header("issued_document"), document)
    tables = [(table.form, table.nil) for table in sheet_of(reading).tables]
    assert tables == [(upper, True), ("issued_document", False)]
    assert said(reading) == []


def test_a_table_of_nothing_but_its_header_may_stand_above_a_header_of_two_rows() -> None:
    upper = ["STT", "Lĩnh vực", *THREE_HEADER_ROWS[1][2:]]
    reading = read_form(header("violation"), upper, THREE_HEADER_ROWS[2], SERVICES)
    assert [(t.form, t.nil) for t in sheet_of(reading).tables] == [("violation", True), ("service_result", False)]


UNKNOWN_ITEMS: list[list[Value]] = [["STT", "Chỉ tiêu", "Số lượng"], [1, "Máy tính", 12], [2, "Máy in", 3]]


def test_figures_that_are_none_of_a_forms_items_are_not_that_form() -> None:
    reading = read_form(*UNKNOWN_ITEMS)
    assert reading.form_set is None and set(kinds(reading).values()) == {"unknown_sheet"}


def test_among_a_forms_items_one_that_nobody_knows_is_said() -> None:
    reading = read_form(*UNKNOWN_ITEMS, [3, "Tổng số CBCCVC", 40])
    assert said(reading) == [("cell.not_in_list", "B2"), ("cell.not_in_list", "B3")]


def test_unknown_items_under_a_forms_own_name_are_said() -> None:
    assert said(read_form(*UNKNOWN_ITEMS, name="04-QT")) == [("cell.not_in_list", "B2"), ("cell.not_in_list", "B3")]


def test_a_header_told_again_with_a_word_left_out_takes_no_column_away() -> None:
    items = [[1, "Tổng số nhiệm vụ được giao", "NV", 3, 30], [2, "Số nhiệm vụ đã hoàn thành", "NV", 2, 20]]
    again = [*header("declared_total")[:4], None]
    reading = read_form(header("declared_total"), items[0], again, items[1])
    assert kinds(reading)[3] == "repeat_header"
    assert values(reading, "declared_total", "to_date") == [30, 20]


def test_a_header_told_again_with_another_word_heads_another_column() -> None:
    items = [[1, "Tổng số nhiệm vụ được giao", "NV", 3, 30], [2, "Số nhiệm vụ đã hoàn thành", "NV", 2, 20]]
    again = [*header("declared_total")[:4], "Cùng kỳ năm trước"]
    reading = read_form(header("declared_total"), items[0], again, items[1])
    assert values(reading, "declared_total", "to_date") == [30, None]


@pytest.mark.parametrize(
    "units",
    [
        [None, None, "(ngày)", None, "(nhiệm vụ)"],
        [None, "Số", "Ngày", None, "Nhiệm vụ"],
        [None, None, None, None, "(văn bản)", "(ngày)"],
    ],
)
def test_what_the_columns_count_in_is_no_header_of_another_table(units: list[Value]) -> None:
    numbers: list[Value] = [f"({n})" for n in range(1, 13)]
    for lines in ([units], [units, numbers], [numbers, units]):
        reading = read_form(header("task_progress"), *lines, task(1))
        assert list(kinds(reading).values())[-1] == "accepted"
        assert said(reading) == []


def test_words_of_units_under_a_group_are_headers() -> None:
    groups: list[Value] = [*header("task_progress")[:1], "Văn bản giao", None, *header("task_progress")[3:]]
    leaves: list[Value] = [None, "Số, ký hiệu", "Ngày"]
    reading = read_form(groups, leaves, task(1), merged=[(1, 2, 1, 3)])
    assert kinds(reading) == {1: "header", 2: "header", 3: "accepted"}


def test_numbers_and_units_under_the_header_hide_no_items() -> None:
    units: list[Value] = [None, "(số)", "(ngày)", "(văn bản)", "người"]
    items = [[1, "Tổng số nhiệm vụ được giao", "NV", 3, 30], [2, "Số nhiệm vụ đã hoàn thành", "NV", 2, 20]]
    lines = [header("declared_total"), ["A", "B", 1, 2, 3], units, *items, None, TASKS, task(1)]
    reading = read_form(*lines)
    assert values(reading, "declared_total", "to_date") == [30, 20]
    assert values(reading, "task_progress", "content") == ["Rà soát thủ tục 1"]


def test_rows_of_a_table_that_nobody_knows_above_one_that_is_known_are_said() -> None:
    unknown = [["Xã", "Số hộ", "Số khẩu"], ["Tân Thanh", 120, 400], ["Thụy Hùng", 90, 310]]
    reading = read_form(["BÁO CÁO THÁNG 8/2020"], *unknown, None, TASKS, task(1))
    assert [kind for _, kind in kinds(reading).items()] == [
        "title", "title", "unknown_sheet", "unknown_sheet", "header", "accepted"
    ]  # fmt: skip
    assert said(reading) == [("sheet.unknown", "A3")]


def test_lines_of_a_cover_above_a_table_are_titles_whatever_numbers_they_hold() -> None:
    lines = [["Đơn vị:", "Sở Nội vụ", "Năm:", 2020], ["Kỳ báo cáo:", "Tháng 8/2020", "Biểu số:", 1], ["Tổng số", 5]]
    lines += [["Tháng", 8, "năm", 2020], ["Lạng Sơn, ngày", 14, "tháng", 8, "năm", 2020]]
    reading = read_form(*lines, TASKS, task(1))
    assert list(kinds(reading).values()) == [*["title"] * 5, "header", "accepted"]
    assert said(reading) == []


def test_headers_broken_over_two_cells_are_read_together() -> None:
    upper: list[Value] = ["STT", "Số, ký hiệu", "Ngày", "Cơ quan,", "Nội dung", "Thời hạn", "Gia hạn", "Tình trạng"]
    lower: list[Value] = [None, "văn bản giao", "văn bản", "người giao", "nhiệm vụ", "hoàn thành", "đến", "thực hiện"]
    reading = read_form(upper, lower, task(1)[:8])
    assert kinds(reading) == {1: "header", 2: "header", 3: "accepted"}
    assert values(reading, "task_progress", "assigned_by") == ["UBND tỉnh"]


def test_the_rest_of_headers_that_are_known_without_it_is_of_the_header() -> None:
    upper: list[Value] = ["STT", "Loại", "Số,", "Ngày", "Trích yếu"]
    reading = read_form(upper, [None, "văn bản", "ký hiệu", "ban hành"], [1, "Công văn", "5/SYT", "3/8/2020", "Về A"])
    assert kinds(reading) == {1: "header", 2: "header", 3: "accepted"}


def test_a_row_of_small_words_under_the_header_is_data() -> None:
    remarks = ["ưu điểm", "làm tốt"]
    assert kinds(read_form(["Mục", "Nội dung"], remarks)) == {1: "header", 2: "accepted"}


@pytest.mark.parametrize(
    "other",
    [
        [["STT", "Lĩnh vực", "Số hồ sơ", "Nguyên nhân"], [1, "Hộ tịch", 2, "Thiếu người"], [2, "Đất đai", 10]],
        [[None, "Phòng", "Hồ sơ nhận", "Đã trả"], [None, "Phòng A", 5], [None, "Phòng B", 3]],
    ],
)
def test_the_rows_of_another_table_below_the_procedures_are_none_of_these(other: list[list[Value]]) -> None:
    reading = read_form(*THREE_HEADER_ROWS, SERVICES, None, *other, name="06-TTHC", merged=MERGED)
    assert list(kinds(reading).values())[3:] == ["accepted", *["unknown_sheet"] * 3]
    assert said(reading) == [("sheet.unknown", "A6")]


def test_the_header_of_the_procedures_told_again_in_other_words_is_a_row_that_cannot_be_read() -> None:
    again: list[Value] = [None, "Tên", "Tổng số", "Chuyển kỳ", "Qua mạng"]
    reading = read_form(*THREE_HEADER_ROWS, SERVICES, again, [2, "Đất đai", *SERVICES[2:]], merged=MERGED)
    assert list(kinds(reading).values())[3:] == ["accepted", "rejected", "accepted"]


def test_names_of_procedures_without_a_figure_are_no_table_of_procedures() -> None:
    reading = read_form(["STT", "Lĩnh vực", "Việc đã làm"], [1, "Đất đai", "x"], name="06-TTHC")
    assert [code for code, _ in said(reading)] == ["file.no_known_form"]


def test_a_report_typed_above_a_table_does_not_hide_it() -> None:
    prose = [[f"{n}. Căn cứ Kế hoạch số {n}/KH-UBND, đơn vị đã thực hiện."] for n in range(150)]
    assert values(read_form(*prose, TASKS, task(1)), "task_progress", "content") == ["Rà soát thủ tục 1"]


def test_a_first_row_of_texts_between_a_header_and_the_same_told_again_is_no_header() -> None:
    totals = header("declared_total")
    first: list[Value] = ["1", "Tổng số nhiệm vụ được giao", "lượt", "5", "48"]
    reading = read_form(
        [f"{text} (ghi rõ)" for text in totals], first, totals, ["2", "Số nhiệm vụ đã hoàn thành", "lượt", "2", "44"]
    )
    assert values(reading, "declared_total", "in_period") == [5, 2]


@pytest.mark.parametrize("number", ["{0}. {1}", "{1} ({0})", "{1}\n[{0}]", "{2}. {1}"])
def test_a_second_table_is_found_though_its_headers_are_numbered(number: str) -> None:
    def numbered(form: str) -> list[Value]:
        return [number.format(place, text, chr(64 + place)) for place, text in enumerate(header(form), 1)]

    reading = read_form(numbered("violation"), violation(1), None, numbered("dissemination"), [1, "Tổng số CBCCVC", 40])
    assert values(reading, "dissemination", "value") == [40]


def test_a_second_table_is_found_though_its_headers_hold_escaped_line_breaks() -> None:
    escaped = [text.replace(" ", "_x000D_ ", 1) for text in header("dissemination")]
    reading = read_form(header("violation"), violation(1), None, escaped, [1, "Tổng số CBCCVC", 40])
    assert values(reading, "dissemination", "value") == [40]


NESTED: list[list[Value]] = [
    [*TASKS[:2], "Nội dung chi tiết", None, None, *TASKS[5:]],
    [None, None, TASKS[2], "Trong đó", None],
    [None, None, None, *TASKS[3:5]],
]
NESTED_SPANS: list[Span] = [(1, 3, 1, 5), (2, 4, 2, 5), (2, 3, 3, 3), *[(1, c, 3, c) for c in (1, 2, *range(6, 13))]]


@pytest.mark.parametrize("merged", [NESTED_SPANS, []])
@pytest.mark.parametrize("name", ["Sheet1", "01-NV"])
def test_groups_within_groups_hide_no_column(merged: list[Span], name: str) -> None:
    reading = read_form(*NESTED, task(1), task(2), merged=merged, name=name)
    assert kinds(reading) == {1: "header", 2: "header", 3: "header", 4: "accepted", 5: "accepted"}
    assert values(reading, "task_progress", "content") == [task(1)[4], task(2)[4]]
    assert said(reading) == []


def test_a_whole_table_of_another_form_below_is_no_second_part_of_the_named_one() -> None:
    documents = ["STT(1)", "Loại văn bản(1)", "Số, ký hiệu.", "Ngày ban hành:", "Trích yếu"]
    letter: list[Value] = [1, "Công văn", "9/SNV-CCHC", datetime(2020, 7, 20), "Về kiểm tra"]
    reading = read_form(TASKS, task(1), None, documents, letter, name="01-NV")
    assert values(reading, "issued_document", "title") == ["Về kiểm tra"]
    assert said(reading) == []


def test_remarks_below_the_totals_of_a_sheet_named_for_these_are_no_items() -> None:
    totals = [header("declared_total"), [1, "Số CBCCVC vi phạm", "người", 3, 9]]
    remarks = [["II. NHẬN XÉT"], ["Mục", "Nội dung"], ["Ưu điểm", "Chấp hành tốt"]]
    reading = read_form(*totals, None, *remarks, name="07-TH")
    assert (values(reading, "remark", "body"), said(reading)) == (["Chấp hành tốt"], [])
    again = read_form(*totals, None, ["Chỉ tiêu", "Trong kỳ"], ["Số lượt tự kiểm tra", 2], name="07-TH")
    assert values(again, "declared_total", "item") == ["violators", "self_inspection_visits"]


def test_how_to_fill_in_the_columns_is_no_header_though_its_words_are_known() -> None:
    hints = ["(số)", "(ghi rõ)", "(nếu có)", "(ngày/tháng/năm)", "(ngày/tháng/năm)"]
    letter: list[Value] = [1, "Công văn", "9/SNV-CCHC", datetime(2020, 7, 20), "Về kiểm tra"]
    reading = read_form(header("issued_document")[:5], hints, letter, name="05-VB")
    assert kinds(reading) == {1: "header", 2: "header", 3: "accepted"}


def test_a_row_of_words_that_merged_headers_reach_down_to_is_of_the_header_and_one_with_numbers_is_not() -> None:
    head = header("violation")
    split = [*head[:4], "Số", *head[5:]]
    around: list[Span] = [(1, column, 2, column) for column in (1, 2, 3, 4, 6, 7, 8)]
    reading = read_form(split, [None, None, None, None, "CBCCVC vi phạm"], violation(1), merged=around)
    assert (kinds(reading), said(reading)) == ({1: "header", 2: "header", 3: "accepted"}, [])
    rows = read_form(head, violation(None), violation(1, note="b"), merged=[(1, 1, 2, 1)])
    assert kinds(rows)[2] == "accepted"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ({(1, 2, 1, 3): "Diễn biến", (1, 6, 1, 7): "Kết quả xử lý"}, "header"),
        ({(1, 2, 1, 3): "Diễn biến", (1, 6, 1, 6): "Kết quả xử lý"}, "title"),
        ({(1, 2, 1, 3): "Diễn biến", (1, 6, 1, 7): "Đơn vị tính: người"}, "title"),
        ({(1, 2, 1, 3): "Diễn biến", (1, 6, 1, 7): "MẪU BIỂU"}, "title"),
        ({(1, 2, 1, 3): "Diễn biến", (1, 6, 1, 7): "Phụ lục một"}, "title"),
        ({(1, 2, 1, 3): "Diễn biến", (1, 4, 1, 8): "Danh sách vi phạm"}, "title"),
        ({(1, 1, 1, 2): "Sở Nội vụ", (1, 6, 1, 7): "Kết quả xử lý"}, "title"),
        ({(1, 4, 1, 7): "Sở Nội vụ"}, "title"),
    ],
)
def test_words_merged_over_some_headers_right_below_are_a_row_of_the_header_and_titles_none(
    words: dict[Span, str], kind: str
) -> None:
    above: list[Value] = [None] * 8
    for span, text in words.items():
        above[span[1] - 1] = text
    reading = read_form(above, header("violation"), violation(1), merged=list(words))
    assert kinds(reading) == {1: kind, 2: "header", 3: "accepted"}


TALLY: list[list[Value]] = [
    ["STT", "Đơn vị", "Tổng số", "Đã hoàn thành", "Đang thực hiện"],
    [1, "Phòng A", 1, 0, 1],
    [None, "Tổng cộng", 1, 0, 1],
]


@pytest.mark.parametrize("name", ["01-NV", "Sheet1"])
def test_a_tally_of_the_rows_is_no_table_of_the_form_and_told(name: str) -> None:
    below = read_form(TASKS, task(1), *TALLY, name=name)
    assert list(kinds(below).values()) == ["header", "accepted", *["unknown_sheet"] * 3]
    assert said(below) == [("sheet.unknown", "A3")]
    above = read_form(["BÁO CÁO"], *TALLY, None, TASKS, task(1), name=name)
    assert list(kinds(above).values())[-3:] == ["unknown_sheet", "header", "accepted"]
    assert [code for code, _ in said(above)] == ["sheet.unknown"]


@pytest.mark.parametrize("again", [["STT", "Văn bản số", "Ngày văn bản", "Ai giao"], ["STT", "Vb", "Hôm", "Ai", "Gì"]])
def test_the_header_told_again_in_other_words_heads_no_other_table(again: list[Value]) -> None:
    reading = read_form(TASKS, task(1), again, task(2, "13/UBND-NC"))
    assert list(kinds(reading).values()) == ["header", "accepted", "rejected", "accepted"]


@pytest.mark.parametrize(("label", "last"), [("Phòng A", "unknown_sheet"), ("Số CBCCVC được quán triệt", "accepted")])
def test_a_header_in_strange_words_below_items_heads_another_table_where_no_item_follows(label: str, last: str) -> None:
    items = [header("dissemination"), [1, "Tổng số CBCCVC", 30], ["STT", "Phòng", "Biên chế"], [2, label, 20]]
    assert kinds(read_form(*items))[4] == last


def test_a_second_table_of_the_form_that_lacks_a_column_is_asked_for_it() -> None:
    headers = [name for name in header("violation") if name != "Hành vi vi phạm"]
    row = [1, day(7, 20), "Phòng A", 1, None, None, None]
    reading = read_form(header("violation"), violation(1), None, headers, row, name="03-VP")
    assert said(reading) == [("sheet.missing_column", "A4")]


def test_so_is_one_that_lacks_several_where_the_others_stand_in_the_same_places() -> None:
    strange = ["STT", "Hôm", "Lỗi", *header("violation")[3:]]
    reading = read_form(header("violation"), violation(1), None, strange, violation(2), name="03-VP")
    assert said(reading) == [("sheet.missing_column", "A4")]
    assert list(kinds(reading).values()) == ["header", "accepted", "header", "rejected"]


BROKEN = (
    ["STT", "Ngày", "Hành", "Cơ quan,", "Số CBCCVC", "Hình thức", "Số đã", "Ghi"],
    [None, "phát", "vi vi", "đơn vị", "vi phạm", "xử lý", "xử lý", "chú"],
    [None, "hiện", "phạm"],
)


def test_headers_whose_words_stand_in_cells_of_several_rows_are_read_together() -> None:
    two = [BROKEN[0], [None, "phát hiện", "vi vi phạm", *BROKEN[1][3:]]]
    for lines in (BROKEN, two):
        reading = read_form(*lines, violation(1), violation(2, people="abc"), *lines, violation(3, people=4))
        first = len(lines)
        assert set(list(kinds(reading).values())[:first]) == {"header"}
        assert list(kinds(reading).values())[first + 2 : -1] == ["repeat_header"] * first
        assert values(reading, "violation", "people_count") == [1, None, 4]
        assert said(reading) == [("cell.not_a_number", f"E{first + 2}")]


def test_words_that_make_no_whole_header_together_are_none() -> None:
    reading = read_form(*([text for n, text in enumerate(line) if n != 4] for line in BROKEN), violation(1)[:7])
    assert [code for code, _ in said(reading)] == ["file.no_known_form"]
    gap = read_form(BROKEN[0], BROKEN[1], None, BROKEN[2], violation(1))
    assert "accepted" not in kinds(gap).values()


@pytest.mark.parametrize("again", [True, False])
def test_a_header_told_again_without_its_merged_cells_is_one_in_all_its_rows(again: bool) -> None:
    names = header("inspection_report")
    place = names.index("Ngày kiểm tra")
    upper: list[Value] = [*names[:place], "Thời gian kiểm tra", None, *names[place + 1 :]]
    lower: list[Value] = [*[None] * place, "Từ ngày", "Đến ngày", *[None] * (len(names) - place - 1)]
    row: list[Value] = [2, "5/QĐ-SNV", day(7, 16), "Đột xuất", "Sở Nội vụ", "Phòng 1", day(7, 21), day(7, 21), 0]
    merged: list[Span] = [(1, place + 1, 1, place + 2)]
    merged += [(1, column, 2, column) for column in range(1, len(upper) + 1) if column not in (place + 1, place + 2)]
    below = lower if again else [*lower[:place], "Từ", *lower[place + 1 :]]
    other = [3, "6/QĐ-SNV", *row[2:]]
    reading = read_form(upper, lower, row, upper, below, other, merged=merged)
    told = list(kinds(reading).values())[3:5]
    assert (told == ["repeat_header"] * 2, said(reading) == []) == (again, again)


VIOLATIONS, LONG = header("violation"), "Nội dung " * 30
WITH_BLANKS = ["STT", None, None, "Ngày ban hành", "Trích yếu", "Ghi chú"]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([[None, "Ngày phát hiện"], ["STT", None, *VIOLATIONS[2:]]], ["header"] * 2),
        ([["Tháng 8/2020", None, "Ngày"], [*[None] * 7, "Không"], VIOLATIONS], ["title", "title", "header"]),
        (
            [["Số lượng", None, "Tình trạng thực hiện"], [None, "II", "Lĩnh vực", "1", LONG], VIOLATIONS],
            ["title", "header", "header"],
        ),
        (
            [[None, "STT", "STT"], [None, "Nhắc nhở", "Đơn vị báo cáo", "1"], header("dissemination")],
            ["title", "title", "header"],
        ),
        (
            [["Chỉ tiêu", None, "Số", None, "Ngày"], [None, None, None, "x", 5], WITH_BLANKS],
            ["unknown_sheet"] * 3,
        ),
        (
            [[None, "Chỉ tiêu", "Tỉnh"], ["Phòng A", "STT", "Tháng 8/2020"], ["STT", None, *VIOLATIONS[2:7]]],
            ["header"] * 3,
        ),
    ],
)
def test_rows_right_above_a_header_are_part_of_it_where_two_of_their_words_are_or_all(
    lines: list[Line], told: list[str]
) -> None:
    assert list(kinds(read_form(*lines, [1])).values())[: len(told)] == told

from __future__ import annotations

from datetime import datetime
from typing import Literal
from unicodedata import normalize
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.made_sheets import (
    Line,
    day,
    header,
    kinds,
    make_cover,
    make_sheet,
    outcomes,
    read,
    read_form,
    said,
    sheet_of,
    task,
    values,
    violation,
)
from transforms.definitions.forms import FORMS
from transforms.files.sheets import CellError, UncomputedFormula, Value
from transforms.tables.plain_rows import PlainRows
from transforms.tables.rows import classify
from transforms.tables.tables import find_tables

DECLARED: Line = [1, "Tổng số nhiệm vụ được giao", "NV", 5, 9]
VIOLATIONS = header("violation")
TASKS = header("task_progress")


@pytest.mark.parametrize(
    "line",
    [
        [f"({n})" for n in range(1, 9)],
        [1, 5, 2, 4, 3, 8, 7, 6],
        ["1", "5", "2", "9", "3", "8", "7", "6"],
        [1, None, 2, 4, 3, 8, 7, 6],
        ["A", "B", "C", 1, 2, 3, 4, 5],
        ["a", "b", 1, 2, 3, 4, 5, 6],
        [1, 2, 3, 4, 5, 6, 7, 8],
        ["(1)", "(2)", "(3)", "(4)", "(5)=(6)+(7)", "(6)", "(7)", "(8)"],
        ["[1]", "[2]", "[3]", "[4]", "[5]=[6]+[7]", "[6]", "[7]", "[8]"],
        [f"Cột {n}" for n in range(1, 9)],
        [f"Co\u0323\u0302t {n}" for n in range(1, 9)],
        [f"-{n}-" for n in range(1, 9)],
        list("abcdefgh"),
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"],
        list("①②③④⑤⑥⑦⑧"),
        [-1, -2, -3, -4, -5, -6, -7, -8],
        ["A", "B", -1, -2, "(3)=(4)+(5)", -4, -5, -6],
        [-2, -3, -4, -5, -6, -7, -8, -1],
    ],
)
def test_a_numbering_row_under_the_header_is_no_data(line: Line) -> None:
    reading = read_form(VIOLATIONS, line, violation(1))
    assert kinds(reading) == {1: "header", 2: "numbering", 3: "accepted"}


@pytest.mark.parametrize(
    "line",
    [
        [1, None, 9, 4, 3, 8, 12, 6],
        [1, None, None, None, -5],
        [None, None, None, None, -3, None, -2],
        [1, None, None, None, -1, None, -2],
    ],
)
def test_negative_counts_alone_and_numbers_beyond_those_of_the_columns_are_no_numbering(line: Line) -> None:
    assert kinds(read_form(VIOLATIONS, line, violation(1)))[2] == "rejected"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ([None, None, 9, 2, 3, 4, 8, 1, 7, None, None, None, None, 6, 5], "rejected"),
        ([None, None, -3, -2, -1], "rejected"),
        ([None, None, *range(1, 14)], "numbering"),
        ([2, 1, *range(15, 2, -1)], "numbering"),
    ],
)
def test_counts_that_are_all_different_beside_no_name_number_no_columns_unless_they_rise(line: Line, kind: str) -> None:
    services = [field.whole_header for field in FORMS["service_result"].fields]
    row: Line = [1, "Hộ tịch", 9, 2, 3, 4, 8, 1, 7, 0, 1, 1, 0, 6, 5]
    assert kinds(read_form(services, line, row)) == {1: "header", 2: kind, 3: "accepted"}


@pytest.mark.parametrize(
    "numbers", [[1, 2, 3, 4], ["(1)", "(2)", "(3)", "(4)"], ["A", "B", 1, 2], ["1", "2", "3=4+5", "4"]]
)
def test_the_numbering_row_told_again_on_each_page_is_numbering(numbers: Line) -> None:
    items = [[1, "Tổng số CBCCVC", 9], [2, "Số hội nghị quán triệt", 3]]
    reading = read_form(header("dissemination"), numbers, items[0], numbers, items[1])
    assert kinds(reading) == {1: "header", 2: "numbering", 3: "accepted", 4: "numbering", 5: "accepted"}


@pytest.mark.parametrize("numbers", [[1, 2, 3, 4, 5, 6, 7], ["A", "B", 1, 2, 3, 4, 5]])
def test_numbers_that_count_the_columns_amid_the_rows_are_numbering(numbers: Line) -> None:
    rows = [[1, "Hộ tịch", 9, 9, 9, 9, 9], [2, "Đất đai", 9, 9, 9, 9, 9]]
    assert kinds(read_form(SERVICES, rows[0], numbers, rows[1]))[3] == "numbering"


def test_figures_that_happen_to_rise_are_data() -> None:
    assert kinds(read_form(SERVICES, [1, "Hộ tịch", 2, 3, 4, 5, 6]))[2] == "accepted"


def test_three_dots_between_two_numbers_are_a_blank_and_no_turning_of_pages() -> None:
    staff = ["Tổng số CBCCVC", "Số CBCCVC được quán triệt"]
    rows: list[Line] = [[1, staff[0], 195], [2, "…", 190]]
    reading = read_form(header("dissemination"), *rows)
    assert (kinds(reading)[3], said(reading)) == ("rejected", [("cell.required", "B3")])
    assert kinds(read_form(header("dissemination"), rows[0], ["«", 1, 2, "…", 20, "»"]))[3] == "note"


@pytest.mark.parametrize("mark", ["Ví dụ", "VD:", "VD 1", "Mẫu", "Dòng mẫu", "VÝ dô"])
def test_a_row_that_shows_how_to_fill_in_is_no_data(mark: str) -> None:
    reading = read_form(VIOLATIONS, violation(mark), violation(1))
    assert (kinds(reading), said(reading)) == ({1: "header", 2: "note", 3: "accepted"}, [])


def test_hints_in_parentheses_under_the_header_are_of_the_header() -> None:
    hints = [None, "(ngày/tháng/năm)", "(chọn trong danh sách)", None, "(ghi số)"]
    assert kinds(read_form(VIOLATIONS, hints, violation(1))) == {1: "header", 2: "header", 3: "accepted"}


@pytest.mark.parametrize(
    "label", ["Tổng số", "Cộng", "TỔNG CỘNG (I+II)", "Tong cong", "Cộng mục I", "Cộng lũy kế", "Tổng cộng toàn đơn vị:"]
)
@pytest.mark.parametrize("column", [0, 1])
def test_a_total_row_is_told_by_its_label(label: str, column: int) -> None:
    total: list[Value] = [None, None, None, None, 3, None, 3]
    total[column] = label
    reading = read_form(VIOLATIONS, violation(1), violation(2, office="Phòng B"), total)
    assert kinds(reading)[4] == "total"


def test_whatever_stands_in_a_total_row_is_not_remarked_on() -> None:
    total: list[Value] = [None, "Tổng số", None, None, UncomputedFormula("=SUM(E3:E9)"), None, CellError("#REF!")]
    reading = read_form(VIOLATIONS, total, violation(1))
    assert kinds(reading) == {1: "header", 2: "total", 3: "accepted"}
    assert said(reading) == []


@pytest.mark.parametrize(
    "total",
    [
        ["Tổng cộng", None, None, None, "nhiều", None, 3],
        [None, "Cộng", "x", "x", 3, "x", 3, "x"],
        ["Tổng số", None, "2 hành vi", "2 phòng", "3 người", None, "đủ"],
        ["Cộng", None, None, None, "chưa rõ"],
        ["Tổng cộng", "x", "x", "x", "x", "x", "x", "x"],
        ["Tổng cộng", None, "Đeo thẻ: 2; khác: 1", None, 3],
    ],
)
def test_words_in_a_total_row_are_not_remarked_on(total: list[Value]) -> None:
    reading = read_form(VIOLATIONS, violation(1), total)
    assert (kinds(reading)[3], said(reading)) == ("total", [])


@pytest.mark.parametrize(
    "row",
    [
        [3, None, None, "Toàn cơ quan", 3, "Nhắc nhở", 3],
        [None, None, None, "Toàn cơ quan", 3, "Nhắc nhở", 3],
        [None, "Tổng cộng", "Khác", "Phòng Nội vụ", 3, "nhắc", 3],
    ],
)
def test_a_row_of_data_that_only_has_a_totals_word_is_remarked_on(row: list[Value]) -> None:
    assert kinds(read_form(VIOLATIONS, violation(1), row))[3] == "rejected"


def test_an_office_that_is_called_like_a_total_is_data_in_front_as_well() -> None:
    head = ["Cơ quan, đơn vị", "Ngày phát hiện", "Hành vi vi phạm", "Số CBCCVC vi phạm", "Hình thức xử lý"]
    for lacking in (["Toàn cơ quan", None, "Khác", 3, "Nhắc nhở"], ["Toàn cơ quan", None, None, 3, "Nhắc nhở"]):
        assert kinds(read_form(head, ["Phòng Nội vụ", day(7, 20), "Khác", 1, "Nhắc nhở"], lacking))[3] == "rejected"
    plan = [["Cơ quan, đơn vị", "Năm", "Tháng dự kiến", "Số kế hoạch"], ["Sở Y tế", 2020, 5, "12/KH-SNV"]]
    assert kinds(read_form(*plan, ["Toàn tỉnh", 2020, 5, "12/KH-SNV"]))[3] == "rejected"
    assert kinds(read_form(*plan, ["Tổng cộng", None, 5, "2 kế hoạch"]))[3] == "total"


def test_a_field_like_a_total_with_a_word_for_a_count_is_no_total() -> None:
    rows = [[1, "Đất đai", 3, 3, 2, 1, 0], [None, "Tổng số công trình", 3, "nhiều", 2, 1, 0]]
    assert kinds(read_form(SERVICES, *rows))[3] == "rejected"


def test_dashes_beside_the_name_of_a_group_are_blanks() -> None:
    group = ["I", "Khối văn phòng", "-", "–", 1, "-", 1]
    assert kinds(read_form(VIOLATIONS, group, violation(1)))[2] == "section"
    group = ["Khối văn phòng", "-", "-", "-", 1, "-", 1]
    assert kinds(read_form(VIOLATIONS, group, violation(1)))[2] == "section"
    assert kinds(read_form(VIOLATIONS, ["I", *violation(1)[1:3], "-", 1, "-", 1]))[2] == "rejected"


def test_a_row_with_a_roman_number_and_words_of_lists_is_data_however_much_it_lacks() -> None:
    for blank in (None, "-"):
        row = ["I", blank, "Khác", blank, 5, "Nhắc nhở", 5]
        assert kinds(read_form(VIOLATIONS, row, ["II", *violation(2)[1:]]))[2] == "rejected"


@pytest.mark.parametrize("field", ["Công chứng", "Tổng hợp báo cáo", "Công chức, viên chức"])
def test_a_field_that_only_looks_like_a_total_is_data(field: str) -> None:
    headers = ["STT", "Lĩnh vực", "Tiếp nhận: tổng số", "Trực tuyến", "Đúng hạn", "Trong hạn", "Số phiếu"]
    reading = read_form(headers, [1, field, 3, 3, 2, 1, 0], [2, "Hộ tịch", 3, 3, 2, 1, 0])
    assert outcomes(reading, "service_result") == ["accepted", "accepted"]


def test_group_rows_are_sections() -> None:
    reading = read_form(
        TASKS,
        ["I", "Nhiệm vụ Chủ tịch UBND tỉnh giao"],
        task(1),
        ["II. Nhiệm vụ khác"],
        task(2),
        ["a)", "Nhiệm vụ thường xuyên"],
        task(3),
        ["Nhiệm vụ phát sinh"],
        task(4),
    )
    assert [row for row, kind in kinds(reading).items() if kind == "section"] == [2, 4, 6, 8]


SERVICES = ["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Trong hạn", "Số phiếu"]


def roman(number: int) -> str:
    """As people count it out: the largest sign that still fits, again and again."""
    written = ""
    for worth, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        written += sign * (number // worth)
        number %= worth
    return written


ROMAN = [roman(number) for number in range(1, 90)]


@pytest.mark.parametrize("written", ["{}", "{}.", "Phần {}"])
def test_as_many_groups_as_there_are_units_have_roman_numbers(written: str) -> None:
    assert len(ROMAN) >= 79  # the senders since July 2025
    groups = [[[written.format(number), "Sở Y tế"], task(n)] for n, number in enumerate(ROMAN, 1)]
    told = kinds(read_form(header("task_progress"), *[line for group in groups for line in group]))
    assert list(told.values()) == ["header", *["section", "accepted"] * len(ROMAN)]


@pytest.mark.parametrize("number", ROMAN)
def test_each_is_one_by_itself(number: str) -> None:
    assert kinds(read_form(header("task_progress"), [number, "Sở Y tế"], task(1)))[2] == "section"


@pytest.mark.parametrize(("first", "second"), [("Ⅰ", "Ⅱ"), ("Ｉ", "ＩＩ．"), ("Ａ", "Ｂ"), ("a", "b")])
def test_groups_with_subtotals_may_be_numbered_in_letters_of_full_width(first: str, second: str) -> None:
    one, two = [1, "Đất đai", 3, 1, 4, 0, 0], [2, "Hộ tịch", 5, 0, 5, 0, 0]
    reading = read_form(SERVICES, [first, "Cấp tỉnh", *one[2:]], one, [second, "Cấp huyện", *two[2:]], two)
    assert list(kinds(reading).values()) == ["header", *["section", "accepted"] * 2]


def test_letters_that_are_no_roman_number_number_no_group() -> None:
    assert kinds(read_form(header("task_progress"), ["ＸＸＬ", "Sở Y tế"], task(1)))[2] == "rejected"
    assert kinds(read_form(header("task_progress"), ["XXL", "Sở Y tế"], task(1)))[2] == "rejected"


def test_groups_with_subtotals_are_roman_beyond_the_fiftieth() -> None:
    groups = [
        [[number, f"Nhóm {number}", *[n] * 5], [1, f"Lĩnh vực {n}", *[n] * 5]] for n, number in enumerate(ROMAN, 1)
    ]
    told = kinds(read_form(SERVICES, *[line for group in groups for line in group]))
    assert list(told.values()) == ["header", *["section", "accepted"] * len(ROMAN)]


def test_a_month_behind_a_roman_number_heads_its_rows_and_with_figures_is_a_total() -> None:
    told = kinds(
        read_form(VIOLATIONS, ["I", "Tháng 7/2020"], violation(1), ["II", "Tháng 8/2020"], violation(2, people=2))
    )
    assert list(told.values()) == ["header", "section", "accepted", "section", "accepted"]
    rows: list[Line] = [[1, "Hộ tịch", 9, 9, 9, 9, 9], [None, "Tháng 7/2020", 4, 4, 4, 4, 4]]
    assert kinds(read_form(SERVICES, *rows))[3] == "total"


def test_groups_with_subtotals_are_sections_beside_numbered_rows() -> None:
    own: list[Line] = [["I", "Cấp mình", 9, 9, 9, 9, 9], [1, "Hộ tịch", 9, 9, 9, 9, 9]]
    shared: list[Line] = [["II", "Phối hợp", 0, 0, 0, 0, 1], [2, "Đất đai", 0, 0, 0, 0, 1]]
    assert list(kinds(read_form(SERVICES, *own, *shared)).values()) == ["header", *["section", "accepted"] * 2]


def test_a_count_of_a_group_that_became_a_day_is_not_remarked_on() -> None:
    group = ["I", "Cấp mình", 9, datetime(2020, 12, 5), 9, 9, 9]
    reading = read_form(SERVICES, group, [1, "Hộ tịch", 9, 9, 9, 9, 9])
    assert (kinds(reading)[2], said(reading)) == ("section", [])
    head = ["I", datetime(2020, 7, 20), "Đeo thẻ công chức", None, 1]
    assert kinds(read_form(VIOLATIONS, head, violation(1)))[2] == "rejected"


def test_rows_numbered_in_roman_alone_are_data() -> None:
    reading = read_form(SERVICES, ["I", "Hộ tịch", 9, 9, 9, 9, 9], ["II", "Đất đai", 0, 0, 0, 0, 1])
    assert kinds(reading) == {1: "header", 2: "accepted", 3: "accepted"}


def test_letters_over_numbers_are_groups_though_some_are_roman_numbers() -> None:
    groups: list[Line] = []
    for letter in "HIKLMNOPQRSTUV":
        groups += [[letter, f"Khối {letter}", 5, 5, 0, 5, 0], [1, f"Thú y {letter}", 5, 5, 0, 5, 0]]
    assert list(kinds(read_form(SERVICES, *groups)).values()) == ["header", *["section", "accepted"] * 14]


def service(number: Value, name: str, count: int) -> Line:
    return [number, name, count, 0, count, 0, 0]


@pytest.mark.parametrize("marks", [(1, 2), ("*", "*"), (None, None)])
def test_rows_under_which_the_numbers_begin_anew_are_groups_where_one_adds_up_its_own(
    marks: tuple[Value, Value],
) -> None:
    rows = [service(1, "Hộ tịch", 12), service(2, "Đất đai", 7), service(1, "Thú y", 30)]
    own, other = service(marks[0], "Khối tư pháp", 19), service(marks[1], "Khối kinh tế", 31)
    reading = read_form(SERVICES, own, *rows[:2], other, rows[2])
    assert [row for row, kind in kinds(reading).items() if kind == "section"] == [2, 5]
    assert said(reading) == []
    reading = read_form(SERVICES, service(marks[0], "Khối tư pháp", 20), *rows[:2], other, rows[2])
    assert set(kinds(reading).values()) == {"header", "accepted"}
    assert [cell for code, cell in said(reading) if code == "sheet.unknown"] == ["A2", "A5"]


@pytest.mark.parametrize("numbers", [[None, 2, 3, None, 5], [1, 1, 1, 2, 3], [1, 2, None, 1, 2], [None, 1, 2, 3, 4]])
def test_numbers_that_were_forgotten_or_begin_anew_without_a_head_make_no_groups(numbers: list[Value]) -> None:
    rows = [service(number, f"Lĩnh vực {place}", 10 + place) for place, number in enumerate(numbers)]
    reading = read_form(SERVICES, *rows)
    assert (set(kinds(reading).values()), said(reading)) == ({"header", "accepted"}, [])


def test_numbers_that_begin_anew_under_groups_of_their_own_make_no_more_groups() -> None:
    rows: list[Line] = []
    for group, size in enumerate((1, 2, 3), 1):
        rows += [["I" * group, f"Khối {group}"], *(service(n, f"Lĩnh vực {group}{n}", n) for n in range(1, size + 1))]
    reading = read_form(SERVICES, *rows)
    found = list(kinds(reading).values())
    assert (found.count("section"), found.count("accepted"), said(reading)) == (3, 6, [])


def test_a_level_over_numbered_rows_is_a_group_and_alone_or_with_a_number_it_is_a_row() -> None:
    level, rows = service(None, "TTHC cấp huyện", 25), [service(1, "Hộ tịch", 12), service(2, "Đất đai", 7)]
    assert kinds(read_form(SERVICES, level, *rows))[2] == "section"
    assert kinds(read_form(SERVICES, level, service(None, "TTHC cấp xã", 4)))[2] == "accepted"
    assert kinds(read_form(SERVICES, *rows, service(3, "TTHC cấp huyện", 25)))[4] == "accepted"


@pytest.mark.parametrize("letters", ["abcdđeghiklmnopqrstuvx", "ABCDĐEGHIKLMNOPQRSTUVX"])
def test_rows_lettered_up_to_x_are_data_whatever_their_figures(letters: str) -> None:
    rows: list[Line] = [[letter, f"Lĩnh vực {n}", *[0] * 5] for n, letter in enumerate(letters)]
    rows[0][2] = 7
    assert set(kinds(read_form(SERVICES, *rows)).values()) == {"header", "accepted"}


def test_a_number_and_a_name_over_rows_with_dashes_is_a_group() -> None:
    rows: list[Line] = [["-", f"Lĩnh vực {n}", n, 0, n, 0, 0] for n in (1, 2)]
    assert list(kinds(read_form(SERVICES, [1, "Cấp tỉnh"], *rows)).values()) == ["header", "section", *["accepted"] * 2]
    assert kinds(read_form(SERVICES, [1, "Hộ tịch", 3, 0, 3, 0, 0], *rows))[2] == "accepted"


@pytest.mark.parametrize("count", [5, 6, 9, 10, 11, 20])
def test_rows_numbered_in_roman_alone_are_data_however_many(count: int) -> None:
    tens, ones = ("", "X"), ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    numbers = [ten + one for ten in tens for one in ("", *ones) if ten + one] + ["XX"]
    rows: list[Line] = [[number, f"Lĩnh vực {n}", n, 0, n, 0, 0] for n, number in enumerate(numbers[:count], 11)]
    by_name = sorted(rows, key=lambda row: str(row[0]), reverse=True)
    for ordered in (rows, by_name):
        assert set(list(kinds(read_form(SERVICES, *ordered)).values())[1:]) == {"accepted"}


def test_a_header_repeated_by_a_page_break_is_no_data() -> None:
    reading = read_form(TASKS, task(1), TASKS, task(2))
    assert kinds(reading) == {1: "header", 2: "accepted", 3: "repeat_header", 4: "accepted"}


@pytest.mark.parametrize(("number", "kind"), [("2.1", "section"), (3, "rejected")])
def test_a_name_above_a_repeated_header_heads_the_rows_below_that_are_its_parts(number: Value, kind: str) -> None:
    named: list[Value] = [2, "Nhóm nhiệm vụ hai"]
    reading = read_form(TASKS, task(1), named, TASKS, [number, *task(2)[1:]])
    assert list(kinds(reading).values())[1:] == ["accepted", kind, "repeat_header", "accepted"]


@pytest.mark.parametrize(
    "lines",
    [
        [
            [None, "Lạng Sơn, ngày 17 tháng 8 năm 2020"],
            ["NGƯỜI LẬP BIỂU", None, "THỦ TRƯỞNG ĐƠN VỊ"],
            ["(Ký tên)"],
            ["Hoàng Hà"],
        ],
        [["TM. ỦY BAN NHÂN DÂN"], ["KT. CHỦ TỊCH"], ["PHÓ CHỦ TỊCH"], ["Nguyễn Văn Bình"]],
        [["Nguoi lap bieu", None, "Giam doc"], ["(Ky, ghi ro ho ten)", None, "(Đã ký)"]],
        [[None, None, "Ngày … tháng … năm 2020"], ["Người tổng hợp: Hoàng Hà"]],
    ],
)
def test_a_signature_block_is_told_by_its_words(lines: list[Line]) -> None:
    reading = read_form(VIOLATIONS, violation(1), None, *lines)
    assert [kind for row, kind in kinds(reading).items() if row > 2] == ["signature"] * len(lines)


def test_rows_below_the_signatures_are_not_taken_and_that_is_said() -> None:
    reading = read_form(VIOLATIONS, violation(1), ["NGƯỜI LẬP BIỂU"], None, violation(1, datetime(2020, 7, 16)))
    assert kinds(reading) == {1: "header", 2: "accepted", 3: "signature", 5: "note"}
    assert said(reading) == [("sheet.unknown", None)]


@pytest.mark.parametrize(
    "text",
    ["Ghi chú: tính đến hết ngày 14.", "* Không bao gồm nhiệm vụ mật.", "Lưu ý: số tạm tính", "Hết", "(1) Tính cả xã"],
)
def test_a_lone_line_after_the_data_is_a_note(text: str) -> None:
    assert kinds(read_form(VIOLATIONS, violation(1), [text]))[3] == "note"


@pytest.mark.parametrize(
    "line",
    [
        ["Không phát sinh"],
        [None, "KPS"],
        ["0"],
        [0],
        [None, None, "Không có"],
        [1, "Không", "-", "–", 0, "…", 0],
        ["Trong kỳ không phát sinh vi phạm"],
        ["Trong kỳ không có"],
        [1],
    ],
)
def test_words_for_nothing_are_a_nil_return(line: Line) -> None:
    reading = read_form(["Tháng 8 năm 2020"], VIOLATIONS, line)
    assert kinds(reading) == {1: "title", 2: "header", 3: "nil"}
    assert sheet_of(reading).nil
    assert said(reading) == []


def test_a_header_without_rows_is_a_nil_return() -> None:
    assert sheet_of(read_form(VIOLATIONS)).nil


def test_a_sheet_of_a_forms_name_that_only_says_nothing_happened_is_a_nil_return() -> None:
    reading = read(
        make_sheet("03-VP", [["TÌNH HÌNH VI PHẠM"], ["Không phát sinh"]]),
        make_sheet("05-VB", [header("issued_document")]),
        cover=make_cover(),
    )
    assert (sheet_of(reading).form, sheet_of(reading).nil) == ("violation", True)
    assert kinds(reading) == {1: "title", 2: "nil"}


def test_rows_with_data_are_no_nil_return() -> None:
    assert not sheet_of(read_form(VIOLATIONS, violation(1), ["KPS"])).nil


@pytest.mark.parametrize("nothing", [0, "0", "-", "–", "KPS"])
def test_words_of_a_list_printed_beforehand_with_a_nought_beside_them_tell_of_nothing(nothing: Value) -> None:
    none = [[n, None, kind, None, nothing, None, nothing] for n, kind in enumerate(("Đeo thẻ", "Rượu bia", "Khác"), 1)]
    reading = read_form(VIOLATIONS, none[0], violation(2), none[2])
    assert (kinds(reading), said(reading)) == ({1: "header", 2: "nil", 3: "accepted", 4: "nil"}, [])
    assert sheet_of(read_form(VIOLATIONS, *none)).nil


@pytest.mark.parametrize(
    "line",
    [
        violation(1, people=0, handled=0),
        [1, None, "Đeo thẻ", "Phòng A", 0],
        [1, None, "Đeo thẻ", None, 2],
        [1, None, "Đeo thẻ", None, None],
        [1, None, "Đánh bạc", None, 0],
        [1, None, "Đeo thẻ", None, None, "Chưa xử lý", 0],
    ],
)
def test_a_row_that_tells_more_or_no_nought_is_data(line: Line) -> None:
    assert kinds(read_form(VIOLATIONS, line))[2] in ("accepted", "rejected")


def test_a_visit_that_found_nothing_is_data() -> None:
    assert (
        kinds(read_form(header("inspection_report"), [1, None, None, "Đột xuất", None, None, None, 0]))[2] == "rejected"
    )


def test_numbers_written_ahead_of_blank_rows_are_no_data() -> None:
    reading = read_form(TASKS, task(1), [2], [3])
    assert kinds(reading) == {1: "header", 2: "accepted", 3: "nil", 4: "nil"}


def test_a_row_that_lacks_most_of_its_cells_is_data_still() -> None:
    reading = read_form(TASKS, task(1), [2, "15/UBND-NC"])
    assert outcomes(reading, "task_progress") == ["accepted", "rejected"]


def test_a_remark_is_data_with_its_heading_or_its_body_alone() -> None:
    reading = read_form(
        ["Mục", "Nội dung"], ["Ưu điểm", "Thủ trưởng đơn vị quan tâm"], ["Kiến nghị", None], [None, "Đủ máy"], ["Hết"]
    )
    assert kinds(reading) == {1: "header", 2: "accepted", 3: "accepted", 4: "accepted", 5: "note"}
    assert values(reading, "remark", "heading") == ["Ưu điểm", "Kiến nghị đề xuất", "Kiến nghị đề xuất"]


def test_a_remark_without_a_heading_is_under_the_one_above_it() -> None:
    lines = [["Ưu điểm"], [None, "Đủ máy"], ["Mô hình hay", "Số hóa"], [None, "Đủ mạng"], ["Nguyên nhân", "Thiếu"]]
    reading = read_form(["Mục", "Nội dung"], [None, "Đủ người"], *lines)
    headings = [None, "Ưu điểm", "Ưu điểm", None, None, "Nguyên nhân"]  # a heading that no list has is given back
    assert values(reading, "remark", "heading") == headings
    assert said(reading) == [("cell.not_in_list", "A5")]


def test_an_item_called_total_is_an_item() -> None:
    reading = read_form(["STT", "Chỉ tiêu", "Số lượng"], [None, "Tổng số CBCCVC", 9], ["Tổng cộng", None, 9])
    assert kinds(reading) == {1: "header", 2: "accepted", 3: "total"}


def test_an_unknown_item_that_begins_like_a_total_is_not_passed_over() -> None:
    items = ["Số CBCCVC được quán triệt", "Tổng số lao động hợp đồng", "Tổng số"]
    rows: list[Line] = [header("dissemination"), *([number, item, 12] for number, item in enumerate(items, 1))]
    reading = read_form(*rows, [None, "Tổng số biên chế", 20], [None, "Tổng cộng", 44], [None, "Tổng số (I+II)", 44])
    assert kinds(reading) == {
        1: "header",
        2: "accepted",
        **dict.fromkeys((3, 4, 5), "rejected"),
        6: "total",
        7: "total",
    }
    assert said(reading) == [("cell.not_in_list", f"B{row}") for row in (3, 4, 5)]


def test_a_group_merged_across_the_table_is_a_section_whatever_its_number() -> None:
    reading = read_form(TASKS, [1, "Các sở, ban, ngành"], task(1), merged=[(2, 2, 2, 12)])
    assert kinds(reading) == {1: "header", 2: "section", 3: "accepted"}


def test_names_under_the_signatures_are_signatures_too() -> None:
    lines = [[None, "KẾ TOÁN", None, "GIÁM ĐỐC"], None, None, ["Lê Thị A", "(đã ký)", None, "Hoàng B"], ["Trần C", "D"]]
    reading = read_form(VIOLATIONS, violation(1), *lines)
    assert [kind for row, kind in kinds(reading).items() if row > 2] == ["signature"] * 3


def test_a_row_under_the_header_that_says_in_what_it_counts_is_of_the_header() -> None:
    units = [None, "(ngày)", None, None, "(Người)", None, "người"]
    reading = read_form(VIOLATIONS, units, [f"({n})" for n in range(1, 9)], violation(1))
    assert kinds(reading) == {1: "header", 2: "header", 3: "numbering", 4: "accepted"}


def test_words_of_units_further_down_are_no_header() -> None:
    assert kinds(read_form(VIOLATIONS, violation(1), [None, "ngày", None, None, "người"]))[3] == "rejected"


@pytest.mark.parametrize(
    "label",
    [
        "Toàn đơn vị", "Toàn xã", "Cả phường", "T/Cộng",
        "Cộng trang 1", "Cộng chuyển trang sau", "Lũy kế từ đầu năm", "- Tổng số", "* Tổng cộng",
        "I. Tổng số", "1. Tổng",
        "(Tổng cộng)", "«Tổng»", '"Tổng cộng"', "→ Cộng", "Tổng sô", "Tông cộng", "Total", "∑", "Tất cả",
    ],
)  # fmt: skip
@pytest.mark.parametrize("column", [0, 2])
def test_totals_of_a_page_or_a_unit_are_totals(label: str, column: int) -> None:
    total: list[Value] = [None] * 8
    total[column], total[4] = label, 2
    assert kinds(read_form(VIOLATIONS, violation(1), total))[3] == "total"


def test_a_total_however_marked_is_no_field_of_service_whatever_it_adds_up_to() -> None:
    counts = [5] * (len(header("service_result")) - 2)
    rows = [[1, "Đất đai", *counts], [2, "Tư pháp", *counts]]
    for label in ("- Tổng số", "1. Tổng cộng", "Total"):
        reading = read_form(header("service_result"), *rows, [None, label, *[11] * len(counts)])
        assert kinds(reading)[4] == "total"
    for label in ("- Cộng đồng", "Cong chung"):
        assert kinds(read_form(header("service_result"), *rows, [3, label, *counts]))[4] == "accepted"
    assert kinds(read_form(header("service_result"), *rows, [3, "Cộng chung", *counts]))[4] == "total"


def test_numbers_of_columns_amid_remarks_are_no_remark() -> None:
    remarks = [["Mục", "Nội dung"], ["Ưu điểm", "Chỉ đạo kịp thời"], [1, 2], ["Kiến nghị đề xuất", "Không"]]
    assert kinds(read_form(*remarks)) == {1: "header", 2: "accepted", 3: "numbering", 4: "accepted"}


@pytest.mark.parametrize("label", ["Toàn tỉnh", "Tất cả các lĩnh vực", "Tổng số"])
@pytest.mark.parametrize("mark", [None, 1])
def test_a_total_with_figures_over_no_rows_is_told_and_no_nil_return(label: str, mark: int | None) -> None:
    services = ["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Trong hạn", "Số phiếu"]
    for headers, figures in ((services, [5, 0, 5, 0, 0]), (VIOLATIONS, [None, None, "3 người", None, 3])):
        reading = read_form(headers, [mark, label, *figures])
        assert kinds(reading)[2] == "total" and not sheet_of(reading).nil
        assert said(reading) == [("sheet.unknown", "A2")]


@pytest.mark.parametrize("rows", [[["Không phát sinh"], [None, "Cộng", None, None, 2]], [[None, "Lũy kế", 0, 0, 7]]])
def test_a_total_to_date_beside_nothing_in_the_period_is_no_total_of_it(rows: list[Line]) -> None:
    reading = read_form(VIOLATIONS, *rows)
    assert said(reading) == [] and sheet_of(reading).nil


def test_a_total_over_rows_elsewhere_in_the_sheet_is_not_told() -> None:
    total = [None, "Tổng số", None, None, 1, None, 1]
    reading = read_form(VIOLATIONS, violation(1), None, ["BIỂU TỔNG HỢP (tiếp theo)"], VIOLATIONS, total)
    assert said(reading) == []


def test_a_total_of_nothing_is_a_total() -> None:
    reading = read_form(VIOLATIONS, ["Tổng cộng", None, None, None, 0, None, 0])
    assert kinds(reading) == {1: "header", 2: "total"}
    assert sheet_of(reading).nil and said(reading) == []


def test_sums_without_a_word_under_the_rows_are_a_total() -> None:
    rows = [violation(n, people=n, handled=1) for n in (1, 2, 3)]
    assert kinds(read_form(VIOLATIONS, *rows, None, [None, None, None, None, 6, None, 3]))[6] == "total"


@pytest.mark.parametrize("figures", [[120], [12, 45.5, 77], ["120", "1.234"]])
def test_figures_far_below_the_rows_are_a_note_and_said_once(figures: list[Value]) -> None:
    gap: list[Line] = [None, None]
    reckoned = [[None, None, None, None, figure, None, figure] for figure in figures]
    reading = read_form(VIOLATIONS, violation(1), *gap, *reckoned)
    assert list(kinds(reading).values()) == ["header", "accepted", *["note"] * len(figures)]
    assert said(reading) == [("sheet.unknown", None)]


def test_figures_right_below_the_rows_or_more_than_figures_are_rows_that_lack_their_cells() -> None:
    reckoned: Line = [None, None, None, None, 120]
    assert kinds(read_form(VIOLATIONS, violation(1), None, reckoned))[4] == "rejected"
    assert kinds(read_form(VIOLATIONS, violation(1), None, None, [*reckoned[:4], 120, "Phê bình"]))[5] == "rejected"
    assert kinds(read_form(VIOLATIONS, violation(1), None, None, reckoned, violation(2, people=2)))[5] == "rejected"


def test_a_row_of_other_numbers_than_the_sums_is_a_row_that_lacks_its_cells() -> None:
    rows = [violation(n, people=n, handled=1) for n in (1, 2, 3)]
    reading = read_form(VIOLATIONS, *rows, [None, None, None, None, 5])
    assert kinds(reading)[5] == "rejected"
    assert ("cell.required", "B5") in said(reading)


@pytest.mark.parametrize("words", ["Ko phát sinh", "K/P/S", "Tháng 8/2020 không phát sinh", "Đơn vị không có vi phạm"])
def test_a_number_and_a_sentence_that_nothing_happened_are_a_nil_return(words: str) -> None:
    reading = read_form(VIOLATIONS, [1, None, words])
    assert (kinds(reading), sheet_of(reading).nil, said(reading)) == ({1: "header", 2: "nil"}, True, [])


@pytest.mark.parametrize(
    "line",
    [
        [1, None, "Không có vi phạm", None, 0, None, 0],
        [None, "-", "Không phát sinh vi phạm", "-", "00", "-", "0 người"],
        [1, None, "Không tổ chức kiểm tra", None, 0, None, None],
    ],
)
def test_a_sentence_that_nothing_happened_beside_noughts_is_a_nil_return(line: Line) -> None:
    reading = read_form(VIOLATIONS, line)
    assert (kinds(reading)[2], sheet_of(reading).nil, said(reading)) == ("nil", True, [])


def test_what_a_task_says_was_not_issued_is_no_nil_return() -> None:
    line: list[Value] = [1, None, None, None, "Xây dựng quy chế, chưa ban hành"]
    assert kinds(read_form(header("task_progress"), line))[2] == "rejected"
    assert sheet_of(read_form(header("task_progress"), [*line[:4], "Trong tháng chưa ban hành văn bản"])).nil


def test_such_a_sentence_beside_a_day_or_beside_other_rows_is_none() -> None:
    line: list[Value] = [1, "14/8/2020", "Không có vi phạm", None, 0, None, 0]
    assert not sheet_of(read_form(VIOLATIONS, line)).nil
    assert kinds(read_form(VIOLATIONS, violation(1), [2, None, *line[2:]]))[3] == "rejected"


def test_a_nil_sentence_above_another_table_is_the_upper_one_s_answer() -> None:
    lines = [VIOLATIONS, [None, "Không có trường hợp vi phạm nào"], None, ["VĂN BẢN ĐÃ BAN HÀNH"]]
    reading = read_form(*lines, header("issued_document"))
    assert kinds(reading) == {1: "header", 2: "nil", 4: "title", 5: "header"}
    assert [(table.form, table.nil) for table in sheet_of(reading).tables] == [
        ("violation", True),
        ("issued_document", True),
    ]


def test_rows_under_the_signatures_make_no_nil_return() -> None:
    reading = read_form(VIOLATIONS, [None, "NGƯỜI LẬP BIỂU", None, "GIÁM ĐỐC"], violation(1))
    assert not sheet_of(reading).nil


def test_a_star_and_words_among_the_rows_head_a_group_and_below_them_or_with_words_of_a_note_are_a_note() -> None:
    groups = [["*", "Cấp tỉnh"], violation(1), [" * ", "Cấp huyện"], violation(2, people=2)]
    reading = read_form(VIOLATIONS, *groups, ["*", "Số liệu chưa có các xã"])
    assert list(kinds(reading).values())[1:] == ["section", "accepted", "section", "accepted", "note"]
    reading = read_form(VIOLATIONS, violation(1), ["*", "Ghi chú: còn một xã"], violation(2, people=2))
    assert list(kinds(reading).values())[1:] == ["accepted", "note", "accepted"]


@pytest.mark.parametrize("mark", ["-", "*", "+", "•"])
def test_a_bullet_heads_a_group_however_far_from_it_the_words_stand(mark: str) -> None:
    (no, day_found, *others), groups = VIOLATIONS, ("Khối các phòng", "Khối các xã")
    rows: list[Line] = []
    for number, group in enumerate(groups, 1):
        one, found, *more = violation(number, people=number)
        rows += [[mark, None, None, group], [one, found, "Qua kiểm tra", *more]]
    reading = read_form([no, day_found, "Hình thức phát hiện", *others], *rows)
    assert list(kinds(reading).values())[1:] == ["section", "accepted"] * 2


def test_a_bullet_far_from_words_in_a_column_of_texts_is_a_row_that_lacks_the_rest() -> None:
    unfinished: Line = ["-", None, None, "Phòng Tổ chức"]
    reading = read_form(VIOLATIONS, violation(1), unfinished, violation(2, people=2), unfinished)
    assert list(kinds(reading).values())[1:] == ["accepted", "rejected", "accepted", "rejected"]


def test_a_starred_line_above_the_first_row_heads_it_where_another_stands_among_the_rows() -> None:
    reading = read_form(VIOLATIONS, ["* Cấp tỉnh"], violation(1), ["* Cấp huyện"], violation(2, people=2))
    assert list(kinds(reading).values())[1:] == ["section", "accepted", "section", "accepted"]
    reading = read_form(VIOLATIONS, ["* Chưa có các xã"], violation(1), violation(2, people=2), ["* Còn một xã"])
    assert list(kinds(reading).values())[1:] == ["note", "accepted", "accepted", "note"]


@pytest.mark.parametrize("words", ["(Không phát sinh)", "Không có vi phạm", "Đơn vị không phát sinh"])
def test_words_for_nothing_in_every_cell_are_a_nil_return(words: str) -> None:
    reading = read_form(VIOLATIONS, [None, *[words] * 6])
    assert (list(kinds(reading).values()), said(reading)) == (["header", "nil"], [])


@pytest.mark.parametrize("marks", [("A/", "B/"), ("I/", "II/")])
def test_groups_numbered_with_a_stroke_are_sections(marks: tuple[str, str]) -> None:
    groups = [[mark, "Khối văn phòng"] for mark in marks]
    reading = read_form(VIOLATIONS, groups[0], violation(1), groups[1], violation(2, people=2))
    assert kinds(reading) == {1: "header", 2: "section", 3: "accepted", 4: "section", 5: "accepted"}


def test_lines_that_a_page_break_repeats_above_the_header_are_of_the_header() -> None:
    group = [None, "Thông tin chung", None, None, "Kết quả xử lý"]
    reading = read_form(group, VIOLATIONS, violation(1), group, VIOLATIONS, violation(2, people=2))
    assert [kind for row, kind in kinds(reading).items() if row > 2] == [
        "accepted",
        "repeat_header",
        "repeat_header",
        "accepted",
    ]


def test_an_annex_line_is_of_the_titles_of_the_table_below_it() -> None:
    titles = [["SỞ NỘI VỤ", None, None, "Độc lập - Tự do - Hạnh phúc"], ["(Kèm theo Báo cáo số 15/BC-SNV)"], ["2020"]]
    reading = read_form(VIOLATIONS, violation(1), *titles, header("issued_document"))
    assert [kind for row, kind in kinds(reading).items() if row > 2] == ["title", "title", "title", "header"]


def test_items_with_numbers_as_text_are_no_titles_of_the_table_below() -> None:
    items = [["1", "Tổng số CBCCVC", "100"], ["2", "Số hội nghị quán triệt", "3"]]
    reading = read_form(header("dissemination"), *items, VIOLATIONS, violation(1))
    assert values(reading, "dissemination", "value") == [100, 3]


def test_a_group_is_a_section_over_a_blank_column() -> None:
    rows = [[row[1], None, *row[2:]] for row in (VIOLATIONS, violation(1))]
    assert kinds(read_form(rows[0], ["I", None, "Khối văn phòng"], rows[1]))[2] == "section"


@pytest.mark.parametrize("order", [[1, 2, 0, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7, 0]])
def test_a_group_is_a_section_where_the_numbers_stand_elsewhere(order: list[int]) -> None:
    rows = [[row[i] for i in order] for row in (VIOLATIONS, violation(1))]
    assert kinds(read_form(rows[0], ["I", "Khối văn phòng"], rows[1])) == {1: "header", 2: "section", 3: "accepted"}


@pytest.mark.parametrize("own_header", ["Ghi chú", "Chuyên viên", None])
def test_a_remark_beside_a_total_makes_no_data_of_it(own_header: str | None) -> None:
    blanks = [None] * (0 if own_header else 2)  # as of a legend, which stands apart
    remark: Line = [*blanks, "đã đối chiếu"]
    top = [*SERVICES, *([own_header] if own_header else [])]
    rows = [[1, "Hộ tịch", 9, 9, 9, 9, 9], [2, "Đất đai", 3, 3, 3, 3, 3]]
    total = [None, "Tổng cộng", 12, 12, 12, 12, 12, *remark]
    assert kinds(read_form(top, *rows, total)) == {1: "header", 2: "accepted", 3: "accepted", 4: "total"}
    noted = [None, "Cộng", None, None, 2, None, 2, "đã đối chiếu"]
    assert kinds(read_form(VIOLATIONS, violation(1), violation(2), noted))[4] == "total"


OWN = "đã rà soát"
SUMS = [8, 8, 8, 8, 8]
ROW = [4, 4, 4, 4, 4]


@pytest.mark.parametrize("place", [2, 7])
@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["I", "Cấp tỉnh", *SUMS], [1, "A1", *ROW], [2, "B1", *ROW]], ["section", "accepted", "accepted"]),
        (
            [*[[None, "Cấp tỉnh", *SUMS], [1, "A1", *ROW], [2, "B1", *ROW]], [None, "Cấp xã", *ROW], [3, "C1", *ROW]],
            ["section", "accepted", "accepted", "section", "accepted"],
        ),
        (
            [[1, "Tư pháp", *SUMS], [None, "- Hộ tịch", *ROW], [None, "- Khác", *ROW]],
            ["accepted", "section", "section"],
        ),
        ([["1", "Tư pháp", *SUMS], ["1.1", "Hộ tịch", *ROW], ["1.2", "Khác", *ROW]], ["section", *["accepted"] * 2]),
    ],
)
def test_a_column_of_the_units_own_hides_no_group(rows: list[Line], expected: list[str], place: int) -> None:
    top, *lines = (
        [*row[:place], more, *row[place:]] for row, more in [(SERVICES, "Rà soát"), *((r, OWN) for r in rows)]
    )
    assert list(kinds(read_form(SERVICES, *rows)).values()) == ["header", *expected]
    assert list(kinds(read_form(top, *lines)).values()) == ["header", *expected]


@pytest.mark.parametrize("figure", [6, "6"])
def test_a_total_is_one_though_its_label_is_merged_over_columns(figure: Value) -> None:
    total: Line = ["Cộng tháng 8", None, None, None, figure, None, None]
    assert kinds(read_form(VIOLATIONS, violation(1), total, merged=[(3, 1, 3, 4)]))[3] == "total"


def test_numbers_under_no_header_tell_groups_and_parts_as_well() -> None:
    rows: list[Line] = [
        ["I", "Cấp tỉnh", *SUMS],
        [1, "A1", *ROW],
        [2, "B1", *ROW],
        [3, "C1", *SUMS],
        ["3.1", "D1", *SUMS],
    ]
    top = [None, *SERVICES[1:]]
    assert kinds(read_form(top, *rows)) == kinds(read_form(SERVICES, *rows))
    words = [["Huyện", *row[1:]] for row in rows]  # a column of one's own, whatever it says
    assert set(kinds(read_form(top, *words)).values()) == {"header", "accepted"}


def test_a_unit_of_count_under_a_header_makes_no_note_of_the_group_below() -> None:
    group = ["I", "Khối văn phòng"]
    for place in (4, 6):
        units = [None] * place + ["(người)"]
        assert kinds(read_form(VIOLATIONS, units, group, violation(1)))[3] == "section"
    assert kinds(read_form(VIOLATIONS, [None] * 4 + ["(người)"], group, violation(1)))[2] == "header"


def test_words_of_a_column_that_is_read_beside_a_totals_word_are_data() -> None:
    reading = read_form(VIOLATIONS, violation(1), [None, "Tổng cộng", "Khác", "Phòng Nội vụ", 2, "Nhắc nhở", 2, None])
    assert kinds(reading)[3] == "rejected"


def test_a_legend_right_of_the_table_changes_no_row() -> None:
    legend = [None, "Đỏ: quá hạn"]
    group, nil = [["Nhóm một", *[None] * 7, *legend], ["Không phát sinh", *[None] * 7, *legend]]
    assert kinds(read_form(VIOLATIONS, violation(1), group, violation(2)))[3] == "section"
    assert kinds(read_form(VIOLATIONS, nil))[2] == "nil"


def test_a_note_under_the_remarks_is_none_of_them() -> None:
    reading = read_form(["Nội dung", "Mục"], ["Làm tốt", "Ưu điểm"], ["Ghi chú: số liệu đến ngày 14/8/2020"])
    assert kinds(reading) == {1: "header", 2: "accepted", 3: "note"}


def test_items_whose_values_stand_under_an_unknown_header_are_no_nil_return() -> None:
    reading = read_form(["STT", "Chỉ tiêu", "Đơn vị tính", "Cột lạ"], [1, "Tổng số nhiệm vụ được giao", "NV", 3])
    assert (kinds(reading)[2], sheet_of(reading).nil) == ("accepted", False)


_WORDS = st.sampled_from(
    [
        None, "Đất đai", "Tổng số", "Tồn tại, hạn chế", "Lũy kế", "Nguyên nhân", "Ghi chú: theo mẫu", "Cột 1", "(2)",
        "Trang 1",
        "Không phát sinh", "Trong kỳ không phát sinh", "Người lập biểu", "hồ sơ", "x" * 70, "I", 0, 1, 7, 2.5,
    ]
)  # fmt: skip


@given(st.sampled_from(["service_result", "remark"]), st.lists(st.lists(_WORDS, min_size=12, max_size=12), max_size=6))
def test_the_quick_yes_takes_no_row_that_the_long_look_takes_for_something_else(form: str, lines: list[Line]) -> None:
    fields = FORMS[form].fields
    groups = [field.group or field.header for field in fields]
    leaves = [field.header if field.group else None for field in fields]
    sheet = make_sheet(FORMS[form].sheet, [groups, leaves, *lines])
    (table, *_) = find_tables(sheet.rows, sheet.merged, sheet.name)
    quick = classify(table, sheet.rows)
    with patch.object(PlainRows, "holds", return_value=False):
        assert classify(table, sheet.rows) == quick


def test_counts_with_their_words_in_a_row_without_number_head_no_other_table() -> None:
    counts = ["05 hồ sơ"] * (len(header("service_result")) - 2)
    reading = read_form(header("service_result"), [None, "Đất đai", *counts], [None, "Tư pháp", *counts])
    assert kinds(reading) == {1: "header", 2: "accepted", 3: "accepted"}


def test_names_stand_a_few_rows_below_the_last_of_those_that_say_who_signs() -> None:
    block: list[Line] = [["Người lập biểu", None, None, "Thủ trưởng"], ["(Ký tên)", None, None, "(Ký, đóng dấu)"]]
    reading = read_form(header("violation"), violation(1), *block, *[None] * 4, *block, *[None] * 5, ["Nông Thị A"])
    assert kinds(reading)[16] == "signature"
    assert said(reading) == []


@pytest.mark.parametrize("gap", [[None], []])
@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (["Ghi chú: Số liệu tính đến ngày 14/8."], "note"),
        (["* Chưa gồm các đơn vị sự nghiệp."], "note"),
        ([None, "Nguồn: Phần mềm một cửa."], "note"),
        (["(Vi Thị Mai)"], "signature"),
        (["- Lưu: VT."], "signature"),
    ],
)
def test_a_note_under_the_signatures_is_a_note_and_no_name(gap: list[Line], line: Line, kind: str) -> None:
    reading = read_form(VIOLATIONS, violation(1), None, ["NGƯỜI LẬP BIỂU"], *gap, line)
    assert list(kinds(reading).values())[2:] == ["signature", kind]


def test_rows_of_two_texts_far_below_the_signatures_are_no_names() -> None:
    rows: list[Line] = [
        violation(1),
        ["Người lập biểu", None, None, "Thủ trưởng"],
        None,
        ["Nông Thị A", None, None, "Vi B"],
    ]
    far: list[Line] = [None] * 8
    reading = read_form(header("violation"), *rows, *far, ["Đeo thẻ", "Văn phòng"])
    assert [kinds(reading)[row] for row in (3, 5, 14)] == ["signature", "signature", "note"]
    assert [code for code, _ in said(reading)] == ["sheet.unknown"]


def test_letters_and_numbers_under_a_header_in_another_order_number_its_columns() -> None:
    reading = read_form(
        ["Lũy kế từ đầu năm", "Chỉ tiêu", "Đơn vị tính", "STT", "Trong kỳ"],
        ["A", "B", 1, 2, 3],
        [48, "Tổng số nhiệm vụ được giao", "lượt", 1, 5],
    )
    assert list(kinds(reading).values()) == ["header", "numbering", "accepted"]


def test_a_number_and_a_name_head_the_rows_numbered_under_it() -> None:
    group: Line = [1, "Nhiệm vụ UBND tỉnh giao"]
    assert kinds(read_form(TASKS, group, task("1.1"), task("1.2")))[2] == "section"
    reading = read_form(TASKS, group, task("2.1"), task("2.2"))  # or a task of which somebody wrote no more
    assert (kinds(reading)[2], "cell.required" in dict(said(reading))) == ("rejected", True)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_what_a_total_holds_within_it_is_no_row_of_its_own(form: Literal["NFC", "NFD"]) -> None:
    within = normalize(form, "Trong đó: cấp phó")
    assert kinds(read_form(SERVICES, [1, "Hộ tịch", 9, 9, 9, 9, 9], [None, within, 2, 1, 2, 1, 2]))[3] == "section"
    part: Line = [within, None, None, None, 2, None, 1]
    assert kinds(read_form(VIOLATIONS, violation(1), part))[3] == "section"
    part[1] = "20/7/2020"
    assert kinds(read_form(VIOLATIONS, violation(1), part))[3] == "rejected"


@pytest.mark.parametrize(
    "label",
    [
        *("So với tháng trước", "Cùng kỳ năm 2019", "Tăng/giảm", "Tỷ lệ (%)", "Bình quân", "Kỳ này", "Chênh lệch"),
        *("Kế hoạch năm", "Chỉ tiêu giao", "Tháng 7/2020", "Quý II", "Năm 2019", "Lũy kế 8 tháng", "8 tháng năm 2020"),
        *("6 tháng đầu năm", "Từ đầu năm đến nay", "Số liệu tháng trước", "Tồn kỳ trước", "Chuyển kỳ sau"),
    ],
)
def test_comparisons_are_no_fields_of_procedures(label: str) -> None:
    services = ["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Trong hạn", "Số phiếu"]
    reading = read_form(services, [1, "Đất đai", 2, 3, 4, 5, 6], [None, label, 1, 2, 3, 4, 5])
    assert kinds(reading)[3] == "total"
    reading = read_form(services, [1, "Đất đai", 2, 3, 4, 5, 6], [2, f"Hồ sơ {label}", 1, 2, 3, 4, 5])
    assert kinds(reading)[3] == "accepted"


@pytest.mark.parametrize(
    "label",
    ["Kế hoạch và Đầu tư", "Cộng đồng", "Công chứng", "Nam Định", "Trung tâm hành chính công", "Số hóa", "Tồn trữ"],
)
def test_fields_that_begin_like_totals_and_comparisons_are_fields(label: str) -> None:
    services = ["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Trong hạn", "Số phiếu"]
    reading = read_form(services, [1, "Đất đai", 2, 3, 4, 5, 6], [None, label, 1, 2, 3, 4, 5])
    assert kinds(reading)[3] == "accepted"


def test_headers_with_colons_are_no_labels_of_a_cover() -> None:
    colons = [f"{text} :" for text in VIOLATIONS]
    order = [3, 0, 1, 2, 4, 5, 6, 7]  # "Cơ quan, đơn vị :" first
    reading = read_form([colons[n] for n in order], [violation(1)[n] for n in order])
    assert kinds(reading) == {1: "header", 2: "accepted"}


def test_a_group_may_say_how_many_rows_it_has_in_any_column() -> None:
    group: Line = ["I", "Nhiệm vụ UBND tỉnh giao", None, None, 1]
    assert kinds(read_form(TASKS, group, task(1)))[2] == "section"
    group[4] = "Báo cáo"  # or a task with a Roman number
    assert kinds(read_form(TASKS, group, task(1)))[2] == "rejected"


def test_a_label_with_a_colon_and_a_number_counts_rows() -> None:
    assert kinds(read_form(TASKS, task(1), [None, "Đang thực hiện:", 1]))[3] == "note"
    assert kinds(read_form(TASKS, task(1), [None, "9/UBND-NC", 1]))[3] == "rejected"


def test_figures_in_the_cells_of_the_items_are_no_nil_return() -> None:
    items = header("dissemination")
    reading = read_form(items, [1, "Số hội nghị quán triệt: 6"], [2, "Số tin, bài tuyên truyền: 31"])
    assert (outcomes(reading, "dissemination"), sheet_of(reading).nil) == (["rejected", "rejected"], False)
    assert sheet_of(read_form(items, [1, "Số hội nghị quán triệt:"], [2, "Số tin, bài tuyên truyền"])).nil


def test_a_month_with_a_group_s_number_and_no_figures_heads_a_group() -> None:
    reading = read_form(VIOLATIONS, ["I", "Tháng 7/2020"], violation(1), ["II", "Tháng 8/2020"], violation(2, people=2))
    assert list(kinds(reading).values())[1:] == ["section", "accepted", "section", "accepted"]
    compared: Line = [None, "Tháng 7/2020", None, None, 4]
    assert kinds(read_form(VIOLATIONS, violation(1), compared))[3] == "total"


@pytest.mark.parametrize("mark", ["-", "*", "+", "•"])
def test_a_month_behind_a_bullet_is_no_row_of_services(mark: str) -> None:
    rows: list[Line] = [[mark, "Tháng 8/2020"], [1, "Hộ tịch", 9, 9, 9, 9, 9], [mark, "Tháng 8/2020"]]
    reading = read_form(SERVICES, *rows)
    assert (outcomes(reading, "service_result"), said(reading)) == (["accepted"], [])


def test_a_group_named_like_an_item_of_its_own_takes_not_the_place_of_that_item() -> None:
    group, other = ["I", "NHIỆM VỤ ĐƯỢC GIAO"], ["II", "Số CBCCVC vi phạm", "người"]
    reading = read_form(header("declared_total"), group, DECLARED, other)
    assert kinds(reading) == {1: "header", 2: "section", 3: "accepted", 4: "accepted"}
    assert values(reading, "declared_total", "in_period") == [5, None]
    blank = [3, "Chỉ tiêu chưa ai biết"]
    assert kinds(read_form(header("declared_total"), DECLARED, blank, [4, "Chỉ tiêu lạ", "NV", 7]))[3] == "rejected"


@pytest.mark.parametrize(("head", "row"), [(VIOLATIONS, violation(1)), (header("declared_total"), DECLARED)])
def test_a_place_and_date_whose_day_falls_into_the_numbers_is_a_signature(head: Line, row: Line) -> None:
    signed: Line = ["Lạng Sơn, ngày", 16, "tháng", 8, "năm", 2020]
    rows = [[None, *(head or ())], [None, *(row or ())], signed]
    assert list(kinds(read_form(*rows)).values()) == ["header", "accepted", "signature"]


def test_a_place_and_date_below_rows_without_numbers_is_a_signature() -> None:
    head = header("service_result")[1:]
    signed: Line = ["Lạng Sơn, ngày", 16, "tháng", 8, "năm", 2020]
    reading = read_form(head, ["Đất đai", *[5] * (len(head) - 1)], signed)
    assert list(kinds(reading).values()) == ["header", "accepted", "signature"]


@pytest.mark.parametrize(
    ("between", "kind"),
    [
        ([], "section"),
        ([["Trang 2"], TASKS], "section"),
        ([["Trang 2/3"]], "section"),
        ([["- 2 -"], TASKS], "section"),
        ([["Đơn vị: Sở Nội vụ"], TASKS], "rejected"),  # a row that lacks its cells, and something else below it
    ],
)
def test_a_numbered_group_at_the_foot_of_a_page_heads_the_rows_on_the_next(between: list[Line], kind: str) -> None:
    groups = [["1", "Khối tỉnh"], task(1), ["2", "Khối huyện"], *between, task(1, "13/UBND-NC"), task(2, "14/UBND-NC")]
    assert kinds(read_form(TASKS, *groups))[4] == kind


@pytest.mark.parametrize("beside", ["Ghi chú", "Chuyên viên"])
def test_a_row_that_lacks_all_but_one_field_and_a_remark_is_returned_and_no_group(beside: str) -> None:
    top = VIOLATIONS if beside == "Ghi chú" else [*VIOLATIONS, beside]
    lacking: Line = [None, None, "Đeo thẻ công chức", *[None] * (len(top) - 4), "bổ sung sau"]
    assert kinds(read_form(top, violation(1), lacking, violation(2)))[3] == "rejected"
    merged = [(3, 3, 3, 7)]
    assert kinds(read_form(top, violation(1), lacking, violation(2), merged=merged))[3] == "section"
    total: Line = [None, None, "Tổng cộng", *[None] * (len(top) - 4), "đã đối chiếu"]
    assert kinds(read_form(top, violation(1), total))[3] == "total"


def test_words_and_a_figure_head_the_rows_below_them_and_tally_those_above() -> None:
    tasks = header("task_progress")
    reading = read_form(tasks, ["Phòng A", 1], task(1), ["Phòng B", 1], task(2, "13/UBND-NC"), ["Đang thực hiện", 2])
    assert list(kinds(reading).values()) == ["header", "section", "accepted", "section", "accepted", "note"]
    assert kinds(read_form(tasks, task(1), ["2a", 14]))[3] == "rejected"
    plan: list[Line] = [["STT", "Cơ quan, đơn vị", "Năm"], [1, "Sở Y tế", 2020], ["Sở Tư pháp", None, 2020]]
    assert kinds(read(make_sheet("KH-KT", plan), cover=make_cover(period="Năm 2020")))[3] == "rejected"


@pytest.mark.parametrize(
    "names",
    [
        ["no", "found_on", "kind", "office", "people_count", "sanction", "handled_count", "note"],
        [f"A{n}" for n in range(1, 9)],
        [None, "dd/mm/yyyy", "(chọn trong danh mục)", "OFFICE", "(số người)"],
    ],
)
def test_a_row_under_the_header_that_names_the_columns_is_of_the_header(names: Line) -> None:
    reading = read_form(VIOLATIONS, names, violation(1))
    assert (list(kinds(reading).values()), said(reading)) == (["header", "header", "accepted"], [])


def test_words_under_the_header_that_name_no_column_are_a_row() -> None:
    for line in ([None, "chưa rõ", "abc", "OFFICE"], ["A1", "5/8/2020", "Khac", "OFFICE", "mot"]):
        assert list(kinds(read_form(VIOLATIONS, line, violation(1))).values()) == ["header", "rejected", "accepted"]
    twice = read_form(VIOLATIONS, ["no", "found_on", "kind"], ["nv", "nay", "Khac"])  # one row names them
    assert list(kinds(twice).values()) == ["header", "header", "rejected"]
    nothing = read_form(VIOLATIONS, [None, "KPS", "KPS", "KPS"])
    assert list(kinds(nothing).values()) == ["header", "nil"]


def test_words_of_headers_right_under_a_whole_header_begin_no_table() -> None:
    hints: Line = [None, "Ngày", "Loại văn bản", "(ghi rõ)", "Số nguyên", "Hình thức", "(số)", "Văn bản"]
    reading = read_form(VIOLATIONS, hints, violation(1), violation(2, people=2))
    assert [kind for row, kind in kinds(reading).items() if row > 2] == ["accepted", "accepted"]


@pytest.mark.parametrize(
    "words",
    [
        [*VIOLATIONS[:4], *VIOLATIONS[5:]],
        [*VIOLATIONS[:4], "Mấy người", *VIOLATIONS[5:]],  # has "STT"
        [*VIOLATIONS[1:4], *VIOLATIONS[5:]],
    ],
)
def test_a_header_that_lacks_a_column_right_under_a_whole_one_is_a_header_all_the_same(words: list[str]) -> None:
    reading = read_form(VIOLATIONS, words, violation(1))
    assert (outcomes(reading, "violation"), said(reading)) == (["rejected"], [("sheet.missing_column", "A2")])


def test_rows_under_the_same_headers_over_other_columns_are_not_read_by_the_columns_of_the_first_table() -> None:
    moved = [text for text in VIOLATIONS if text not in ("Cơ quan, đơn vị", "Số CBCCVC vi phạm")]
    second: list[Value] = [1, day(7, 21), "Đeo thẻ công chức", "Nhắc nhở", 1]
    reading = read_form(VIOLATIONS, violation(1), moved, second)
    assert list(kinds(reading).values()) == ["header", "accepted", "unknown_sheet", "unknown_sheet"]
    assert said(reading) == [("sheet.unknown", "A3")]
    reworded = ["STT", "Ngày phát hiện", "Chuyện gì", "Ở đâu", "Mấy người", "Xử lý thế nào", "Xong"]  # at a page break
    assert kinds(read_form(VIOLATIONS, violation(1), reworded, violation(2, people=2)))[4] == "accepted"

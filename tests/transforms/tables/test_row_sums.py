from __future__ import annotations

from datetime import datetime

import pytest

from tests.transforms.made_sheets import Line, finding_of, header, kinds, outcomes, read_form, said, violation
from transforms.files.sheets import Value

SERVICES = ["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Trong hạn", "Số phiếu"]
LAND: list[Value] = [1, "Đất đai", 12, 1, 13, 0, 0]
CIVIL: list[Value] = [2, "Hộ tịch", 4, 0, 4, 0, 1]


@pytest.mark.parametrize("name", ["TC", "Cả sở", None])
@pytest.mark.parametrize("mark", [None, "*"])
def test_sums_of_all_rows_without_a_number_are_a_total_whatever_their_name(name: str | None, mark: str | None) -> None:
    sums = [mark, name, 16, 1, 17, 0, 1]
    assert kinds(read_form(SERVICES, sums, LAND, CIVIL))[2] == "total"
    assert kinds(read_form(SERVICES, LAND, CIVIL, sums))[4] == "total"


def test_sums_of_the_rows_down_to_the_next_are_a_group() -> None:
    groups: list[Line] = [[None, "Một cửa sở", 16, 1, 17, 0, 1], [None, "Chi cục", 15, 5, 20, 0, 0]]
    more: list[Line] = [[3, "Rừng", 12, 3, 15, 0, 0], [4, "Cá", 3, 2, 5, 0, 0]]
    reading = read_form(SERVICES, groups[0], LAND, CIVIL, groups[1], *more)
    assert [row for row, kind in kinds(reading).items() if kind == "section"] == [2, 5]


def test_a_group_by_its_number_is_no_part_of_the_total_below_it() -> None:
    group: Line = ["I", "Một cửa sở", *LAND[2:]]
    reading = read_form(SERVICES, group, LAND, [None, "TC", *LAND[2:]])
    assert list(kinds(reading).values()) == ["header", "section", "accepted", "total"]


def test_beside_another_group_one_rows_own_figures_are_a_group() -> None:
    groups: list[Line] = [[None, "Một cửa sở", 16, 1, 17, 0, 1], [None, "Chi cục", 12, 3, 15, 0, 0]]
    reading = read_form(SERVICES, groups[0], LAND, CIVIL, groups[1], [3, "Rừng", 12, 3, 15, 0, 0])
    assert [row for row, kind in kinds(reading).items() if kind == "section"] == [2, 5]
    reading = read_form(SERVICES, LAND, CIVIL, groups[1], [3, "Rừng", 12, 3, 15, 0, 0])
    assert kinds(reading)[4] == "accepted"


@pytest.mark.parametrize(
    "row",
    [
        [None, "Thủy sản", 16, 1, 17, 0, 2],  # other figures
        [3, "Thủy sản", 16, 1, 17, 0, 1],  # a number of its own
        [None, "Thủy sản", 12, 1, 13, 0, 0],  # the first row's figures alone
    ],
)
def test_figures_that_no_rows_add_up_to_are_data(row: Line) -> None:
    assert kinds(read_form(SERVICES, LAND, CIVIL, row))[4] == "accepted"


def test_small_figures_in_many_columns_add_up_by_no_chance() -> None:
    rows: list[Line] = [[1, "Đất đai", 1, 2, 1, 1, 0], [2, "Hộ tịch", 1, 1, 2, 1, 0]]
    assert (
        kinds(read_form(SERVICES, ["*", "Một cửa sở", 2, 3, 3, 2, 0], *rows, [3, "Thú y", 1, 0, 1, 0, 1]))[2]
        == "section"
    )
    assert kinds(read_form(SERVICES, *rows, [None, "Cả sở", 2, 3, 3, 2, 0]))[4] == "total"


def test_small_sums_under_each_head_are_groups_where_one_figure_is_large_and_all_rows_are_in_them() -> None:
    groups: list[Line] = [[None, "Một cửa sở", 2, 0, 2, 0, 0], [None, "Chi cục", 15, 0, 15, 0, 0]]
    rows: list[Line] = [[1, "Đất đai", 1, 0, 1, 0, 0], [2, "Hộ tịch", 1, 0, 1, 0, 0], [1, "Rừng", 15, 0, 15, 0, 0]]
    reading = read_form(SERVICES, groups[0], *rows[:2], groups[1], rows[2])
    assert [row for row, kind in kinds(reading).items() if kind == "section"] == [2, 5]
    reading = read_form(SERVICES, [None, "Một cửa sở", 3, 0, 3, 0, 0], *rows[:2], groups[1], rows[2])
    assert "section" not in kinds(reading).values()


def test_of_two_rows_one_is_a_group_where_the_other_says_so() -> None:
    part: Line = ["1.1", "Đất đai", 12, 1, 13, 0, 0]
    assert kinds(read_form(SERVICES, ["1", *LAND[1:]], part))[2] == "section"
    assert kinds(read_form(SERVICES, ["1", "Tài nguyên", 12, 1, 14, 0, 0], part))[2] == "accepted"


@pytest.mark.parametrize("mark", [None, "*", "-", 1])
def test_a_name_and_small_sums_over_whole_rows_are_a_group(mark: Value) -> None:
    head: Line = [mark, None, None, "Khối văn phòng", 3, None, 2]
    reading = read_form(header("violation"), head, violation(1, people=2), violation(2, office="Phòng Y", people=1))
    assert list(kinds(reading).values()) == ["header", "section", "accepted", "accepted"]
    assert said(reading) == []


@pytest.mark.parametrize(
    "row",
    [
        [2, None, None, "Phòng X", 1, None, 1],  # a number of its own
        [None, None, None, "Phòng X", 1],  # a single figure over a single row
        [None, None, None, "Phòng X", 2, None, 1],  # other figures
    ],
)
def test_a_row_that_lacks_its_cells_is_no_group_by_chance(row: Line) -> None:
    reading = read_form(header("violation"), violation(1, people=4), row, violation(3, office="Phòng Y"))
    assert list(kinds(reading).values()) == ["header", "accepted", "rejected", "accepted"]


def test_a_row_that_merged_cells_reach_is_no_group_whatever_it_adds_up() -> None:
    first, below = violation(None, people=4), violation(None, office="Phòng Y", people=3, handled=1)
    held: Line = [None, None, None, "Phòng X", 3, None, 1]
    merged = [(2, column, 3, column) for column in (2, 3, 6)]
    assert kinds(read_form(header("violation"), first, held, below, merged=merged))[3] == "accepted"
    assert kinds(read_form(header("violation"), first, held, below))[3] == "section"


def test_small_figures_add_up_by_chance() -> None:
    small: list[Line] = [
        [1, "Đất đai", 1, 0, 1, 0, 0],
        [2, "Hộ tịch", 1, 0, 1, 0, 0],
        [None, "Thủy sản", 2, 0, 2, 0, 0],
    ]
    assert outcomes(read_form(SERVICES, *small), "service_result") == ["accepted"] * 3


def test_without_any_numbers_nothing_tells_a_sum_from_a_row() -> None:
    rows = [[None, *row[1:]] for row in (LAND, CIVIL, [None, "Thủy sản", 16, 1, 17, 0, 1])]
    assert outcomes(read_form(SERVICES, *rows), "service_result") == ["accepted"] * 3


def test_a_total_with_a_number_of_its_own_is_a_total() -> None:
    assert kinds(read_form(SERVICES, LAND, CIVIL, [3, "Tổng cộng", 16, 1, 17, 0, 1]))[4] == "total"


@pytest.mark.parametrize(
    "label",
    [
        *(
            "Tổng hồ sơ",
            "T.Cộng",
            "Số trang trước chuyển sang",
            "Mang sang",
            "Cộng Phòng A",
            "Cộng: Chi cục B",
            "Cộng Sở Y tế",
        ),
        *("Tổng 3 lĩnh vực", "Tổng: 4 vụ", "Tiểu cộng", "LK", "Số liệu lũy kế từ đầu năm", "Cong cap tinh"),
    ],
)
def test_sums_carried_over_and_sums_of_what_is_counted_are_totals(label: str) -> None:
    assert kinds(read_form(SERVICES, LAND, [None, label, 9, 9, 9, 9, 9]))[3] == "total"


TALLY: list[Value] = [16, 1, 17, 0, 1]  # of both
OTHERS: list[Value] = [5, 2, 7, 0, 0]


@pytest.mark.parametrize("name", ["TC", "T.C", "T/C.", "Tổng hợp", "Cong chung"])
def test_a_name_of_totals_and_of_fields_is_what_its_figures_say(name: str) -> None:
    assert kinds(read_form(SERVICES, LAND, CIVIL, [3, name, *TALLY]))[4] == "total"
    assert kinds(read_form(SERVICES, [1, name, *TALLY], [2, *LAND[1:]], [3, *CIVIL[1:]]))[2] == "total"
    bare = [[None, *row[1:]] for row in (LAND, CIVIL)]
    assert kinds(read_form(SERVICES, *bare, [None, name, *TALLY]))[4] == "total"
    reading = read_form(SERVICES, LAND, CIVIL, [3, name, *OTHERS])
    assert (kinds(reading)[4], said(reading)) == ("accepted", [])


def test_one_rows_own_figures_are_a_total_only_without_the_number_that_it_has() -> None:
    assert kinds(read_form(SERVICES, LAND, [None, "TC", *LAND[2:]]))[3] == "total"
    assert kinds(read_form(SERVICES, LAND, [2, "TC", *LAND[2:]]))[3] == "accepted"


def test_a_short_name_without_the_number_that_the_others_have_is_taken_and_told() -> None:
    reading = read_form(SERVICES, LAND, CIVIL, [None, "TC", *OTHERS])
    assert (kinds(reading)[4], said(reading)) == ("accepted", [("sheet.unknown", "A4")])
    bare = [[None, *row[1:]] for row in (LAND, CIVIL, [3, "TC", *OTHERS])]
    assert said(read_form(SERVICES, *bare)) == []


@pytest.mark.parametrize(
    ("number", "name", "told"),
    [
        *[(3, "Tổng cộng công trình", True), (None, "Tổng số công trình", True), (None, "Cộng lĩnh vực khác", True)],
        *[(3, "Năm 2020", True), (3, "Chỉ tiêu biên chế", True), (None, "Năm 2020", True), (3, "Cùng kỳ", False)],
        *[(None, "Quý II", True), (None, "Tháng trước", False), (None, "Chỉ tiêu biên chế", False)],
        *[(3, "Tổng cộng", False), (None, "Tổng số hồ sơ", False), (None, "Tổng cộng 2 phòng", False)],
    ],
)
def test_what_may_be_a_fields_name_is_told_where_it_adds_up_no_rows(number: Value, name: str, told: bool) -> None:
    reading = read_form(SERVICES, LAND, CIVIL, [number, name, *OTHERS], [4, "Rừng", 2, 2, 4, 0, 0])
    assert (kinds(reading)[4], said(reading)) == ("total", [("sheet.unknown", "A4")] * told)
    assert said(read_form(SERVICES, LAND, CIVIL, [number, name, *TALLY])) == []
    assert said(read_form(SERVICES, LAND, CIVIL, [number, name, *CIVIL[2:]])) == []  # of the last row alone


def test_a_field_called_general_with_a_number_is_data() -> None:
    assert kinds(read_form(SERVICES, LAND, [2, "Tổng hợp", 9, 9, 18, 0, 0]))[3] == "accepted"


@pytest.mark.parametrize(
    ("label", "kind"), [("Tổng số lượt xem", "rejected"), ("Tổng đơn vị", "rejected"), ("Tổng cộng", "total")]
)
def test_what_may_be_an_item_in_other_words_is_asked_about(label: str, kind: str) -> None:
    reading = read_form(header("dissemination"), ["1", "Tổng số CBCCVC", 9], ["2", label, 9])
    assert kinds(reading)[3] == kind


@pytest.mark.parametrize("mark", ["Phần I", "Mục 2:", "Nhóm A"])
def test_a_part_by_its_word_is_a_section(mark: str) -> None:
    assert kinds(read_form(SERVICES, [mark, "Lĩnh vực y tế"], LAND))[2] == "section"


def test_a_total_of_so_many_in_words_is_a_total() -> None:
    assert kinds(read_form(SERVICES, LAND, ["Tổng số", "1 lĩnh vực"]))[3] == "total"


def test_letters_that_come_before_roman_numbers_are_the_groups_of_these() -> None:
    rows: list[Line] = [[mark, "Đất đai", 2, 1, 3, 0, n] for n, mark in enumerate(("A", "I", "II", "B", "I"))]
    assert [row for row, kind in kinds(read_form(SERVICES, *rows)).items() if kind == "section"] == [2, 5]


@pytest.mark.parametrize("mark", ["a", "b)", "*", "-"])
def test_an_item_with_a_letter_or_a_mark_is_an_item(mark: str) -> None:
    items: list[Line] = [[1, "Số nhiệm vụ đã hoàn thành", "NV", 5, 9], [mark, "Trong đó: hoàn thành đúng hạn", None, 3]]
    assert outcomes(read_form(header("declared_total"), *items), "declared_total") == ["accepted", "accepted"]


def test_a_row_with_a_letter_and_a_date_is_a_row_that_lacks_its_cells() -> None:
    rows = [violation(1), ["a)", datetime(2020, 8, 7), None, None, 1]]
    assert kinds(read_form(header("violation"), *rows))[3] == "rejected"


def test_rows_with_letters_under_a_row_without_figures_are_data_and_it_is_their_group() -> None:
    parts: list[Line] = [["a)", "Cấp giấy", 5, 0, 5, 0, 0], ["b)", "Biến động", 3, 0, 3, 0, 0]]
    reading = read_form(SERVICES, [1, "Đất đai"], *parts, [2, "Hộ tịch", 4, 0, 4, 0, 1])
    assert list(kinds(reading).values()) == ["header", "section", "accepted", "accepted", "accepted"]


def test_rows_with_letters_under_a_row_with_figures_are_its_parts() -> None:
    parts: list[Line] = [["a)", "Cấp giấy", 7, 0, 7, 0, 0], ["b)", "Biến động", 5, 1, 6, 0, 0]]
    reading = read_form(SERVICES, LAND, *parts, CIVIL)
    assert list(kinds(reading).values())[1:] == ["accepted", "section", "section", "accepted"]
    assert said(reading) == []


def test_rows_with_letters_that_do_not_add_up_to_the_row_above_are_said() -> None:
    parts: list[Line] = [["a)", "Cấp giấy", 7, "-", 7], ["b)", "Biến động", "5", 1, 5]]
    reading = read_form(SERVICES, LAND, *parts, CIVIL)
    assert list(kinds(reading).values())[1:] == ["accepted", "section", "section", "accepted"]
    assert said(reading) == [("row.sum_mismatch", "E2")]
    assert "(3, 4)" in finding_of(reading, "row.sum_mismatch").message


def test_a_letter_that_goes_on_with_the_groups_of_the_table_is_no_part_of_the_row_above() -> None:
    groups: list[Line] = [["a", "Cấp huyện", 12, 1, 13, 0, 0], ["b", "Cấp xã", 9, 1, 10, 0, 1]]
    reading = read_form(SERVICES, groups[0], LAND, groups[1], CIVIL, [3, "Chứng thực", 5, 1, 6, 0, 0])
    assert list(kinds(reading).values())[1:] == ["section", "accepted", "section", "accepted", "accepted"]
    assert said(reading) == []


def test_rows_with_letters_that_say_that_they_are_some_of_it_are_not_asked_to_add_up() -> None:
    assert said(read_form(SERVICES, LAND, ["a)", "Trong đó: cấp giấy", 7, 0, 7, 0, 0], CIVIL)) == []


def test_what_rows_with_letters_leave_blank_is_not_asked_to_add_up() -> None:
    parts: list[Line] = [["a)", "Cấp giấy", 7], ["b)", "Biến động", 5, None, "?"]]
    assert said(read_form(SERVICES, LAND, *parts, CIVIL)) == []


def test_an_item_without_a_figure_over_its_parts_lacks_one() -> None:
    items: list[Line] = [[1, "Tổng số CBCCVC"], ["a", "Cán bộ", 100], [2, "Số hội nghị quán triệt", 3]]
    assert list(kinds(read_form(header("dissemination"), *items)).values())[1:] == ["rejected", "section", "accepted"]


def test_a_bullet_with_a_name_beside_it_is_a_group_but_not_with_a_number_of_a_document() -> None:
    rows: list[Line] = [["-", "Khối hành chính"], violation(1), ["-", "15/QĐ-SNV"]]
    assert list(kinds(read_form(header("violation"), *rows)).values()) == ["header", "section", "accepted", "rejected"]


GROUP: Line = [1, "Đất đai", 20, 2, 22, 0, 0]
FIRST: list[Value] = ["Cấp giấy", 15, 1, 16, 0, 0]
SECOND: list[Value] = ["Biến động", 5, 1, 6, 0, 0]


def test_a_row_that_adds_up_the_rows_numbered_below_it_is_their_group() -> None:
    reading = read_form(SERVICES, GROUP, ["1.1", *FIRST], ["1.2.", *SECOND], CIVIL)
    assert list(kinds(reading).values())[1:] == ["section", "accepted", "accepted", "accepted"]


@pytest.mark.parametrize("mark", ["-", "+", None])
def test_rows_without_a_number_that_add_up_to_the_row_above_are_its_parts(mark: str | None) -> None:
    reading = read_form(SERVICES, GROUP, [mark, *FIRST], [mark, *SECOND], CIVIL)
    assert list(kinds(reading).values())[1:] == ["accepted", "section", "section", "accepted"]


@pytest.mark.parametrize("marks", [("1.1", "1.2"), ("-", "-")])
def test_rows_that_do_not_add_up_are_rows(marks: tuple[str, str]) -> None:
    reading = read_form(SERVICES, GROUP, [marks[0], *FIRST], [marks[1], *SECOND[:4], 1, 0], CIVIL)
    assert outcomes(reading, "service_result") == ["accepted"] * 4


@pytest.mark.parametrize("marks", [("1.1", "1.2"), ("-", "-"), (1.1, 1.2), ("+", "–")])
def test_rows_called_parts_that_do_not_add_up_are_said(marks: tuple[Value, Value]) -> None:
    reading = read_form(SERVICES, GROUP, [marks[0], *FIRST], [marks[1], *SECOND[:4], 1, 0], CIVIL)
    assert said(reading) == [("row.sum_mismatch", "F2")]
    assert "(3, 4)" in finding_of(reading, "row.sum_mismatch").message
    unread = read_form(SERVICES, GROUP, [marks[0], *FIRST], [marks[1], *SECOND[:3], 7, "x", 0], CIVIL)
    assert said(unread) == [("cell.not_a_number", "F4")]
    for name in ("- Cấp giấy", "a) Cấp giấy", "b. Cấp giấy"):
        assert said(read_form(SERVICES, LAND, [None, name, 3, 0, 3, 0, 0], CIVIL)) == [("row.sum_mismatch", "C2")]


def test_parts_with_letters_go_on_behind_a_page_break() -> None:
    parts: list[Line] = [["a", *FIRST], SERVICES, ["b", *SECOND]]
    reading = read_form(SERVICES, GROUP, *parts, CIVIL)
    assert list(kinds(reading).values())[1:] == ["accepted", "section", "repeat_header", "section", "accepted"]
    assert said(reading) == []
    parts[2] = ["b", *SECOND[:4], 1, 0]
    assert said(read_form(SERVICES, GROUP, *parts, CIVIL)) == [("row.sum_mismatch", "F2")]


@pytest.mark.parametrize(
    "parts",
    [
        [["1.1", "Cấp giấy", 3, 0, 3, 0, 0], ["1.2", "Biến động", 1, 0, 1, 0, 0]],
        [[None, "- Cấp giấy", 3, 0, 3, 0, 0], [None, "- Biến động", 1, 0, 1, 0, 0]],
        [["-", "Cấp giấy", "3", "0", "3", "0", "0"], ["-", "Biến động", "1", "0", "1", "0", "0"]],
        [[None, "- Cấp giấy", 4, 0, 4, 0, 0]],
        [[None, "a) Cấp giấy", 3, 0, 3, 0, 0], [None, "b) Biến động", 1, 0, 1, 0, 0]],
    ],
)
def test_rows_called_parts_need_no_large_figures_to_be_ones(parts: list[Line]) -> None:
    reading = read_form(SERVICES, [1, "Đất đai", 4, 0, 4, 0, 0], *parts, CIVIL)
    assert "section" in kinds(reading).values() and said(reading) == []


@pytest.mark.parametrize("cross", ["x", "X"])
def test_a_cross_for_a_number_is_no_tenth_group(cross: str) -> None:
    reading = read_form(SERVICES, LAND, [cross, "Thủy sản", 3, 0, 3, 0, 0], CIVIL)
    assert outcomes(reading, "service_result") == ["accepted"] * 3
    groups: list[Line] = []
    for number in ("IX", "X"):
        groups += [[number, "Chi cục", 16, 1, 17, 0, 1], [1, *LAND[1:]], [2, *CIVIL[1:]]]
    assert [place for place, kind in kinds(read_form(SERVICES, *groups)).items() if kind == "section"] == [2, 5]


def test_rows_that_nothing_calls_parts_are_not_asked_to_add_up() -> None:
    without = [None, "Thủy sản", 3, 0, 3, 0, 0]
    assert said(read_form(SERVICES, GROUP, without, CIVIL, [10, *without[1:3], 1, 4, 0, 0])) == []
    assert said(read_form(SERVICES, *([mark, *row[1:]] for mark, row in zip("--", (LAND, CIVIL), strict=True)))) == []


def test_a_row_that_says_it_is_part_of_the_one_above_is_no_row() -> None:
    reading = read_form(SERVICES, GROUP, [None, "Trong đó: trực tuyến", 15, 0, 15, 0, 0], CIVIL)
    assert list(kinds(reading).values())[1:] == ["accepted", "section", "accepted"]


def test_a_group_without_rows_below_it_has_figures_of_its_own() -> None:
    land, civil, rest = (["I", *LAND[1:]], ["II", *CIVIL[1:]], [3, "Rừng", 7, 3, 10, 0, 0])
    assert outcomes(read_form(SERVICES, land, civil, rest), "service_result") == ["accepted"] * 3
    assert (
        outcomes(read_form(SERVICES, ["a", *land[1:]], ["b", *civil[1:]], rest), "service_result") == ["accepted"] * 3
    )
    sums = ["II", "Chi cục", *rest[2:]]
    assert list(kinds(read_form(SERVICES, land, sums, rest)).values()) == ["header", "accepted", "section", "accepted"]


@pytest.mark.parametrize(("figures", "kind"), [([0, 0, 0, 0, 0], "section"), ([9, 0, 9, 0, 0], "accepted")])
def test_a_group_with_no_rows_makes_no_rows_of_groups_that_add_up_wrongly(figures: list[Value], kind: str) -> None:
    first: list[Line] = [["I", "Một cửa", 17, 1, 18, 0, 1], LAND, CIVIL]
    reading = read_form(
        SERVICES, *first, ["II", "Chi cục", *figures], ["III", "Khác", 7, 0, 7, 0, 0], [3, "Rừng", 6, 1, 7, 0, 0]
    )
    assert list(kinds(reading).values())[1:] == ["section", "accepted", "accepted", kind, "section", "accepted"]


@pytest.mark.parametrize("name", ["Một cửa của sở", "CẤP TỈNH"])
def test_a_name_where_the_number_stands_is_a_group_only_above_rows(name: str) -> None:
    figures = LAND[2:]
    assert kinds(read_form(SERVICES, [name, None, *figures], LAND))[2] == "section"
    assert outcomes(read_form(SERVICES, LAND, [name, None, *figures]), "service_result") == ["accepted", "rejected"]
    assert outcomes(read_form(SERVICES, *[[name, None, *figures]] * 2), "service_result") == ["rejected"] * 2


def test_items_are_no_sums_of_each_other() -> None:
    lines = [["2", "Tổng số cơ quan, đơn vị trực thuộc", 12], ["2.1", "Số cơ quan, đơn vị đã ban hành kế hoạch", 7]]
    lines.append(["2.2", "Số cơ quan, đơn vị đã tự kiểm tra", 5])
    assert outcomes(read_form(["STT", "Chỉ tiêu", "Số lượng"], *lines), "dissemination") == ["accepted"] * 3


def test_a_total_whose_word_may_be_a_field_adds_up_the_rows_where_none_is_numbered() -> None:
    land, civil = (row[1:] for row in (LAND, CIVIL))
    last = [
        list(kinds(read_form(SERVICES[1:], land, civil, row)).values())[-1]
        for row in (
            ["Tổng hợp", 16, 1, 17, 0, 1],
            ["Tổng hợp", 3, 0, 3, 0, 0],
            ["Tổng cộng", 3, 0, 3, 0, 0],
        )
    ]
    assert last == ["total", "accepted", "total"]


def test_words_in_the_columns_of_figures_head_another_table_without_numbers_too() -> None:
    land, civil = (row[1:] for row in (LAND, CIVIL))
    other: list[Line] = [["Nội dung mua", "Kế hoạch", "Thực hiện", "Tỷ lệ", "Nguồn", "Khác"], ["Máy in", 5, 6, 7, 8, 9]]
    found = list(kinds(read_form(SERVICES[1:], land, civil, *other)).values())
    assert found[1:] == ["accepted", "accepted", "unknown_sheet", "unknown_sheet"]


def test_numbers_in_the_last_column_may_be_lacking() -> None:
    lines: list[Line] = [["Đất đai", 12, "I"], ["Hộ tịch", 4, "II"], ["Rừng", 7]]
    found = list(kinds(read_form(["Lĩnh vực", "Trực tuyến", "STT"], *lines)).values())
    assert found[1:] == ["accepted"] * 3


LETTERED: list[Line] = [[mark, f"Lĩnh vực {mark}", n, 0, n, 0, 0] for n, mark in enumerate("abcdeg", 11)]


@pytest.mark.parametrize("mark", ["ð", None, "ñ."])
def test_rows_with_letters_are_rows_though_one_among_them_lacks_its_letter(mark: str | None) -> None:
    rows = [*LETTERED[:4], [mark, "Đường bộ", 55, 0, 55, 0, 0], *LETTERED[4:]]
    assert outcomes(read_form(SERVICES, *rows), "service_result") == ["accepted"] * 7


def test_rows_whose_letters_begin_anew_are_parts_of_the_row_above() -> None:
    reading = read_form(SERVICES, *LETTERED[:2], [None, "Đất đai", 25, 0, 25, 0, 0], *LETTERED[:2])
    assert list(kinds(reading).values())[1:] == ["accepted", "accepted", "accepted", "section", "section"]


def test_rows_with_letters_are_rows_whatever_their_figures_are_typed_as() -> None:
    rows: list[Line] = [[mark, name, f"{n} hồ sơ", None, f"{n} hồ sơ"] for mark, name, n, *_ in LETTERED]
    assert outcomes(read_form(SERVICES, *rows), "service_result") == ["accepted"] * 6


def test_groups_add_up_figures_typed_as_words() -> None:
    parts: list[Line] = [["a)", "Cấp giấy", "1.007 hồ sơ", 0, "7"], ["b)", "Biến động", "5 hồ sơ", 1, "6 hồ sơ"]]
    reading = read_form(SERVICES, [1, "Đất đai", "1.012 hồ sơ", 1, 13], *parts, CIVIL)
    assert list(kinds(reading).values())[1:] == ["accepted", "section", "section", "accepted"]
    assert said(reading) == []


@pytest.mark.parametrize(("before", "kind"), [("H", "accepted"), ("E", "section")])
def test_the_letter_behind_another_is_no_roman_number(before: str, kind: str) -> None:
    rows: list[Line] = [["II", "Phối hợp", 60, 0, 60, 0, 0]]
    rows += [[mark, f"Lĩnh vực {mark}", n, 0, n, 0, 0] for n, mark in ((11, before), (12, "I"), (13, "K"), (24, "L"))]
    assert list(kinds(read_form(SERVICES, *rows)).values())[1:] == ["section", "accepted", kind, "accepted", "accepted"]


def test_a_group_between_two_letters_leaves_the_second_one_a_letter() -> None:
    marks = ["I", "G.", "H)", "II", "I.", "K"]
    rows: list[Line] = [[mark, f"Lĩnh vực {n}", n, 0, n, 0, 0] for n, mark in enumerate(marks, 11)]
    found = list(kinds(read_form(SERVICES, *rows)).values())[1:]
    assert found == ["section", "accepted", "accepted", "section", "accepted", "accepted"]


def test_a_total_behind_its_figures_is_a_total_where_these_are_text() -> None:
    names = ["STT", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Lĩnh vực"]
    rows: list[Line] = [["1", "12", "1", "13", "Đất đai"], ["2", "4", "0", "4", "Hộ tịch"]]
    found = list(kinds(read_form(names, *rows, [None, "16", "1", "17", "Tổng số"])).values())
    assert found[1:] == ["accepted", "accepted", "total"]


@pytest.mark.parametrize(("number", "kind"), [(1, "section"), ("01", "section"), (2, "rejected")])
def test_a_name_above_rows_whose_numbers_begin_anew_is_their_group(number: Value, kind: str) -> None:
    rows: list[Line] = [["I", "CẤP TỈNH"], [1, "Các sở"], [number, *violation(1)[1:]], [2, *violation(1, people=2)[1:]]]
    reading = read_form(header("violation"), *rows)
    assert list(kinds(reading).values())[1:] == ["section", kind, "accepted", "accepted"]


def test_numbered_rows_that_add_up_rows_numbered_anew_are_their_groups() -> None:
    rows: list[Line] = [[1, "Cấp tỉnh", 16, 1, 17, 0, 1], LAND, CIVIL, [2, "Cấp huyện", 7, 3, 10, 0, 0]]
    rows.append([1, "Rừng", 7, 3, 10, 0, 0])
    found = list(kinds(read_form(SERVICES, *rows)).values())
    assert found[1:] == ["section", "accepted", "accepted", "section", "accepted"]


def test_rows_numbered_anew_that_nobody_adds_up_make_no_group() -> None:
    rows: list[Line] = [[1, "Giá", 17, 1, 18, 0, 1], LAND, CIVIL, [2, "Rừng", 7, 3, 10, 0, 0], [1, "Chợ", 7, 3, 10]]
    assert outcomes(read_form(SERVICES, *rows), "service_result") == ["accepted"] * 5


@pytest.mark.parametrize("marks", [(1, 1, 2, 1), ("I", "I", "II", "I"), ("A", 1, "B", 1), (None, 1, None, 2)])
def test_groups_of_one_row_each_are_groups_where_they_hold_the_figures_of_all_rows(marks: tuple[Value, ...]) -> None:
    names = ("Khối một", "Đất đai", "Khối hai", "Hộ tịch")
    rows: list[Line] = [
        [mark, name, *figures]
        for mark, name, figures in zip(marks, names, (LAND[2:], LAND[2:], CIVIL[2:], CIVIL[2:]), strict=True)
    ]
    assert list(kinds(read_form(SERVICES, *rows)).values())[1:] == ["section", "accepted"] * 2
    other: list[Line] = [*rows, [2, "Rừng", 5, 2, 7, 0, 0]]
    assert kinds(read_form(SERVICES, *other))[2] == ("section" if marks[0] == "A" else "accepted")


GROUPS: list[Line] = [[None, "Một cửa sở", 16, 1, 17, 0, 1], LAND, CIVIL, [None, "Chi cục", 15, 5, 20, 0, 0]]
GROUPS += [[3, "Rừng", 12, 3, 15, 0, 0], [4, "Cá", 3, 2, 5, 0, 0]]


@pytest.mark.parametrize("marks", ["ABCD", "----", [None] * 4])
def test_rows_that_add_up_all_others_are_groups_though_no_row_has_a_number(marks: list[str | None]) -> None:
    given = iter(marks)
    rows: list[Line] = [row if row[0] is None else [next(given), *row[1:]] for row in GROUPS if row is not None]
    found = list(kinds(read_form(SERVICES, *rows)).values())[1:]
    assert found == ["section", "accepted", "accepted", "section", "accepted", "accepted"]


def test_a_row_left_over_leaves_it_open_whether_others_are_groups_where_no_row_has_a_number() -> None:
    rows: list[Line] = [[None, *row[1:]] for row in [*GROUPS, [5, "Giá", 7, 1, 8, 0, 0]] if row is not None]
    assert outcomes(read_form(SERVICES, *rows), "service_result") == ["accepted"] * 7


def test_groups_add_up_rows_though_one_of_these_lacks_its_number() -> None:
    rows: list[Line] = [row if row is None or row[0] not in (1, 4) else [None, *row[1:]] for row in GROUPS]
    found = list(kinds(read_form(SERVICES, *rows)).values())[1:]
    assert found == ["section", "accepted", "accepted", "section", "accepted", "accepted"]


@pytest.mark.parametrize(("label", "kind"), [("Đã hoàn thành:", "note"), ("Chứng thực", "accepted")])
def test_a_count_behind_a_label_below_numbered_procedures_is_none_of_these(label: str, kind: str) -> None:
    assert kinds(read_form(SERVICES, LAND, CIVIL, None, [None, label, 3]))[5] == kind


@pytest.mark.parametrize(("figures", "told"), [([50, 6, 56, 0, 1], True), ([12, 0, 12, 0, 0], False)])
def test_a_row_without_a_number_over_numbered_rows_none_of_which_has_more_may_be_their_group(
    figures: list[Value], told: bool
) -> None:
    reading = read_form(SERVICES, [None, "Lĩnh vực của sở", *figures], LAND, CIVIL)
    assert outcomes(reading, "service_result") == ["accepted"] * 3
    assert said(reading) == [("sheet.unknown", "A2")] * told


def test_such_a_row_without_a_name_is_told_to_lack_that_alone() -> None:
    assert said(read_form(SERVICES, [None, None, 50, 6, 56, 0, 1], LAND, CIVIL)) == [("cell.required", "B2")]


def test_such_a_row_over_a_single_one_or_below_the_others_is_a_field() -> None:
    field: Line = [None, "Chứng thực", 50, 6, 56, 0, 1]
    assert said(read_form(SERVICES, LAND, field, CIVIL)) == []
    assert said(read_form(SERVICES, LAND, CIVIL, field)) == []


def test_such_a_row_that_the_numbers_below_it_count_is_a_field() -> None:
    field: Line = [None, "Chứng thực", 50, 6, 56, 0, 1]
    below: list[Line] = [[number, f"Lĩnh vực {number}", 5, 0, 5, 0, 0] for number in (3, 4)]
    assert said(read_form(SERVICES, LAND, field, *below)) == []
    assert said(read_form(SERVICES, LAND, CIVIL, field, *below)) == [("sheet.unknown", "A4")]


def test_roman_heads_over_roman_rows_are_told_where_none_adds_up_its_rows_and_are_groups_where_one_does() -> None:
    def rows(first: list[Value]) -> list[Line]:
        heads: list[Line] = [["I", "Cấp tỉnh", *first], ["II", "Cấp huyện", 30, 1, 31, 0, 0]]
        below: list[Line] = [["I", *LAND[1:]], ["II", *CIVIL[1:]]]
        others: list[Line] = [["I", "Xây dựng", 9, 0, 9, 0, 0], ["II", "Y tế", 8, 0, 8, 0, 0]]
        return [heads[0], *below, heads[1], *others]

    wrong = read_form(SERVICES, *rows([50, 1, 51, 0, 1]))
    assert outcomes(wrong, "service_result") == ["accepted"] * 6
    assert said(wrong) == [("sheet.unknown", "A2"), ("sheet.unknown", "A5")]
    right = read_form(SERVICES, *rows(TALLY))
    assert [row for row, kind in kinds(right).items() if kind == "section"] == [2, 5] and said(right) == []
    counted: list[Line] = [["I", *LAND[1:]], ["II", *CIVIL[1:]], ["III", "Rừng", 5, 0, 5, 0, 0]]
    assert said(read_form(SERVICES, *counted)) == []


def test_so_it_is_of_as_many_rows_as_are_numbered_in_roman() -> None:
    numbers = [
        f"{ten}{one}" for ten in ("", "X", "XX") for one in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    ]
    below: list[Line] = [[number, f"Lĩnh vực {n}", n, 0, n, 0, 0] for n, number in enumerate(numbers[1:], 1)]
    heads: list[Line] = [["I", "Cấp tỉnh", 500, 1, 501, 0, 0], ["II", "Cấp huyện", 30, 1, 31, 0, 0]]
    reading = read_form(SERVICES, heads[0], *below, heads[1], ["I", *LAND[1:]], ["II", *CIVIL[1:]])
    assert said(reading) == [("sheet.unknown", "A2"), ("sheet.unknown", f"A{len(below) + 3}")]

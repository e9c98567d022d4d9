from __future__ import annotations

import pytest

from tests.transforms.made_sheets import Line, header, kinds, outcomes, read_form, said, task, violation

TASKS, VIOLATIONS = header("task_progress"), header("violation")
DATES = "Số liệu tính từ 15/7/2020 đến 14/8/2020"


@pytest.mark.parametrize("note", [[DATES], ["Ghi chú:", DATES], ["-", DATES]])
@pytest.mark.parametrize("gap", [[], [None]])
def test_a_note_under_the_rows_says_nothing_of_the_next_tables_period(note: Line, gap: list[Line]) -> None:
    upper = [["BÁO CÁO THÁNG 8/2020"], VIOLATIONS, violation(1), *gap, note]
    reading = read_form(*upper, None, ["BÁO CÁO THÁNG 7/2020"], VIOLATIONS, violation(2, people=2))
    assert outcomes(reading, "violation") == ["accepted"]
    assert list(kinds(reading).values())[2:] == ["accepted", "note", *["unknown_sheet"] * 3]


def test_a_note_right_under_a_title_is_of_the_titles() -> None:
    titles: list[Line] = [["TÌNH HÌNH VI PHẠM"], ["Ghi chú: số liệu tháng 8/2020"]]
    upper = [["BÁO CÁO THÁNG 7/2020"], VIOLATIONS, violation(1)]
    reading = read_form(*upper, None, *titles, VIOLATIONS, violation(2, people=2))
    assert list(kinds(reading).values()) == [*["unknown_sheet"] * 3, "title", "title", "repeat_header", "accepted"]


def test_a_note_under_signatures_is_a_note() -> None:
    signed: list[Line] = [[None, "NGƯỜI LẬP BIỂU"], [None, "Nông Thị Hạnh"], None, [DATES]]
    reading = read_form(VIOLATIONS, violation(1), *signed, None, ["THÁNG 7/2020"], VIOLATIONS, violation(2, people=2))
    assert list(kinds(reading).values())[2:4] == ["signature", "signature"]
    assert outcomes(reading, "violation") == ["accepted"]


def test_a_numbered_row_of_three_cells_right_above_the_next_table_is_no_title() -> None:
    lacking: Line = ["3", None, "Đeo thẻ công chức", "Phòng Tổ chức"]
    lines = [["TÌNH HÌNH VI PHẠM"], header("issued_document"), ["1", "Kế hoạch", "12/KH-SNV", "14/7/2020", "Kế hoạch"]]
    for row, kind in ((lacking, "rejected"), ([None, *lacking[1:]], "title")):
        assert kinds(read_form(VIOLATIONS, violation(1), row, *lines))[3] == kind


@pytest.mark.parametrize("last", [[f"({DATES})"], [None, None, "Tháng", 8, "năm", 2020]])
def test_days_in_parentheses_and_a_month_over_several_cells_are_of_the_titles(last: Line) -> None:
    titles: list[Line] = [["UBND TỈNH LẠNG SƠN", None, "Độc lập - Tự do - Hạnh phúc"], ["TÌNH HÌNH VI PHẠM"], last]
    reading = read_form(header("issued_document"), None, *titles, VIOLATIONS, violation(1))
    assert list(kinds(reading).values()) == ["header", "title", "title", "title", "header", "accepted"]
    assert said(reading) == []


def test_days_in_parentheses_right_under_rows_are_of_these() -> None:
    upper = [["BÁO CÁO THÁNG 8/2020"], VIOLATIONS, violation(1), [f"({DATES})"]]
    reading = read_form(*upper, None, ["BÁO CÁO THÁNG 7/2020"], VIOLATIONS, violation(2, people=2))
    assert outcomes(reading, "violation") == ["accepted"]
    assert list(kinds(reading).values())[2:] == ["accepted", "note", *["unknown_sheet"] * 3]


@pytest.mark.parametrize("names", [["Hoàng Thị Lan", None, "Nguyễn Văn Hùng"], [None, None, "Nguyễn Văn Hùng"]])
def test_names_below_a_gap_under_who_signs_are_no_titles_of_the_next_table(names: Line) -> None:
    signing: Line = ["NGƯỜI LẬP BIỂU", None, "GIÁM ĐỐC"]
    reading = read_form(TASKS, task(1), signing, None, None, names, None, ["VI PHẠM KỶ LUẬT"], VIOLATIONS, violation(1))
    assert list(kinds(reading).values())[2:] == ["signature", "signature", "title", "header", "accepted"]
    letterhead: Line = ["Sở Xây Dựng"]
    below = read_form(TASKS, task(1), signing, None, None, letterhead, None, ["Biểu 03"], VIOLATIONS, violation(1))
    assert list(kinds(below).values())[2:] == ["signature", "title", "title", "header", "accepted"]


def test_the_title_of_a_form_right_under_who_signs_is_a_title() -> None:
    rows: list[Line] = [task(1), ["GIÁM ĐỐC"], ["VĂN BẢN ĐÃ BAN HÀNH"], header("issued_document"), [None, "Không"]]
    reading = read_form(TASKS, *rows)
    told = list(kinds(reading).values())[2:]
    assert told == ["signature", "title", "header", "nil"]


@pytest.mark.parametrize(
    ("line", "kind"), [(["Cộng:", None, "4 nhiệm vụ"], "total"), (["TỔNG HỢP", "Quý III"], "title")]
)
def test_a_total_in_words_above_another_table_is_no_title_of_that(line: Line, kind: str) -> None:
    reading = read_form(TASKS, task(1), line, None, VIOLATIONS, violation(1))
    assert list(kinds(reading).values())[2:] == [kind, "header", "accepted"]


def test_a_total_with_no_figure_right_under_rows_is_of_these_and_among_titles_a_title() -> None:
    documents, issued = header("issued_document"), ["1", "Kế hoạch", "12/KH-SNV", "14/7/2020", "Về"]
    for titles in ([], [["B. VI PHẠM"]]):
        reading = read_form(documents, issued, ["Tổng số:"], *titles, VIOLATIONS)
        assert list(kinds(reading).values()) == ["header", "accepted", "total", *["title"] * len(titles), "header"]
    reading = read_form(documents, None, ["B. VI PHẠM"], ["TỔNG SỐ"], VIOLATIONS, violation(1))
    assert list(kinds(reading).values()) == ["header", "title", "title", "header", "accepted"]

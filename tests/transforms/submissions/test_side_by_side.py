from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.made_sheets import (
    day,
    header,
    kinds,
    outcomes,
    read_form,
    said,
    sheet_of,
    task,
    values,
    violation,
)
from transforms.files.sheets import Sheet, Value
from transforms.submissions.interpret import FileReading
from transforms.submissions.side_by_side import best_seam, may_divide
from transforms.text.legacy_sheets import decode_sheet
from transforms.values.headers import label_keys
from warehouse.packing import check_ledger

DOCUMENTS = header("issued_document")
ITEMS = header("dissemination")


def test_two_tables_beside_each_other_are_both_read() -> None:
    reading = read_form(
        [*ITEMS, None, *DOCUMENTS],
        [1, "Tổng số CBCCVC", 40, None, None, 1, "Kế hoạch", "9/KH-SNV", datetime(2020, 7, 20), "Về kiểm tra"],
        [2, "Số hội nghị quán triệt", 3],
    )
    assert values(reading, "dissemination", "value") == [40, 3]
    assert values(reading, "issued_document", "title") == ["Về kiểm tra"]
    assert kinds(reading) == {1: "header", 2: "accepted", 3: "accepted"}
    assert said(reading) == []


def test_a_row_is_rejected_where_nothing_of_it_was_accepted() -> None:
    reading = read_form(
        [*ITEMS, None, *DOCUMENTS],
        [1, "Tổng số CBCCVC", "nhiều", None, None, 1, "Kế hoạch", "9/KH-SNV", datetime(2020, 7, 20), "Về kiểm tra"],
        [2, "Số hội nghị quán triệt", "ít"],
    )
    assert kinds(reading) == {1: "header", 2: "accepted", 3: "rejected"}
    assert said(reading) == [("cell.not_a_number", "C2"), ("cell.not_a_number", "C3")]


def test_a_blank_column_amid_one_table_divides_nothing() -> None:
    split = [*header("violation")[:4], None, *header("violation")[4:]]
    row = violation(1)
    reading = read_form(split, [*row[:4], None, *row[4:]])
    assert kinds(reading) == {1: "header", 2: "accepted"}
    assert {sheet.form for sheet in reading.sheets} >= {"violation"}


def document(number: int) -> list[Value]:
    return [number, "Kế hoạch", f"{number}/KH", day(7, 20), "Kế hoạch kiểm tra", None]


def test_tables_beside_each_other_make_a_ledger_that_adds_up() -> None:
    rows = [[*violation(1), None, *document(1)], [*violation(2, people="nhiều"), None, *document(2)]]
    reading = read_form([*header("violation"), None, *DOCUMENTS], *rows)
    assert (outcomes(reading, "violation"), outcomes(reading, "issued_document")) == (
        ["accepted", "rejected"],
        ["accepted", "accepted"],
    )
    check_ledger("bieu.xlsx", reading)


def test_each_of_two_tables_beside_each_other_gives_its_own_answer() -> None:
    reading = read_form([*header("violation"), None, *DOCUMENTS], ["KPS", *[None] * 8, *document(1)])
    assert [(table.form, table.nil) for table in sheet_of(reading).tables] == [
        ("violation", True),
        ("issued_document", False),
    ]
    check_ledger("bieu.xlsx", reading)


def test_a_second_number_column_divides_two_tables_without_a_blank_column() -> None:
    reading = read_form([*header("violation"), *DOCUMENTS], [*violation(1), *document(1)])
    assert (outcomes(reading, "violation"), outcomes(reading, "issued_document")) == (["accepted"], ["accepted"])
    assert said(reading) == []


def beside(left: list[list[Value]], right: list[list[Value]], gap: int = 1) -> list[list[Value]]:
    width = max(map(len, left)) + gap
    pad = [[]] * (len(right) - len(left)) if len(right) > len(left) else []
    lower = [*right, *([[]] * (len(left) - len(right)))]
    return [[*a, *[None] * (width - len(a)), *b] for a, b in zip([*left, *pad], lower, strict=True)]


def test_headers_beside_each_other_need_not_stand_on_one_line() -> None:
    group = [[None, "Thông tin chung", None, None, "Kết quả"], header("violation"), violation(1)]
    reading = read_form(*beside(group, [DOCUMENTS, document(1), document(2)]))
    assert (outcomes(reading, "violation"), outcomes(reading, "issued_document")) == (["accepted"], ["accepted"] * 2)
    assert said(reading) == []


def test_the_right_table_may_reach_further_than_the_row_of_the_left_headers() -> None:
    reading = read_form(
        [*ITEMS[:3]],
        [1, "Tổng số CBCCVC", 40, None, *DOCUMENTS],
        [2, "Số hội nghị quán triệt", 3, None, 1, "Kế hoạch", "9/KH-SNV", datetime(2020, 7, 20), "Về kiểm tra"],
    )
    assert values(reading, "dissemination", "value") == [40, 3]
    assert values(reading, "issued_document", "title") == ["Về kiểm tra"]


def test_of_several_blank_columns_that_one_divides_by_which_most_is_known() -> None:
    spaced = [[*row[:5], None, *row[5:]] for row in (header("violation"), violation(1))]
    reading = read_form(*beside(spaced, [DOCUMENTS, document(1)]))
    assert (values(reading, "violation", "sanction"), outcomes(reading, "issued_document")) == (
        ["Nhắc nhở"],
        ["accepted"],
    )


def test_a_signature_over_the_gap_joins_nothing() -> None:
    signature: list[list[Value]] = [[None, "NGƯỜI LẬP BIỂU", None, None, None, None, None, None, "GIÁM ĐỐC"]]
    reading = read_form(*beside([header("violation"), violation(1), *signature], [DOCUMENTS, document(1)]))
    assert (outcomes(reading, "violation"), outcomes(reading, "issued_document")) == (["accepted"], ["accepted"])
    assert kinds(reading)[3] == "signature"
    check_ledger("bieu.xlsx", reading)


def test_one_form_twice_beside_each_other_is_said_and_not_read() -> None:
    """Two rows of one form in one row of the sheet could not be told from each other."""
    items = [1, "Tổng số CBCCVC", 40, None]
    reading = read_form([*ITEMS, None, *ITEMS], [*items, None, 2, "Số hội nghị quán triệt", 3, None])
    assert kinds(reading) == {1: "header", 2: "rejected"}
    assert said(reading) == [("sheet.duplicate_column", "G1"), ("sheet.duplicate_column", "H1")]
    check_ledger("bieu.xlsx", reading)


def two_months(left: str, right: str, *above: list[Value]) -> FileReading:
    """Two tables of violations beside each other, each under a line that says of when it is."""
    gap: list[Value] = [None] * len(header("violation"))
    july = [violation(1, office="Phòng cũ"), violation(2, office="Phòng cũ", people=5)]
    titles: list[list[Value]] = [*above, [left, *gap, right]]
    rows = beside([header("violation"), *july], [header("violation"), violation(1)])
    return read_form(*titles, *rows)


@pytest.mark.parametrize("titles", [("Tháng 7/2020", "Tháng 8/2020"), ("KỲ TRƯỚC", "THÁNG 8"), ("Tháng 7", "Kỳ này")])
def test_of_one_form_twice_beside_each_other_the_one_titled_for_another_month_is_left_out(
    titles: tuple[str, str],
) -> None:
    reading = two_months(*titles)
    assert kinds(reading) == {1: "title", 2: "header", 3: "accepted", 4: "unknown_sheet"}
    assert values(reading, "violation", "office") == ["Phòng Tổ chức"]
    assert said(reading) == [("sheet.unknown", "A2")]
    check_ledger("bieu.xlsx", reading)


def test_so_it_is_below_a_title_of_the_whole_report() -> None:
    reading = two_months("Tháng 7/2020", "Tháng 8/2020", ["BÁO CÁO THÁNG 8/2020"])
    assert (values(reading, "violation", "office"), said(reading)) == (["Phòng Tổ chức"], [("sheet.unknown", "A3")])


@pytest.mark.parametrize(
    "reading",
    [
        two_months("Tháng 8/2020", "Tháng 8/2020"),
        two_months("Tháng 6/2020", "Tháng 7/2020"),
        two_months("Tháng 7/2020", "Bảng 2"),
    ],
)
def test_it_is_not_where_the_titles_leave_it_open(reading: FileReading) -> None:
    assert "sheet.duplicate_column" in dict(said(reading))
    assert "accepted" not in kinds(reading).values()


LETTERS = st.text("sStTđàừ ſşT\u200b\u0301-_x0D\n(1)*.", max_size=6)
WORDS = st.one_of(st.sampled_from([*ITEMS, *DOCUMENTS, "STT", "TT", "Người lập biểu", "Tổng số"]), LETTERS)
CELLS = st.one_of(st.none(), st.none(), WORDS, st.integers(0, 9))
HEADS = st.lists(st.sampled_from([[*ITEMS], [*DOCUMENTS], [None], ["STT"], ["Ghi chú", None]]), min_size=2, max_size=4)


@st.composite
def sheets_with_tables_beside(draw: st.DrawFn) -> Sheet:
    """Titles, a header made of parts of headers, rows of anything."""
    head = [cell for part in draw(HEADS) for cell in part]
    rows = [*draw(st.lists(st.lists(CELLS, max_size=3), max_size=3)), head]
    rows += draw(st.lists(st.lists(CELLS, max_size=len(head)), max_size=4))
    width = max(map(len, rows))
    told = [(n, (*cells, *[None] * (width - len(cells)))) for n, cells in enumerate(rows, 1)]
    return Sheet("01", False, tuple((n, cells) for n, cells in told if any(cell is not None for cell in cells)))


@given(sheets_with_tables_beside())
def test_the_quick_look_passes_over_no_sheet_that_the_long_one_divides(sheet: Sheet) -> None:
    decoded = decode_sheet(sheet)
    assert may_divide(decoded.rows, is_plain=decoded.is_plain) == may_divide(decoded.rows)
    if not may_divide(sheet.rows):
        assert best_seam(sheet, sheet.rows) is None


@given(st.lists(LETTERS, max_size=3))
def test_no_two_cells_that_mean_stt_escape_the_quick_look(texts: list[str]) -> None:
    if sum("stt" in label_keys(text) for text in texts) > 1:
        rows = ((1, tuple(texts)),)
        assert may_divide(rows)
        assert may_divide(rows, is_plain=decode_sheet(Sheet("01", False, rows)).is_plain)


def test_the_quick_look_passes_over_one_whole_table() -> None:
    rows = [(1, (*DOCUMENTS,)), *((n, (*document(n),)) for n in range(2, 5))]
    assert not may_divide(rows)


def test_the_name_of_one_of_two_tables_is_not_the_other_s() -> None:
    totals = header("declared_total")
    reading = read_form(
        [*totals, None, "Mục", "Nội dung"],
        [1, "Tổng số nhiệm vụ được giao", "nhiệm vụ", 7, 8, None, "Ưu điểm", "Chỉ đạo kịp thời"],
        [2, "Số nhiệm vụ đã hoàn thành", "nhiệm vụ", 5, 6, None, "Kiến nghị đề xuất", "Bổ sung kinh phí"],
        name="07-TH",
    )
    assert values(reading, "declared_total", "in_period") == [7, 5]
    assert values(reading, "remark", "heading") == ["Ưu điểm", "Kiến nghị đề xuất"]


_GROUPS = ["STT", "Lĩnh vực", "Số hồ sơ đã giải quyết", None, None, None]
_COUNTS = [None, None, "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"]
_SERVICE: list[Value] = [1, "Đất đai", 7, 2, 4, 1]
_MERGED = [(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 6)]


def test_merged_cells_of_one_table_hold_no_rows_of_the_other() -> None:
    merged = [(first, left + 3, last, right + 3) for first, left, last, right in _MERGED]
    reading = read_form(
        ["Mục", "Nội dung", None, *_GROUPS],
        ["Ưu điểm", "Chỉ đạo kịp thời", None, *_COUNTS],
        ["Nguyên nhân", "Việc nhiều", None, *_SERVICE],
        merged=merged,
    )
    assert values(reading, "remark", "heading") == ["Ưu điểm", "Nguyên nhân"]
    assert values(reading, "service_result", "resolved_late") == [1]


def test_a_table_may_begin_right_behind_the_last_column_of_a_merged_group() -> None:
    reading = read_form(
        [*_GROUPS, *ITEMS], [*_COUNTS], [*_SERVICE, 1, "Tổng số CBCCVC", 40], merged=_MERGED,
    )  # fmt: skip
    assert values(reading, "service_result", "resolved_on_time") == [4]
    assert values(reading, "dissemination", "value") == [40]


def test_names_of_those_who_sign_may_stand_between_two_tables() -> None:
    reading = read_form(
        [*DOCUMENTS, None, "Mục", "Nội dung"],
        [*document(1), None, "Ưu điểm", "Chỉ đạo kịp thời"],
        ["NGƯỜI LẬP BIỂU", None, None, None, None, None, "THỦ TRƯỞNG ĐƠN VỊ"],
        ["Nông Thị Hạnh", None, None, None, None, None, "Vi Văn Thành"],
    )
    assert values(reading, "remark", "heading") == ["Ưu điểm"]
    assert list(kinds(reading).values()) == ["header", "accepted", "signature", "signature"]


def test_the_right_table_may_begin_a_whole_title_block_further_down() -> None:
    answer = [1, "Kế hoạch", "9/KH-SNV", datetime(2020, 7, 20), "Về kiểm tra"]
    items: list[list[Value]] = [ITEMS, [1, "Tổng số CBCCVC", 40], [2, "Số hội nghị quán triệt", 3]]
    right: list[list[Value]] = [["VĂN BẢN"], ["Tháng 8/2020"], [], ["UBND TỈNH LẠNG SƠN"], [], DOCUMENTS, answer]
    rows = [
        [*(items[n] if n < len(items) else []), *[None] * (5 - (len(items[n]) if n < len(items) else 0)), *right[n]]
        for n in range(len(right))
    ]
    reading = read_form(*rows)
    assert values(reading, "dissemination", "value") == [40, 3]
    assert values(reading, "issued_document", "title") == ["Về kiểm tra"]
    assert said(reading) == []


def test_rows_beside_a_table_whose_header_stands_too_far_down_are_said() -> None:
    row = ["Kế hoạch", "9/KH-SNV", "ngày 20 tháng 7 năm 2020", "Về kiểm tra"]
    right: list[list[Value]] = [*[[f"Tiêu đề {n}"] for n in range(9)], list(DOCUMENTS), *[[n, *row] for n in (1, 2, 3)]]
    left = [header("violation"), *[violation(n, people=n) for n in range(1, 10)]]
    rows = [[*(left[n] if n < len(left) else [None] * 8), None, *right[n]] for n in range(len(right))]
    reading = read_form(*rows)
    assert outcomes(reading, "violation") == ["accepted"] * 9
    assert values(reading, "issued_document", "title") == []
    assert said(reading) == [("sheet.unknown", "A11")]


def test_a_form_that_is_lost_among_three_tables_beside_each_other_is_said() -> None:
    rows = [header("task_progress"), task(1), task(2)]
    twice = beside([["Tháng 8"], *rows], [["Tháng 8"], *rows])
    reading = read_form(*beside(twice, [header("violation"), violation(1), violation(2, office="Phòng B")]))
    assert outcomes(reading, "violation") == ["accepted"] * 2
    assert ("sheet.unknown", None) in said(reading)
    assert ("sheet.unknown", None) not in said(two_months("Tháng 8", "Tháng 8"))  # which says it by the columns


def test_names_of_persons_above_tables_beside_each_other_are_told_once() -> None:
    top: list[Value] = ["Họ và tên", *[None] * 9, "Họ và tên"]
    names: list[Value] = ["Nguyễn Văn A", *[None] * 9, "Trần Thị B"]
    heads: list[Value] = [*header("violation"), None, *header("issued_document")]
    row = [*violation(1), None, 1, "Kế hoạch", "5/KH-SNV", day(7, 20), "Kỷ luật, kỷ cương"]
    reading = read_form(top, names, heads, row)
    assert said(reading) == [("sheet.personal_data", "A1"), ("sheet.personal_data", "K1")]
    assert not any("Trần Thị B" in text for _, _, text, _, _ in reading.evidence)
    alone = read_form(heads, row)
    assert said(alone) == []

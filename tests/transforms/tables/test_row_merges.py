from __future__ import annotations

import pytest

from tests.transforms.made_sheets import (
    day,
    header,
    kinds,
    outcomes,
    read_form,
    said,
    task,
    values,
)
from transforms.tables.row_merges import MergedDown


def test_a_row_that_shares_all_but_its_words_with_the_row_above_is_data() -> None:
    shared = [(2, column, 3, column) for column in (1, 2, 3, 4, 6, 8)]
    reading = read_form(header("task_progress"), task(1), [None] * 4 + ["Việc thứ hai"], task(2, "9/KH"), merged=shared)
    assert values(reading, "task_progress", "content") == ["Rà soát thủ tục 1", "Việc thứ hai", "Rà soát thủ tục 2"]
    assert values(reading, "task_progress", "document_number")[1] == "12/UBND-NC"


@pytest.mark.parametrize("number", [2, "2.", None])
def test_a_header_told_again_amid_merged_rows_takes_none_of_them_for_its_own(number: int | str | None) -> None:
    above, below = task(number, "9/KH", document_date="3/7/2020", due_on=None), task(3)
    below[1] = below[2] = None
    reading = read_form(
        header("task_progress"), task(1), above, header("task_progress"), below, merged=[(3, 2, 5, 2), (3, 3, 5, 3)]
    )
    assert kinds(reading) == {1: "header", 2: "accepted", 3: "accepted", 4: "repeat_header", 5: "accepted"}
    assert values(reading, "task_progress", "document_number") == ["12/UBND-NC", "9/KH", "9/KH"]


@pytest.mark.parametrize(("count", "words"), [(0, None), (2, "Tổng số 02 lỗi")])
def test_a_numbered_row_under_merged_cells_with_no_more_than_a_count_is_data(count: int, words: str | None) -> None:
    """A 0 made it a nil return, words of a total a total: an inspection less."""
    first = [1, "12/KH-SYT", day(7, 14), "Tự kiểm tra", "Phòng A", "Phòng B", day(7, 20), 1, "Chưa đeo thẻ"]
    second = [2, *[None] * 6, count, words]
    merged = [(2, column, 3, column) for column in range(2, 8)]
    reading = read_form(header("inspection_report"), first, second, merged=merged)
    assert values(reading, "inspection_report", "finding_count") == [1, count]
    alone = read_form(header("inspection_report"), first, second)
    assert kinds(alone)[3] in ("nil", "total")


def test_a_total_under_merged_cells_is_none_whatever_numbers_it() -> None:
    """The files of a field were counted twice."""
    top = ["STT", "Lĩnh vực", "Thủ tục", "Tổng số tiếp nhận", "Tổng số đã giải quyết"]
    rows = [
        [1, "Đất đai", "Cấp sổ", 3, 3],
        [2, None, "Tách thửa", 4, 4],
        [3, None, "Cộng", 7, 7],
        [4, "Hộ tịch", "A", 1, 1],
    ]
    reading = read_form(top, *rows, merged=[(2, 2, 4, 2)])
    assert kinds(reading) == {1: "header", 2: "accepted", 3: "accepted", 4: "total", 5: "accepted"}


def test_printed_rows_under_a_merged_nil_word_are_a_nil_return() -> None:
    empty = [[number, None, None, None, 0, None, 0] for number in (2, 3)]
    reading = read_form(header("violation"), [1, "Không phát sinh"], *empty, merged=[(2, 2, 4, 2)])
    assert (kinds(reading), said(reading)) == ({1: "header", 2: "nil", 3: "nil", 4: "nil"}, [])


def test_the_same_row_without_merged_cells_is_a_group() -> None:
    reading = read_form(header("task_progress"), task(1), [None] * 4 + ["Việc thứ hai"], task(2, "9/KH"))
    assert kinds(reading)[3] == "section"


def test_remarks_under_a_merged_heading_are_remarks_whatever_they_begin_with() -> None:
    lines = [["Ưu điểm", "Làm tốt"], [None, "Giám đốc"], [None, "Ghi chú: đủ"], ["Nguyên nhân", "Thiếu người"]]
    reading = read_form(["Mục", "Nội dung"], *lines, merged=[(2, 1, 4, 1)])
    assert values(reading, "remark", "body") == ["Làm tốt", "Giám đốc", "Ghi chú: đủ", "Thiếu người"]


@pytest.mark.parametrize("spans", [[(2, 1, 4, 1), (3, 2, 5, 2), (9, 1, 9, 4)], [(4, 2, 5, 2), (2, 1, 4, 1)]])
def test_rows_below_the_first_of_a_merge_are_covered(spans: list[tuple[int, int, int, int]]) -> None:
    merged = MergedDown(spans)
    assert [row for row in range(12) if merged.covers(row)] == [3, 4, 5]


def test_what_a_cell_merged_across_hides_is_not_read_and_that_is_said() -> None:
    row = [*task(1)[:7], "Đang thực hiện", "20/7/2020", "9/BC"]
    reading = read_form(header("task_progress"), row, merged=[(2, 8, 2, 10)])
    assert values(reading, "task_progress", "completed_on") == [None]
    assert said(reading) == [("sheet.unknown", "I2")]
    reading = read_form(header("task_progress"), [*row[:8], None, None, None, "gấp"], merged=[(2, 8, 2, 10)])
    assert (said(reading), values(reading, "task_progress", "note")) == ([], ["gấp"])


def test_a_row_with_a_letter_under_merged_cells_is_data() -> None:
    lettered = [[mark, *task(n)[1:]] for n, mark in enumerate("ab")]
    covered = ["b", *[value if column in (4, 5) else None for column, value in enumerate(task(3))][1:]]
    covered[5] = "23/6/20"
    spans = [(3, column, 4, column) for column in (2, 3, 4, 8)]
    assert outcomes(read_form(header("task_progress"), *lettered, covered, merged=spans), "task_progress") == [
        *["accepted"] * 3
    ]


@pytest.mark.parametrize("days", [("15/7/2020 - 14/8/2020", "15/12/2019 - 14/8/2020"), ("14/8/2020", "14/8/2020")])
def test_days_below_a_header_whose_other_cells_reach_down_to_them_are_of_the_header(days: tuple[str, str]) -> None:
    reading = read_form(
        ["STT", "Chỉ tiêu", "Đơn vị tính", "Trong kỳ", "Lũy kế từ đầu năm"],
        [None, None, None, *days],
        [1, "Tổng số nhiệm vụ được giao", None, 12, 40],
        merged=[(1, column, 2, column) for column in (1, 2, 3)],
    )
    assert outcomes(reading, "declared_total") == ["accepted"]

from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.made_sheets import Line, day, header, read_form, said, task, values
from transforms.files.sheets import Value
from transforms.submissions.interpret import FileReading

_RECEIVED = "Số hồ sơ tiếp nhận"
_ANSWERS = "Mức độ hài lòng"


def services(group: str, headers: list[Value], figures: list[Value]) -> FileReading:
    """A sheet of 06-TTHC with a row, and but for what was resolved only the columns of one group, from D."""
    lines: list[Line] = [
        ["STT", "Lĩnh vực", "Số hồ sơ đã giải quyết", group, *[None] * (len(headers) - 1)],
        [None, None, "Đúng hạn", *headers],
        [1, "Hộ tịch", 80, *figures],
    ]
    return read_form(*lines, merged=[(1, 1, 2, 1), (1, 2, 2, 2), (1, 4, 1, 3 + len(headers))])


@pytest.mark.parametrize(
    ("group", "headers", "figures", "field", "together"),
    [
        (_ANSWERS, ["Số phiếu", "Rất hài lòng", "Hài lòng", "Không hài lòng"], [30, 10, 18, 2], "survey_satisfied", 28),
        (_ANSWERS, ["Số phiếu", "Hài lòng (phiếu)", "Rất hài lòng"], [30, 18, None], "survey_satisfied", 18),
        ("Kết quả khảo sát", ["Rất hài lòng", "Hài lòng"], ["-", "18"], "survey_satisfied", 18),
        (_RECEIVED, ["Trực tuyến", "Trực tiếp", "Bưu chính công ích"], [50, 30, 10], "received_in_person", 40),
        (_RECEIVED, ["Trực tiếp", "Trực tuyến", "Qua dịch vụ BCCI"], ["1.000", 50, 10], "received_in_person", 1010),
        (_RECEIVED, ["Trực tuyến mức độ 3", "Trực tuyến mức độ 4", "Trực tiếp"], [20, 30, 40], "received_online", 50),
        (_RECEIVED, ["DVC một phần", "DVC toàn trình", "Trực tiếp"], [20, 30, 40], "received_online", 50),
    ],
)
def test_a_count_in_two_columns_is_their_sum(
    group: str, headers: list[Value], figures: list[Value], field: str, together: int
) -> None:
    told = services(group, headers, figures)
    assert values(told, "service_result", field) == [together]
    assert "sheet.duplicate_column" not in dict(said(told))


@pytest.mark.parametrize(
    ("group", "headers", "figures", "field", "whole"),
    [
        (
            _ANSWERS,
            ["Số phiếu", "Rất hài lòng", "Hài lòng", "Từ hài lòng trở lên"],
            [30, 9, 18, 28],
            "survey_satisfied",
            28,
        ),
        (_ANSWERS, ["Số phiếu", "Hài lòng", "Không hài lòng"], [30, 28, 2], "survey_satisfied", 28),
        (_RECEIVED, ["Trực tuyến", "Mức độ 3", "Mức độ 4"], [50, 20, 29], "received_online", 50),
        (_RECEIVED, ["Trực tuyến", "Trực tiếp", "Trực tiếp, bưu chính"], [50, 40, 40], "received_in_person", 40),
    ],
)
def test_a_column_of_the_whole_stands_alone(
    group: str, headers: list[Value], figures: list[Value], field: str, whole: int
) -> None:
    assert values(services(group, headers, figures), "service_result", field) == [whole]


@pytest.mark.parametrize(
    ("words", "under", "together"),
    [
        (["Rất hài lòng", "Hài lòng"], "Số lượng", 28),
        (["Rất hài lòng", "Hài lòng"], "Tỷ lệ", None),
        (["Hài lòng", "Không hài lòng"], "Số lượng", 10),
    ],
)
def test_counts_beside_their_shares_are_added_up(words: list[Value], under: str, together: int | None) -> None:
    lines: list[Line] = [
        ["STT", "Lĩnh vực", "Đúng hạn", "Số phiếu", words[0], None, words[1], None],
        [None, None, None, None, *[under, "Tỷ lệ (%)"] * 2],
        [1, "Hộ tịch", 80, 30, 10, 33, 18, 60],
    ]
    merged = [*((1, column, 2, column) for column in range(1, 5)), (1, 5, 1, 6), (1, 7, 1, 8)]
    assert values(read_form(*lines, merged=merged), "service_result", "survey_satisfied") == [together]


def by_post_twice(first: str, second: str) -> FileReading:
    lines: list[Line] = [
        ["STT", "Lĩnh vực", _RECEIVED, None, None, None, "Số hồ sơ đã giải quyết"],
        [None, None, first, None, second, None, "Đúng hạn"],
        [None, None, *["Trực tiếp", "Bưu chính"] * 2, None],
        [1, "Hộ tịch", 11, 21, 100, 200, 80],
    ]
    merged = [(1, 1, 3, 1), (1, 2, 3, 2), (1, 3, 1, 6), (2, 3, 2, 4), (2, 5, 2, 6), (2, 7, 3, 7)]
    return read_form(*lines, merged=merged)


@pytest.mark.parametrize("other", ["Lũy kế từ đầu năm", "Tháng 7", "Kỳ trước"])
def test_of_two_columns_for_each_time_those_of_the_period_are_added_up(other: str) -> None:
    told = by_post_twice("Trong kỳ", other)
    assert (values(told, "service_result", "received_in_person"), said(told)) == ([32], [])


def test_of_several_pairs_nobody_knows_which_counts() -> None:
    assert said(by_post_twice("Cấp tỉnh", "Cấp huyện")) == [("sheet.duplicate_column", "D3")]
    heads: Line = ["STT", "Lĩnh vực", "Trực tiếp", "Bưu chính", "Đúng hạn", "Trực tiếp", "Bưu chính"]
    assert said(read_form(heads, [1, "Hộ tịch", 11, 21, 80, 60, 20])) == [("sheet.duplicate_column", "D1")]


@pytest.mark.parametrize(
    ("over", "received"),
    [("Trả kết quả", [None, None]), ("Hình thức trả kết quả", [None, None]), ("Tiếp nhận và trả kết quả", [80, 30])],
)
def test_how_results_were_given_back_is_not_received_where_no_other_columns_are(
    over: str, received: list[object]
) -> None:
    lines: list[Line] = [
        ["STT", "Lĩnh vực", over, None, None, "Số hồ sơ đã giải quyết", None],
        [None, None, "Trực tiếp", "Bưu chính", "Tổng số", "Tổng số", "Đúng hạn"],
        [1, "Hộ tịch", 20, 10, 80, 70, 70],
    ]
    told = read_form(*lines, merged=[(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 5), (1, 6, 1, 7)])
    names = ("received_total", "received_in_person")
    assert [values(told, "service_result", name)[0] for name in names] == received


def test_how_results_were_given_back_is_no_part_of_what_was_received() -> None:
    lines: list[Line] = [
        ["STT", "Lĩnh vực", _RECEIVED, None, "Trả kết quả", None],
        [None, None, "Trực tuyến", "Trực tiếp, bưu chính", "Trực tiếp", "Bưu chính"],
        [1, "Hộ tịch", 50, 40, 60, 30],
    ]
    told = read_form(*lines, merged=[(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 1, 6)])
    assert values(told, "service_result", "received_in_person") == [40]


def test_officials_and_public_employees_are_counted_together_and_what_is_no_count_is_named_where_it_stands() -> None:
    people: list[tuple[Value, Value]] = [(3, 2), ("-", 2), (1, None), (None, None), (1, "x"), ("x", 1)]
    rows: list[Line] = [[n, day(7, 14 + n), "Đeo thẻ", "Phòng A", *pair] for n, pair in enumerate(people, 1)]
    heads: Line = ["STT", "Ngày phát hiện", "Hành vi vi phạm", "Cơ quan, đơn vị"]
    told = read_form([*heads, "Số cán bộ, công chức vi phạm", "Số viên chức vi phạm"], *rows)
    assert values(told, "violation", "people_count") == [5, 2, 1, None, None, None]
    assert said(told) == [
        ("cell.required", "E5"),
        ("cell.not_a_number", "F6"),
        ("cell.not_a_number", "E7"),
    ]


@pytest.mark.parametrize(
    "headers",
    [["Gia hạn lần 1", "Gia hạn lần 2"], ["Gia hạn đến", "Gia hạn đến (lần 2)"], ["Gia hạn lần 1", "Gia hạn đến"]],
)
def test_of_extensions_the_last_one_holds_and_a_bad_one_is_named_where_it_stands(headers: list[Value]) -> None:
    pairs: list[tuple[Value, Value]] = [
        ("5/8/2020", "30/8/2020"),
        ("5/8/2020", "-"),
        (None, "6/8/2020"),
        ("5/8/2020", "x"),
    ]
    rows: list[Line] = [[*task(n)[:6], *pair, "Đang thực hiện"] for n, pair in enumerate(pairs, 1)]
    told = read_form([*header("task_progress")[:6], *headers, "Tình trạng thực hiện"], *rows)
    assert values(told, "task_progress", "extended_due_on") == [dt.date(2020, 8, d) for d in (30, 5, 6)] + [None]
    assert said(told) == [("cell.not_a_date", "H5")]


@pytest.mark.parametrize(
    "headers",
    [
        ["Gia hạn đến", "Gia hạn đến"],
        ["Gia hạn lần 2", "Gia hạn lần 1"],
        ["Gia hạn đến", "Gia hạn lần 1"],  # the last of all, or one before the first?
    ],
)
def test_of_extensions_in_no_order_nobody_knows_which_holds(headers: list[Value]) -> None:
    row: Line = [*task(1)[:6], "5/8/2020", "30/8/2020", "Đang thực hiện"]
    told = read_form([*header("task_progress")[:6], *headers, "Tình trạng thực hiện"], row)
    assert said(told) == [("sheet.duplicate_column", "H1")]


def test_counts_under_other_words_are_not_added_up() -> None:
    row: Line = [1, "Hộ tịch", 80, 30, 28, 18]
    told = read_form(["STT", "Lĩnh vực", "Đúng hạn", "Số phiếu", "Hài lòng", "Số phiếu hài lòng"], row)
    assert said(told) == [("sheet.duplicate_column", "F1")]


def test_shares_in_per_cent_are_not_added_up() -> None:
    told = services(_ANSWERS, ["Số phiếu", "Rất hài lòng (%)", "Hài lòng (%)"], [120, 33, 60])
    assert values(told, "service_result", "survey_satisfied") == [None]
    assert {code for code, _ in said(told)} == {"sheet.unknown"}

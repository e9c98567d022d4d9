from __future__ import annotations

import pytest

from tests.transforms.made_sheets import Line, day, read_form, said, values
from transforms.files.sheets import Value
from transforms.submissions.interpret import FileReading
from transforms.values.counts_apart import are_apart

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


def test_columns_of_other_words_are_no_parts() -> None:
    assert are_apart("survey_satisfied", ["Hài lòng", "Rất hài lòng"])
    assert not are_apart("survey_satisfied", ["Hài lòng", "Không hài lòng"])
    assert not are_apart("survey_satisfied", ["Hài lòng", "Rất hài lòng", "Hài lòng"])

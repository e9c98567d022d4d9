from __future__ import annotations

import pytest

from tests.transforms.made_sheets import read_form, said, values
from transforms.files.sheets import Value

NOT_A_NUMBER = ("cell.not_a_number", "C3")


@pytest.mark.parametrize(
    ("written", "beside", "rank", "count", "findings"),
    [
        ("50/63", None, 50, 63, []),
        ("hạng 63/63", None, 63, 63, []),
        ("Dung thu 63/63 tinh", None, 63, 63, []),
        ("Xếp thứ 50 trên 63 tỉnh", None, 50, 63, []),
        ("50/63 (giảm 3 bậc)", None, 50, 63, []),
        ("50/63 (sửa: 51/63)", None, None, None, [NOT_A_NUMBER]),
        ("50/63", 63, 50, 63, []),
        (50, 63, 50, 63, []),
        ("50/63", 34, None, 34, [NOT_A_NUMBER]),  # of how many nobody could tell
        ("64/63", None, None, 63, [NOT_A_NUMBER]),
        ("64/63", 63, None, 63, [NOT_A_NUMBER]),
        ("chưa rõ", None, None, None, [NOT_A_NUMBER]),
    ],
)
def test_a_rank_may_tell_of_how_many_it_is_where_its_own_cell_says_nothing_else(
    written: Value, beside: Value, rank: int | None, count: int | None, findings: list[tuple[str, str]]
) -> None:
    reading = read_form(["Chỉ số", "Năm", "Hạng", "Tổng số tỉnh, thành phố", "Điểm"],
                        ["PAPI", 2019, "12/63", None, 44], ["PCI", 2019, written, beside, 63])  # fmt: skip
    assert values(reading, "index_result", "rank") == [12, rank]
    assert values(reading, "index_result", "ranked_count") == [63, count]
    assert said(reading) == findings


def test_without_a_column_of_its_own_the_number_stands_behind_the_rank() -> None:
    reading = read_form(["Chỉ số", "Năm", "Hạng"], ["PCI", 2019, "50/63"], ["PAPI", 2019, 12])
    assert values(reading, "index_result", "ranked_count") == [63, None]


@pytest.mark.parametrize(
    ("written", "beside", "year"),
    [
        ("tăng 3 bậc (so với năm 2017)", None, 2017),
        ("So với 2017 tăng 3 bậc", None, 2017),
        ("tăng 3 bậc so với năm 2017", 2018, 2018),  # its own cell says more surely
        ("tăng 3 bậc so với năm trước", None, None),
        ("tăng 3 bậc", None, None),
    ],
)
def test_a_change_may_tell_since_which_year_it_is(written: Value, beside: Value, year: int | None) -> None:
    line: list[Value] = ["PCI", 2019, "50/63", written]
    reading = read_form(["Chỉ số", "Năm", "Hạng", "Thay đổi hạng", "Năm so sánh"], [*line, beside])
    assert (values(reading, "index_result", "compared_year"), said(reading)) == ([year], [])
    if beside is None:
        reading = read_form(["Chỉ số", "Năm", "Hạng", "Thay đổi hạng"], line)
        assert values(reading, "index_result", "compared_year") == [year]

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tests.warehouse.told import Told

RULE = "index.change_contradicts"


def published(rank: int, change: str | None, **said: Any) -> list[dict[str, Any]]:
    earlier = {"index": "PCI", "year": 2017, "rank": 47, "ranked_count": 63}
    return [
        earlier,
        {"index": "PCI", "year": 2019, "rank": rank, "ranked_count": 63, "compared_year": 2017, "stated_change": change}
        | said,
    ]


def test_a_fall_printed_as_a_rise_is_critical() -> None:
    told = Told()
    told.central("index_result", "2020-08", published(50, "tăng 3 bậc"))
    [found] = told.found()
    assert (found.rule, found.severity, found.unit, found.period) == (RULE, "critical", "LSN", "2020-08")
    assert "PCI 2019" in found.subject and "giảm 3 bậc" in found.message
    assert (found.left_value, found.right_value, found.right_cell) == ("47 → 50", "tăng 3 bậc", "G3")


def contradicted(*published_of: tuple[int, str | None]) -> list[str]:
    """Of what is published of as many indices, each by its rank and how it is said to have changed, what is wrong."""
    told = Told()
    rows = [row | {"index": f"PCI {n}"} for n, one in enumerate(published_of) for row in published(*one)]
    told.central("index_result", "2020-08", rows)
    found = told.found()
    assert {row.rule for row in found} <= {RULE}
    return [row.right_value for row in found]


def test_what_the_ranks_bear_out_is_in_order() -> None:
    borne_out = (
        (44, "tăng 3 bậc"),
        (50, "Giảm 03 bậc"),
        (47, "giữ nguyên"),
        (44, "+3"),
        (50, "-3"),
        (44, "tăng ba bậc"),
        (44, "tăng"),
        (50, None),
        (50, "theo công bố của VCCI"),
        (44, "↑3"),
        (44, "(+3)"),
        (50, "▼ 3"),
        (50, "giam 3 bac"),
        (47, "0"),
        (44, "3"),
        (44, "So với năm 2017 tăng 3 bậc"),
        (44, "từ hạng 47 lên hạng 44"),
        (44, "giảm 0,5 điểm, tăng 3 bậc"),
        (44, "giảm 0,5 điểm"),
        (44, "tăng 3 bậc trong bảng xếp hạng"),
        (44, "năm 2019 tăng"),
        (50, "lùi 3 bậc"),
        (47, "duy trì thứ hạng"),
        (35, "tăng mười hai bậc"),
        (24, "tăng hai mươi ba bậc"),
    )
    assert contradicted(*borne_out) == []


def test_a_wrong_number_or_direction_contradicts() -> None:
    wrong = (
        (44, "tăng 2 bậc"),
        (44, "giữ nguyên"),
        (47, "tăng 1 bậc"),
        (44, "tụt 3 hạng"),
        (50, "↑ 3"),
        (50, "tang 3 bac"),
        (44, "0"),
        (50, "tăng điểm, lên 3 bậc"),
        (45, "tăng mười hai bậc"),
    )
    assert sorted(contradicted(*wrong)) == sorted(change for _, change in wrong)


def test_ranks_out_of_different_counts_are_not_compared() -> None:
    told = Told()
    told.central("index_result", "2020-08", published(20, "tăng 3 bậc", ranked_count=34))
    assert told.found() == []


def test_without_a_year_compared_with_it_is_the_latest_one_before() -> None:
    told = Told()
    told.central("index_result", "2020-08", published(50, "tăng 3 bậc", compared_year=None))
    assert [row.rule for row in told.found()] == [RULE]


def test_the_rank_before_is_that_of_the_same_workbook_although_another_tells_a_later_year() -> None:
    told = Told()
    told.central("index_result", "2020-07", [{"index": "PCI", "year": 2018, "rank": 44, "ranked_count": 63}])
    told.central("index_result", "2020-08", published(47, "giữ nguyên", compared_year=None))
    assert told.found() == []


@pytest.mark.parametrize(("month_of_2018", "rules"), [("2020-07", [RULE]), ("2020-09", [])])
def test_where_the_workbook_tells_no_rank_before_an_earlier_one_does_and_no_later_one(
    month_of_2018: str, rules: list[str]
) -> None:
    told = Told()
    told.central("index_result", "2020-08", published(50, "tăng 3 bậc", compared_year=None)[1:])
    told.central("index_result", month_of_2018, [{"index": "PCI", "year": 2018, "rank": 47, "ranked_count": 63}])
    assert [row.rule for row in told.found()] == rules


@pytest.mark.parametrize(
    ("period", "received", "month"),
    [("2020-Q3", 11, "2020-09"), ("2020", 8, "2020-08"), ("2019", 8, "2019-12"), ("2020-08", 11, "2020-08")],
)
def test_of_a_workbook_for_a_year_or_a_quarter_it_belongs_to_the_last_month_and_to_none_yet_to_come(
    period: str, received: int, month: str
) -> None:
    told = Told()
    told.central("index_result", period, published(50, "tăng 3 bậc"), at=datetime(2020, received, 17, 8, 0))
    assert [(row.rule, row.period) for row in told.found()] == [(RULE, month)]

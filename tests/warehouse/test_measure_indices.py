"""Ranks and scores of the province; a positive change is an improvement."""

from __future__ import annotations

from typing import Any

from tests.warehouse.rows import Received, figures, workbook


def index(year: int, rank: int | None, count: int | None = 63, **more: Any) -> dict[str, Any]:
    return {"index": "PCI", "year": year, "rank": rank, "ranked_count": count, **more}


def told(*rows: dict[str, Any], received: str = "2020-08-17", period: str = "2020-08") -> Received:
    return workbook("SNV", period, received, index_result=rows)


def test_a_fall_in_rank_is_negative() -> None:
    said = figures(told(index(2017, 47), index(2019, 50, compared_year=2017, score=63.79)))
    assert said.value("index_rank", index="PCI", year=2019) == 50
    assert said.value("index_ranked_count", index="PCI", year=2017) == 63
    assert said.value("index_score", index="PCI", year=2019) == 63.79
    assert said.value("index_rank_change", index="PCI", year=2019) == -3


def test_without_a_named_year_the_latest_before_is_compared() -> None:
    said = figures(told(index(2017, 47), index(2018, 45), index(2019, 50)))
    assert said.value("index_rank_change", index="PCI", year=2019) == -5


def test_a_year_without_a_rank_is_passed_over_unless_it_is_the_one_named() -> None:
    between = index(2018, None, score=61.7)
    said = figures(told(index(2017, 47), between, index(2019, 50)))
    assert said.value("index_rank_change", index="PCI", year=2019) == -3
    named = figures(told(index(2017, 47), between, index(2019, 50, compared_year=2018)))
    assert not any(key[0] == "index_rank_change" for key in named.by_key)


def test_ranks_out_of_different_counts_are_not_compared() -> None:
    said = figures(told(index(2024, 16), index(2025, 12, 34)), period="2025-12")
    assert said.value("index_rank_change", index="PCI", year=2025) is None
    assert said.value("index_rank", index="PCI", year=2025) == 12


def test_a_rank_of_a_later_year_is_not_yet_so_in_a_period_of_an_earlier_one() -> None:
    old, new = told(index(2017, 47), index(2019, 50)), told(index(2019, 50), index(2021, 36), received="2022-05-17")
    said = figures(old, new)
    assert {key[3] for key in said.by_key if key[0] == "index_rank"} == {'{"index":"PCI","year":2019}'}
    assert figures(old, new, period="2021-12").value("index_rank_change", index="PCI", year=2021) == 14
    later = told(index(2024, 16), index(2025, 12), received="2026-05-17", period="2026-05")
    assert figures(old, later).value("index_rank_change", index="PCI", year=2019) == -3


def test_the_newest_workbook_received_tells() -> None:
    old, new = told(index(2019, 50)), told(index(2019, 49), received="2020-09-01", period="2020-07")
    assert figures(old, new).value("index_rank", index="PCI", year=2019) == 49

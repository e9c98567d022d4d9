from __future__ import annotations

from datetime import date
from typing import Any

from transforms.definitions.matching import RegisterVisit, ToldVisit
from transforms.matching.match_visits import match_visits

DAY = date(2020, 7, 22)


def visit(visit_id: int, day: int = 22, **said: Any) -> RegisterVisit:
    return RegisterVisit(visit_id, "SCT", "12/QĐ-SNV", DAY.replace(day=day), True)._replace(**said)


def told(told_id: int, day: int = 22, **said: Any) -> ToldVisit:
    return ToldVisit(told_id, "SCT", "12/QĐ-SNV", DAY.replace(day=day), 7, True)._replace(**said)


def ways(visits: list[RegisterVisit], rows: list[ToldVisit]) -> dict[int, tuple[int, str]]:
    pairs = match_visits(visits, rows)
    found = {pair.told_id: (pair.register_id, pair.way) for pair in pairs}
    assert len(found) == len(pairs)  # none is told of two visits
    return found


def test_unit_number_and_day_are_the_key() -> None:
    assert ways([visit(1), visit(2, unit="STC")], [told(1), told(2, unit="SYT")]) == {1: (1, "key")}


def test_another_number_is_another_visit_on_whatever_day() -> None:
    assert ways([visit(1)], [told(1, number="13/QĐ-SNV")]) == {}


def test_seven_days_off_is_the_same_visit_and_eight_are_not() -> None:
    assert ways([visit(1, 15)], [told(1)]) == {1: (1, "near_date")}
    assert ways([visit(1, 14)], [told(1)]) == {}


def test_the_same_day_goes_before_a_near_one() -> None:
    assert ways([visit(1, 20), visit(2, 22)], [told(1, 22), told(2, 21)]) == {1: (2, "key"), 2: (1, "near_date")}
    assert ways([visit(1, 20), visit(2, 22)], [told(1, 22)]) == {1: (2, "key")}


def test_another_workbook_telling_it_less_exactly_tells_it_again() -> None:
    assert ways([visit(1)], [told(1, 20), told(2, told_in=8)]) == {2: (1, "key"), 1: (1, "retold")}
    assert ways([visit(1)], [told(1, 20), told(2)]) == {2: (1, "key")}


def test_a_quarantined_row_matches_by_what_can_be_read_of_it() -> None:
    lost = {"accepted": False}
    assert ways([visit(1)], [told(1, inspected_on=None, **lost)]) == {1: (1, "quarantined")}
    assert ways([visit(1)], [told(1, number=None, **lost)]) == {1: (1, "quarantined")}
    assert ways([visit(1, unit=None, **lost)], [told(1)]) == {1: (1, "quarantined")}
    assert ways([visit(1, number=None, **lost)], [told(1)]) == {1: (1, "quarantined")}
    assert ways([visit(1, inspected_on=None, **lost)], [told(1)]) == {1: (1, "quarantined")}
    assert ways([visit(1)], [told(1, number=None, inspected_on=None, **lost)]) == {}
    assert ways([visit(1)], [told(1, 21, number=None, **lost)]) == {}


def test_a_day_alone_tells_no_visit_whose_unit_cannot_be_read() -> None:
    lost = {"unit": None, "accepted": False}
    assert ways([visit(1, **lost)], [told(1, number=None)]) == {}
    assert ways([visit(1, number=None, **lost)], [told(1)]) == {}

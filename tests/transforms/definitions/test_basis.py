"""Which rule holds for which period, and the three windows of a measure."""

from __future__ import annotations

from datetime import date

from transforms.definitions.basis import Basis
from transforms.definitions.periods import Period, Rule, Window

CHANGED = Basis(rules=((date.min, Rule.ND09), (date(2021, 1, 1), Rule.CALENDAR)))


def test_a_rule_holds_from_its_day_of_validity() -> None:
    assert CHANGED.window(Period.parse("2021-01")) == Window(date(2021, 1, 1), date(2021, 1, 31))


def test_the_rule_before_holds_until_then() -> None:
    assert CHANGED.window(Period.parse("2020-12")) == Window(date(2020, 11, 15), date(2020, 12, 14))


def test_since_start_begins_with_the_programme() -> None:
    assert Basis().since_start(Period.parse("2020-08")) == Window(date(2018, 1, 4), date(2020, 8, 14))

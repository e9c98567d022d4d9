"""Windows under rules with dates of validity: however the rule changes, no day is lost and none is counted twice."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from transforms.definitions.basis import Basis
from transforms.definitions.periods import Period, Rule, Window, months_between

MONTHS = tuple(months_between(Period.month(2019, 1), Period.month(2023, 12)))
changes = st.dictionaries(st.dates(date(2019, 1, 1), date(2023, 12, 31)), st.sampled_from(Rule), max_size=4)
bases = st.builds(
    lambda first, later: Basis(((date.min, first), *sorted(later.items()))), st.sampled_from(Rule), changes
)


@given(bases)
def test_months_follow_each_other_without_gap_or_overlap_whatever_the_rules(basis: Basis) -> None:
    windows = [basis.window(month) for month in MONTHS]
    for window, following in pairwise(windows):
        assert window.first <= window.last
        assert following.first == window.last + timedelta(days=1)


@given(bases, st.integers(2019, 2023))
def test_longer_periods_are_made_of_their_months_whatever_the_rules(basis: Basis, year: int) -> None:
    for written in ("-Q1", "-Q2", "-Q3", "-Q4", "-H1", "-H2", "-9M", ""):
        period = Period.parse(f"{year}{written}")
        months = period.months()
        assert basis.window(period) == Window(basis.window(months[0]).first, basis.window(months[-1]).last)
        first = basis.window(Period.month(year, 1)).first
        assert basis.year_to_date(period) == Window(first, basis.window(period).last)


@given(st.sampled_from(Rule), st.sampled_from(MONTHS))
def test_under_one_rule_the_windows_are_those_of_the_rule(rule: Rule, month: Period) -> None:
    basis = Basis(((date.min, rule),))
    assert basis.window(month) == month.window(rule)
    year_begins = Period.parse(str(month.year)).window(rule).first
    assert basis.year_to_date(month) == Window(year_begins, month.window(rule).last)


def test_the_first_month_under_another_rule_begins_where_the_last_one_ended() -> None:
    january = Period.month(2021, 1)
    to_calendar = Basis(((date.min, Rule.ND09), (date(2021, 1, 1), Rule.CALENDAR)))
    assert to_calendar.window(january) == Window(date(2020, 12, 15), date(2021, 1, 31))
    to_decree = Basis(((date.min, Rule.CALENDAR), (date(2021, 1, 1), Rule.ND09)))
    assert to_decree.window(january) == Window(date(2021, 1, 1), date(2021, 1, 14))


CHANGED = Basis(rules=((date.min, Rule.ND09), (date(2021, 1, 1), Rule.CALENDAR)))


def test_a_rule_holds_from_its_day_of_validity() -> None:
    assert CHANGED.window(Period.parse("2021-01")).last == date(2021, 1, 31)
    assert CHANGED.window(Period.parse("2021-02")) == Window(date(2021, 2, 1), date(2021, 2, 28))


def test_the_rule_before_holds_until_then() -> None:
    assert CHANGED.window(Period.parse("2020-12")) == Window(date(2020, 11, 15), date(2020, 12, 14))


def test_since_start_begins_with_the_programme() -> None:
    assert Basis().since_start(Period.parse("2020-08")) == Window(date(2018, 1, 4), date(2020, 8, 14))

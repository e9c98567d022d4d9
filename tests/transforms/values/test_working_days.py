from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.definitions.periods import Period, Rule
from transforms.values.working_days import WorkingDays

PLAIN = WorkingDays()
CORRECTED = WorkingDays(frozenset({date(2026, 1, 2)}), frozenset({date(2026, 1, 10)}))
DAYS = st.dates(date(2018, 1, 1), date(2027, 12, 31))


def test_the_second_working_day_after_the_cut_off_skips_the_week_end() -> None:
    assert PLAIN.after(date(2020, 8, 14), 2) == date(2020, 8, 18)


def test_tet_and_the_days_in_lieu_are_not_worked() -> None:
    assert PLAIN.after(date(2020, 1, 22), 1) == date(2020, 1, 30)
    assert not PLAIN.is_working_day(date(2025, 5, 2))
    assert PLAIN.is_working_day(date(2025, 4, 26))


def test_a_day_off_that_the_settings_add_is_not_worked_and_a_swapped_saturday_is() -> None:
    assert PLAIN.is_working_day(date(2026, 1, 2))
    assert not CORRECTED.is_working_day(date(2026, 1, 2))
    assert not PLAIN.is_working_day(date(2026, 1, 10))
    assert CORRECTED.is_working_day(date(2026, 1, 10))


def test_a_count_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        PLAIN.after(date(2020, 8, 14), 0)


def test_the_deadline_follows_the_rule_of_the_month() -> None:
    assert PLAIN.deadline(Period.parse("2020-08"), Rule.ND09, 2) == date(2020, 8, 18)
    assert PLAIN.deadline(Period.parse("2020-09"), Rule.CALENDAR, 2) == date(2020, 10, 2)


@settings(deadline=None, max_examples=60)
@given(DAYS, st.integers(1, 8), st.integers(1, 8))
def test_counting_in_two_steps_is_counting_in_one(day: date, first: int, second: int) -> None:
    assert CORRECTED.after(CORRECTED.after(day, first), second) == CORRECTED.after(day, first + second)


@settings(deadline=None, max_examples=60)
@given(DAYS, st.integers(1, 8))
def test_the_day_found_is_worked_and_exactly_that_many_lie_behind_it(day: date, count: int) -> None:
    found = CORRECTED.after(day, count)
    between = (day + timedelta(days=n) for n in range(1, (found - day).days + 1))
    assert CORRECTED.is_working_day(found)
    assert sum(CORRECTED.is_working_day(d) for d in between) == count

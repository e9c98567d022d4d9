"""Periods and their windows: Nghị định 09/2019/NĐ-CP, Điều 12, and calendar ones."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.definitions.periods import Kind, Period, Rule, Window, month_of, months_between

years = st.integers(2018, 2040)
rules = st.sampled_from(Rule)
written = st.builds(
    "{}{}".format,
    years,
    st.sampled_from(["", "-9M", "-H1", "-H2", *(f"-Q{q}" for q in range(1, 5)), *(f"-{m:02}" for m in range(1, 13))]),
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-08", date(2020, 7, 15), date(2020, 8, 14)),
        ("2020-01", date(2019, 12, 15), date(2020, 1, 14)),
        ("2020-Q3", date(2020, 6, 15), date(2020, 9, 14)),
        ("2020-H1", date(2019, 12, 15), date(2020, 6, 14)),
        ("2020-H2", date(2020, 6, 15), date(2020, 12, 14)),
        ("2020-9M", date(2019, 12, 15), date(2020, 9, 14)),
        ("2020", date(2019, 12, 15), date(2020, 12, 14)),
    ],
)
def test_a_period_of_the_decree_runs_from_the_15th_to_the_14th(text: str, first: date, last: date) -> None:
    assert Period.parse(text).window(Rule.ND09) == Window(first, last)


def test_a_calendar_month_ends_on_its_last_day_in_a_leap_year_too() -> None:
    assert Period.parse("2020-02").window(Rule.CALENDAR) == Window(date(2020, 2, 1), date(2020, 2, 29))


@given(written)
def test_a_period_is_written_as_it_was_read(text: str) -> None:
    assert str(Period.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "2020-13", "2020-00", "2020-Q5", "2020-H3", "08/2020", "2020-8", "20200-8", "2020-9m"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        Period.parse(text)


@given(written, rules)
def test_the_months_of_a_period_tile_its_window_exactly(text: str, rule: Rule) -> None:
    period = Period.parse(text)
    windows = [month.window(rule) for month in period.months()]
    assert windows[0].first == period.window(rule).first
    assert windows[-1].last == period.window(rule).last
    assert all(later.first - earlier.last == timedelta(days=1) for earlier, later in pairwise(windows))


@given(st.dates(date(2018, 1, 1), date(2040, 12, 31)), rules)
def test_each_day_lies_in_exactly_one_month(day: date, rule: Rule) -> None:
    month = month_of(day, rule)
    assert day in month.window(rule)
    assert day not in month.previous().window(rule)
    assert day not in month.next().window(rule)


@given(written)
def test_the_period_before_the_next_is_the_period_itself(text: str) -> None:
    period = Period.parse(text)
    assert period.next().previous() == period
    assert period.previous().kind is period.kind


def test_nine_months_and_years_follow_those_of_the_year_before() -> None:
    for written, before in (("2020-9M", "2019-9M"), ("2020", "2019")):
        assert str(Period.parse(written).previous()) == before and str(Period.parse(before).next()) == written
    assert str(Period.parse("2020-9M").before()) == "2019"


def test_after_nine_months_comes_the_fourth_quarter_and_else_the_next_of_the_kind() -> None:
    assert str(Period.parse("2020-9M").following()) == "2020-Q4"
    assert str(Period.parse("2020-H1").following()) == "2020-H2"
    assert str(Period.parse("2020").following()) == "2021"


def test_months_between_cross_the_year() -> None:
    months = months_between(Period.parse("2019-11"), Period.parse("2020-02"))
    assert [str(m) for m in months] == ["2019-11", "2019-12", "2020-01", "2020-02"]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("2020-08", Kind.MONTH, "tháng 8 năm 2020"),
        ("2020-Q3", Kind.QUARTER, "quý III năm 2020"),
        ("2020-H1", Kind.HALF, "6 tháng đầu năm 2020"),
        ("2020-H2", Kind.HALF, "6 tháng cuối năm 2020"),
        ("2020-9M", Kind.NINE_MONTHS, "9 tháng năm 2020"),
        ("2020", Kind.YEAR, "năm 2020"),
    ],
)
def test_a_period_has_a_name_in_running_text(text: str, kind: Kind, words: str) -> None:
    assert Period.parse(text).kind is kind
    assert Period.parse(text).vietnamese == words


@pytest.mark.parametrize("text", ["2020-01", "2020-08", "2020-Q1", "2020-Q3", "2020-H1", "2020-H2", "2020-9M", "2020"])
def test_what_comes_before_a_period_ends_where_that_begins(text: str) -> None:
    period = Period.parse(text)
    assert period.before().window().last + timedelta(days=1) == period.window().first

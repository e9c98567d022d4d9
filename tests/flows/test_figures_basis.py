from __future__ import annotations

from datetime import date

import pytest

from flows.figures_basis import basis_of, month_reported, period_due, refuse_not_begun, report_day
from flows.outcomes import Refusal
from flows.settings import Holidays, Periods, RuleChange, Settings, SingleDay
from transforms.definitions.periods import Kind, Period, Rule, Window

USUAL = Settings()


def test_a_deadline_is_counted_from_the_cut_off_of_any_month() -> None:
    assert basis_of(USUAL).deadline(Period.parse("2020-08")) == date(2020, 8, 18)


def test_days_off_of_the_settings_put_the_deadline_off() -> None:
    flood = Settings(holidays=Holidays(days_off=(SingleDay(day=date(2020, 8, 17), reason="bão"),)))
    assert basis_of(flood).deadline(Period.parse("2020-08")) == date(2020, 8, 19)


def test_a_change_of_rule_holds_from_its_day() -> None:
    changed = Settings(periods=Periods(rule_changes=(RuleChange(valid_from=date(2021, 1, 1), rule=Rule.CALENDAR),)))
    basis = basis_of(changed)
    assert basis.window(Period.parse("2020-12")).last == date(2020, 12, 14)
    assert basis.window(Period.parse("2021-01")) == Window(date(2020, 12, 15), date(2021, 1, 31))
    assert basis.deadline(Period.parse("2021-01")) == date(2021, 2, 2)


def test_a_report_is_refused_up_to_the_day_before_its_period_begins() -> None:
    august = Period.parse("2020-08")
    with pytest.raises(Refusal, match="15/07/2020"):
        refuse_not_begun(basis_of(USUAL), august, date(2020, 7, 14))
    refuse_not_begun(basis_of(USUAL), august, date(2020, 7, 15))


def test_a_report_is_made_on_the_working_day_after_the_deadline() -> None:
    assert report_day(USUAL, basis_of(USUAL), Period.parse("2020-08")) == date(2020, 8, 19)
    assert report_day(USUAL, basis_of(USUAL), Period.parse("2020-Q3")) == date(2020, 9, 17)


@pytest.mark.parametrize(
    ("kind", "day", "period"),
    [
        (Kind.MONTH, date(2020, 8, 19), "2020-08"),
        (Kind.MONTH, date(2020, 8, 18), None),
        (Kind.MONTH, date(2020, 8, 20), None),
        (Kind.QUARTER, date(2020, 9, 17), "2020-Q3"),
        (Kind.QUARTER, date(2020, 8, 19), None),
        (Kind.HALF, date(2020, 6, 17), "2020-H1"),
        (Kind.HALF, date(2020, 9, 17), None),
        (Kind.NINE_MONTHS, date(2020, 9, 17), "2020-9M"),
        (Kind.YEAR, date(2020, 12, 17), "2020"),
        (Kind.YEAR, date(2020, 9, 17), None),
    ],
)
def test_what_is_due_on_a_day(kind: Kind, day: date, period: str | None) -> None:
    due = period_due(USUAL, frozenset({kind}), day)
    assert (str(due) if due else None) == period


def test_every_month_of_two_years_is_due_on_exactly_one_day() -> None:
    days = [date.fromordinal(n) for n in range(date(2019, 1, 1).toordinal(), date(2021, 1, 1).toordinal())]
    due = [str(period) for day in days if (period := period_due(USUAL, frozenset({Kind.MONTH}), day))]
    assert due == [f"{year}-{month:02}" for year in (2019, 2020) for month in range(1, 13)]


def test_by_calendar_months_a_report_is_due_in_the_month_after() -> None:
    calendar = Settings(periods=Periods(rule=Rule.CALENDAR))
    assert str(period_due(calendar, frozenset({Kind.MONTH}), date(2020, 9, 4))) == "2020-08"


def test_the_month_reported_is_the_last_that_has_ended() -> None:
    assert str(month_reported(basis_of(USUAL), date(2020, 8, 14))) == "2020-07"
    assert str(month_reported(basis_of(USUAL), date(2020, 8, 15))) == "2020-08"

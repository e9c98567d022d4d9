"""On what figures stand, as the settings say: calendar rules, deadlines, the day known on, boundaries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from flows.outcomes import Exit, Refusal
from flows.received import today
from flows.settings import Settings
from transforms.definitions.basis import Basis
from transforms.definitions.periods import Kind, Period, Rule, month_of

if TYPE_CHECKING:
    from transforms.values.working_days import WorkingDays


def working_days(settings: Settings) -> WorkingDays:
    """The public calendar with the single days of the settings."""
    # Imported here, for the calendar of holidays is slow to import and not every command needs it.
    from transforms.values.working_days import WorkingDays

    single = settings.holidays
    return WorkingDays(frozenset(one.day for one in single.days_off), frozenset(one.day for one in single.days_worked))


def basis_of(settings: Settings, known_on: date | None = None, boundaries: str | None = None) -> Basis:
    """The basis of all figures under these settings; `boundaries` None takes the setting."""
    periods = settings.periods
    rules: dict[date, Rule] = {date.min: periods.rule}
    rules |= {change.valid_from: change.rule for change in periods.rule_changes}
    basis = Basis(
        tuple(sorted(rules.items())), periods.programme_start, known_on, boundaries or settings.report.boundaries
    )
    return replace(basis, deadline=cache(partial(_deadline, settings, basis)))


def _deadline(settings: Settings, basis: Basis, month: Period) -> date:
    return working_days(settings).deadline(month, basis.rule_for(month), settings.periods.deadline_working_days)


def period_of(written: str) -> Period:
    """The period as people write it; Refusal where it is none."""
    try:
        return Period.parse(written.strip().upper())
    except ValueError:
        raise Refusal(
            f"{written!r} không phải kỳ báo cáo. Viết 2020-08, 2020-Q3, 2020-H1, 2020-9M hoặc 2020.",
            f"{written!r} is no period. Write 2020-08, 2020-Q3, 2020-H1, 2020-9M or 2020.",
            Exit.USAGE,
        ) from None


def refuse_not_begun(basis: Basis, period: Period, day: date | None = None) -> None:
    """Refusal where on the day (None: today) the period has not begun: its report would be of nothing, and look like
    one."""
    day = day or today()
    first = basis.window(period).first
    if day < first:
        raise Refusal(
            f"Đến ngày {day:%d/%m/%Y} kỳ {period} chưa bắt đầu (từ ngày {first:%d/%m/%Y}), chưa có gì để báo cáo.",
            f"On {day} the period {period} has not begun (it does on {first}): there is nothing to report.",
            Exit.USAGE,
        )


def refuse_other_than_number(number: str | None) -> None:
    """Refusal where what is given for a report's number is none; blank takes back the one before."""
    if number and not re.fullmatch(r"\d+\w*", number):
        raise Refusal(
            f"{number!r} không phải số báo cáo. Chỉ viết số, ví dụ 123; ký hiệu (report.symbol) được in sau số đó.",
            f"{number!r} is no report number. Write the number alone, such as 123; report.symbol is printed behind it.",
            Exit.USAGE,
        )


def report_day(settings: Settings, basis: Basis, period: Period) -> date:
    """The day on which the period's report is made by itself: the working day after the units' deadline."""
    return working_days(settings).after(_deadline(settings, basis, period.months()[-1]), 1)


def period_due(settings: Settings, kinds: frozenset[Kind], day: date) -> Period | None:
    """The period of one of these kinds whose report is made on the day; None on any other day.

    Asked with the day that a run was scheduled for, a run that comes late makes the same report.
    """
    basis = basis_of(settings)
    month = month_of(day)
    for last in (month, month.previous(), month.previous().previous()):
        for period in _ending_with(last):
            if period.kind in kinds and report_day(settings, basis, period) == day:
                return period
    return None


def month_reported(basis: Basis, day: date) -> Period:
    """The month that is being reported on the day: the last one whose window has ended."""
    month = month_of(day)
    while basis.window(month).last >= day:
        month = month.previous()
    return month


def _ending_with(month: Period) -> Iterator[Period]:
    """Every period whose last month this is, the shortest first."""
    year, last = month.year, month.last_month
    yield month
    if last % 3 == 0:
        yield Period(year, last - 2, last)
    if last % 6 == 0:
        yield Period(year, last - 5, last)
    if last in (9, 12):
        yield Period(year, 1, last)

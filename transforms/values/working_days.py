"""Working days of Vietnam: the last day on which a submission is on time, and the day after it.

Public holidays, days in lieu and swapped Saturdays come from the `holidays` package; single days that it lacks are
given by the caller (source: Nghị định 09/2019/NĐ-CP, Điều 8.5 and 13; how many days is for the province to say).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import holidays

from transforms.definitions.periods import Period, Rule


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days are worked: the public calendar, with single days added to or taken from the days off.

    A day in both sets is worked: `days_worked` is the later correction.
    """

    days_off: frozenset[date] = frozenset()
    days_worked: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on the day."""
        if day in self.days_worked:
            return True
        return day not in self.days_off and bool(_calendar(day.year).is_working_day(day))

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, which itself is not counted; ValueError where count is below 1."""
        if count < 1:
            raise ValueError(f"the count of working days must be at least 1, not {count}")
        while count:
            day += timedelta(days=1)
            count -= self.is_working_day(day)
        return day

    def deadline(self, month: Period, rule: Rule, count: int) -> date:
        """The last day on which the submission of the month is on time: `count` working days after its cut-off."""
        return self.after(month.window(rule).last, count)


_CALENDARS: dict[int, holidays.HolidayBase] = {}


def _calendar(year: int) -> holidays.HolidayBase:
    """The public calendar around one year; a day's answer does not depend on which years were asked for before."""
    if year not in _CALENDARS:
        _CALENDARS[year] = holidays.country_holidays("VN", years=(year - 1, year, year + 1))
    return _CALENDARS[year]

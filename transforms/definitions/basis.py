"""On what a figure stands: which calendar rule, which day's knowledge, which boundaries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from transforms.definitions.periods import Period, Rule, Window


def _no_deadline(month: Period) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Basis:
    """`rules`: (valid from, rule), ascending, the first from the beginning of time. `known_on`: only what had been
    received by that day counts; None = all that is held. `boundaries`: `then` or `today`. `deadline`: the last day on
    which a month's submissions are on time, None where nobody has set one."""

    rules: tuple[tuple[date, Rule], ...] = ((date.min, Rule.ND09),)
    programme_start: date = date(2018, 1, 4)  # Chỉ thị 02/CT-UBND
    known_on: date | None = None
    boundaries: str = "then"
    deadline: Callable[[Period], date | None] = _no_deadline

    def rule_for(self, period: Period) -> Rule:
        """The rule in force when the period's last month begins."""
        day = date(period.year, period.last_month, 1)
        return next(rule for valid_from, rule in reversed(self.rules) if valid_from <= day)

    def window(self, period: Period) -> Window:
        """First and last day. Each month ends by its own rule and begins the day after the month before it ends, so
        that none is lost or counted twice where the rule changes."""
        return Window(self._last_day(period.months()[0].previous()) + timedelta(days=1), self._last_day(period))

    def year_to_date(self, period: Period) -> Window:
        """From the start of the year's window to the period's end."""
        return Window(self.window(Period.month(period.year, 1)).first, self._last_day(period))

    def since_start(self, period: Period) -> Window:
        """From the programme's start to the period's end."""
        return Window(self.programme_start, self._last_day(period))

    def _last_day(self, period: Period) -> date:
        return period.window(self.rule_for(period)).last


USUAL = Basis()

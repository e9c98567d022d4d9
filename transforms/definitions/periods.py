"""Reporting periods and their windows (Nghị định 09/2019/NĐ-CP, Điều 12; `calendar` beside it)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from transforms.definitions.patterns import late_pattern


class Rule(StrEnum):
    """How a period's first and last day are fixed."""

    ND09 = "nd09"
    CALENDAR = "calendar"


class Kind(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


_WRITTEN = late_pattern(
    r"(?P<year>20\d\d)(?:-(?:(?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<nine>9M)))?"
)
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of whole months of one reporting year: `2020-08`, `2020-Q3`, `2020-H1`, `2020-9M`, `2020`."""

    year: int
    first_month: int
    last_month: int

    @classmethod
    def parse(cls, written: str) -> Period:
        """Read the written form; ValueError where it is none."""
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise ValueError(f"not a period: {written!r} (2020-08, 2020-Q3, 2020-H1, 2020-9M or 2020)")
        year = int(match["year"])
        if match["month"]:
            return cls(year, int(match["month"]), int(match["month"]))
        if match["quarter"]:
            quarter = int(match["quarter"])
            return cls(year, 3 * quarter - 2, 3 * quarter)
        if match["half"]:
            return cls(year, 1, 6) if match["half"] == "1" else cls(year, 7, 12)
        return cls(year, 1, 9) if match["nine"] else cls(year, 1, 12)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        return cls(year, month, month)

    @property
    def kind(self) -> Kind:
        return {1: Kind.MONTH, 3: Kind.QUARTER, 6: Kind.HALF, 9: Kind.NINE_MONTHS, 12: Kind.YEAR}[
            self.last_month - self.first_month + 1
        ]

    def __str__(self) -> str:
        match self.kind:
            case Kind.MONTH:
                return f"{self.year}-{self.first_month:02}"
            case Kind.QUARTER:
                return f"{self.year}-Q{self.last_month // 3}"
            case Kind.HALF:
                return f"{self.year}-H{self.last_month // 6}"
            case Kind.NINE_MONTHS:
                return f"{self.year}-9M"
            case _:
                return str(self.year)

    @property
    def vietnamese(self) -> str:
        """As it stands in running text: `tháng 8 năm 2020`, `quý III năm 2020`, `6 tháng đầu năm 2020`, `năm 2020`."""
        match self.kind:
            case Kind.MONTH:
                return f"tháng {self.first_month} năm {self.year}"
            case Kind.QUARTER:
                return f"quý {_ROMAN[self.last_month // 3 - 1]} năm {self.year}"
            case Kind.HALF:
                return f"6 tháng {'đầu' if self.first_month == 1 else 'cuối'} năm {self.year}"
            case Kind.NINE_MONTHS:
                return f"9 tháng năm {self.year}"
            case _:
                return f"năm {self.year}"

    def months(self) -> tuple[Period, ...]:
        """The months that it is made of, in order."""
        return tuple(Period(self.year, m, m) for m in range(self.first_month, self.last_month + 1))

    def previous(self) -> Period:
        """The period of the same kind just before; of nine months and years, that of the year before."""
        return self._later(-1)

    def before(self) -> Period:
        """The one that ends where this one begins: the previous one, of nine months the year before."""
        return Period(self.year - 1, 1, 12) if self.kind is Kind.NINE_MONTHS else self.previous()

    def next(self) -> Period:
        """The one of the same kind after it; after nine months of a year those of the next."""
        return self._later(1)

    def _later(self, number: int) -> Period:
        """The one so many periods of its kind later."""
        length = self.last_month - self.first_month + 1
        if length >= 9:
            return Period(self.year + number, self.first_month, self.last_month)
        years, before = divmod(self.first_month - 1 + number * length, 12)
        return Period(self.year + years, before + 1, before + length)

    def following(self) -> Period:
        """What comes after it: after nine months the fourth quarter of the year, else the next of the same kind."""
        return Period(self.year, 10, 12) if self.kind is Kind.NINE_MONTHS else self.next()

    def window(self, rule: Rule = Rule.ND09) -> Window:
        """First and last day, both included. `nd09`: the 15th of the month before to the 14th of the last month."""
        if rule is Rule.CALENDAR:
            last_day = monthrange(self.year, self.last_month)[1]
            return Window(date(self.year, self.first_month, 1), date(self.year, self.last_month, last_day))
        before = date(self.year, self.first_month, 1) - timedelta(days=1)
        return Window(before.replace(day=15), date(self.year, self.last_month, 14))


def month_of(day: date, rule: Rule = Rule.ND09) -> Period:
    """The month whose window holds the day."""
    if rule is Rule.ND09 and day.day >= 15:
        day = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return Period(day.year, day.month, day.month)


def months_between(first: Period, last: Period) -> Iterator[Period]:
    """Each month from the one to the other, both included."""
    while first <= last:
        yield first
        first = first.next()

"""Days that a cell tells in part and all understand: "15/8" in a report of August, "21-22/7/2020" for a visit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from transforms.definitions.forms import Form
from transforms.definitions.patterns import late_pattern
from transforms.definitions.periods import Period, Window
from transforms.text.vietnamese import PLAIN_MARKS, folded_words
from transforms.values.dates import AMBIGUOUS_DATE, NOT_A_DATE, read_date_column
from transforms.values.normalise import Typed, TypedColumn

_LONGEST = 60
_MOST_DAYS = 31  # of a visit
_LATE = 31  # days behind the window, which a report of it may well tell of, or tell too early
_SOON = 183  # days: a deadline of the next year
# What a deadline is counted from, the nearest first.
_SINCE = {
    "due_on": ("document_date",),
    "extended_due_on": ("due_on", "document_date"),
    "remedy_due_on": ("inspected_on",),
}
# "1.1" may as well be a number.
_WITHOUT_YEAR = late_pattern(
    r"(?:[^\d/.\-]*[^\d/.\-a-z])?\d{1,2}(?:\s?/\s?|\.(?=\d\d)|\s?thang\s?)(?:0?[1-9]|1[0-2])\s?[/.]?"
)
_PART_OF_YEAR = late_pattern(r"\D*\b(?:(?:thang|thg|quy|qui)\s?|t)(?:0?[1-9]|1[0-2]|i{1,3}|iv)")
_DAY = r"(?:ngay\s)?(\d{1,2}(?:[/.]\d{1,2}){%s}(?:[/.]20\d\d)?)"
_IN_WORDS = late_pattern(r"(?<=\d)\s?(?:thang|nam)\s(?=\d)")
_DAYS = late_pattern(rf"(?:tu\s)?{_DAY % '0,1'}\s?(-|den(?: het)?|toi|[,;&+]|va)\s?{_DAY % '1'}")
_RANGES = ("-", "den", "den het", "toi")


def complete_days(form: Form, columns: Mapping[str, TypedColumn], window: Window, received: dt.date) -> None:
    """Read what is no date only for want of its year, or for telling the days that a visit took.

    What is past is the day nearest to the report's `window`, of its year so far if one is: in it there is no doubt,
    elsewhere, or where the same day of the next year is right behind a year's window, a warning. An event told in a
    report of December for "28/12" is told too early, and is none of the year before. A deadline ("15/9",
    "Tháng 9") is the first such day from that on which the task was given or the visit made, in the same year or soon
    after it; without doubt where that is the report's year. A visit is of its first day, with a warning; days that do
    not follow each other may be two visits.
    """
    begin = Period(window.last.year, 1, 12).window().first
    for name in form.field_names:
        column = columns.get(name)
        codes = column.codes.values() if column is not None and column.codes else ()
        if column is None or NOT_A_DATE not in codes or AMBIGUOUS_DATE in codes:
            continue
        asked = {
            position: text
            for position, code in column.codes.items()
            if code == NOT_A_DATE and type(text := column.raw[position]) is str and len(text) <= _LONGEST
        }
        early = window.last + dt.timedelta(_LATE) if name == form.event_date else received
        so_far = Window(begin, max(received, early))
        if name == "inspected_on":
            _take_first_days(column, asked, window, so_far)
        shortened = {position: text for position, text in asked.items() if _WITHOUT_YEAR.fullmatch(_plain(text))}
        if shortened and name in form.not_in_future:
            _take_past_days(column, shortened, window, so_far)
        elif name in _SINCE:
            shortened |= {position: text for position, text in asked.items() if _PART_OF_YEAR.fullmatch(_plain(text))}
            since = [columns[one].values for one in _SINCE[name] if one in columns]
            _take_deadlines(column, shortened, since, window)


def doubt_of(text: str) -> str | None:
    """What is said of a text that was read though it tells a day in part; None of one that tells a whole day."""
    if len(text) > _LONGEST:
        return None
    plain = _plain(text)
    if _several_days(text):
        return "ghi nhiều ngày; lấy ngày đầu,"
    return "không ghi năm; tạm hiểu là" if any(p.fullmatch(plain) for p in (_WITHOUT_YEAR, _PART_OF_YEAR)) else None


def _plain(text: str) -> str:
    return folded_words(text).translate(PLAIN_MARKS)


def _several_days(text: str) -> re.Match[str] | None:
    return _DAYS.fullmatch(_IN_WORDS.sub("/", _plain(text)))


def _take(column: TypedColumn, position: int, day: dt.date, sure: bool) -> None:
    column.values[position] = day
    del column.codes[position]
    if not sure:
        column.codes[position] = AMBIGUOUS_DATE


def _take_past_days(column: TypedColumn, asked: Mapping[int, str], window: Window, so_far: Window) -> None:
    tries = [_read(column, {position: f"{text}/{year}" for position, text in asked.items()}) for year in _years(window)]
    for position in asked:
        days = [found[position] for found in tries if position in found]
        if days:
            day = _nearest(days, window, so_far)
            is_behind = any(0 < (other - window.last).days <= _LATE for other in days)
            _take(column, position, day, sure=day in window and not is_behind)


def _years(window: Window) -> tuple[int, int]:
    return window.last.year, window.last.year - 1


def _nearest(days: Sequence[dt.date], window: Window, so_far: Window) -> dt.date:
    """The nearest to the window of the days in the year so far, of all where none is: "15/12" in a report of August."""
    begun = [day for day in days if day in so_far]
    return min(begun or days, key=lambda day: max(window.first - day, day - window.last))


def _take_deadlines(column: TypedColumn, asked: Mapping[int, str], since: list[list[Typed]], window: Window) -> None:
    given = {position: next((days[position] for days in since if days[position]), None) for position in asked}
    starts = {position: day for position, day in given.items() if isinstance(day, dt.date)}
    for later in (0, 1):
        texts = {position: f"{asked[position]}/{day.year + later}" for position, day in starts.items()}
        for position, day in _read(column, texts, due=True).items():
            start = starts[position]
            if day >= start and (not later or (day - start).days <= _SOON):
                _take(column, position, day, sure=start.year == day.year == window.last.year)
                del starts[position]


def _take_first_days(column: TypedColumn, asked: dict[int, str], window: Window, so_far: Window) -> None:
    for position, text in list(asked.items()):
        match = _several_days(text)
        if match is None:
            continue
        del asked[position]
        first, last = (match[place].replace(".", "/").split("/") for place in (1, 3))
        ends = _days([*last[:2], year] for year in last[2:] or first[2:] or map(str, _years(window)))
        end = _nearest(ends, window, so_far) if ends else window.last
        first += last[len(first) : 2]
        most = _MOST_DAYS if match[2] in _RANGES else 1
        years = first[2:] or (str(end.year), str(end.year - 1))  # "28/12 - 3/1/2020"
        starts = [day for day in _days([*first[:2], year] for year in years) if 0 <= (end - day).days <= most]
        if ends and starts:
            _take(column, position, starts[0], sure=False)


def _days(told: Iterable[Sequence[str]]) -> list[dt.date]:
    """The days that are any, of these days, months and years."""
    days: list[dt.date] = []
    for day, month, year in told:
        with suppress(ValueError):
            days.append(dt.date(int(year), int(month), int(day)))
    return days


def _read(column: TypedColumn, texts: Mapping[int, str], due: bool = False) -> dict[int, dt.date]:
    """The days that cells would be with these texts in their place, in the order of the column."""
    if not texts:
        return {}
    readings = read_date_column([texts.get(position, value) for position, value in enumerate(column.raw)], due=due)
    return {p: day for p in texts if (day := readings[p].value) is not None and readings[p].code is None}

"""The period that the lines above a table name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from transforms.definitions.forms.synonyms import made_of_lists
from transforms.definitions.patterns import late_pattern
from transforms.definitions.periods import Kind, Period, Rule, Window
from transforms.tables.cover import label_of
from transforms.text.vietnamese import folded_words
from transforms.values.period_words import LONGEST_SEARCHED, find_periods, read_period_words

BEFORE = late_pattern(r"\b(?:thang|ky|ki|quy|nam) truoc\b")
# What is told of again this month: "nhiệm vụ tháng 7 chuyển sang".
CARRIED = late_pattern(r"\bchuyen (?:sang|tiep)|\bton (?:dong|lai)|\b(?:tu|den) (?:thang|ky|quy)\b")
_OF_FIGURES = r"\W*(?:(?:so lieu|ket qua|tinh hinh|bieu|bang|thuc hien|cua)\W+)*"
_ANOTHER_TIME = late_pattern(
    rf"{_OF_FIGURES}(?:(?:thang|ky|ki|quy|nam) truoc|cung ky|luy ke|cong don)\b(?!.*chuyen sang)"
)
_THIS_TIME = late_pattern(rf"{_OF_FIGURES}(?:trong )?(?:thang|ky|ki|quy)(?: nay| bao cao)?\W*$")
SUMMED = late_pattern(r"\b(?:luy ke|cong don)\b")
# Not "Tháng 8 và lũy kế từ đầu năm", which is of the month as well.
_SUM = (
    r"\b(?=[lct])(?<!va )(?<!kem )(?<!co )(?<!khong )(?<!ke )(?<!don )(?<![+&] )(?<![+&])"
    r"(?:luy ke|cong don|tu dau nam)\b"
)
_SO_FAR = late_pattern(
    rf"{_SUM}"
    r"|(?<![\d/])(?<!ngay )\d{1,2} thang(?: (?:dau )?nam\b| ?/ ?20\d\d)"
    r"|\btu (?:ngay )?(?:0?1[/.\-]0?1|15[/.\-]12)(?:[/.\-]20\d\d)? den nay\b"
)
# "LŨY KẾ ĐẾN THÁNG 8/2020", "Từ tháng 1 đến tháng 8/2020".
_UP_TO_MONTH = late_pattern(
    rf"{_SUM}.*\bthang\b"
    r"|\bthang 0?1(?:[/.\-]20\d\d| nam 20\d\d)? ?(?:den|toi|[\-\u2010-\u2015]) ?(?:het )?thang \d"
)
_OF_A_YEAR = late_pattern(r"\b(?:dau|cuoi) nam\W*$")
_MONTHS_OF_YEAR = late_pattern(r"(?<![\d/])(\d{1,2}) thang (?:dau )?nam (20\d\d)\b")
_SO_MANY_MONTHS = frozenset((1, 2, 4, 5, 7, 8, 10, 11))  # others are a quarter, half or year, which name no month
_SOME_YEAR = 2020
_RULES = (Rule.ND09, Rule.CALENDAR)

_LONGEST_LINE = 300  # of a title
TITLES_KEPT = 1024  # of the sheets before: the sheets of a workbook say the same above their tables
_A_LITTLE_LONGER = 10  # days that people are off when they write a period as days

_DAY = r"(?:ngay[\s:]+)?(\d{1,2})\s?(?:[/.\-]|thang)\s?(\d{1,2})"
_YEAR = r"\s?(?:[/.\-]|,?\s?nam)\s?(20\d\d)"
_DAY_TO_DAY = late_pattern(
    rf"(?<![\d/.]){_DAY}(?:{_YEAR})?\s*(?:(?:den|toi)\s+(?:het\s+)?|[-\u2010-\u2015]\s*){_DAY}{_YEAR}(?![\d/])"
)
_UNTIL = late_pattern(
    rf"\b(?:tinh|so lieu|cap nhat|luy ke|tu dau nam(?: 20\d\d)?)\s+(?:den|toi)\s+(?:het\s+)?{_DAY}{_YEAR}(?![\d/])"
)  # of a register


def parse_period(written: str | None) -> Period | None:
    """A period code as a Period, None where there is none."""
    try:
        return Period.parse(written) if written else None
    except ValueError:
        return None


def title_period(lines: Sequence[tuple[str | None, str]]) -> Period | None:
    """The one period that the lines (cell, text) of a title block name; labelled lines first."""
    return _period_of(tuple([text for _, text in lines]))


def cell_of_period(lines: Sequence[tuple[str | None, str]], period: Period) -> str | None:
    """The cell of the line that names a period; of a period told by several lines that of the first one."""
    alone = (cell for cell, text in lines if title_period(((cell, text),)) == period)
    return next(alone, None) or next((cell for cell, text in lines if cell and says_when(text)), None)


@made_of_lists
@lru_cache(maxsize=TITLES_KEPT)
def _period_of(lines: tuple[str, ...]) -> Period | None:
    found: list[Period] = []
    windows: list[Period] = []
    for text in lines:
        label, colon, value = text.partition(":")
        if colon and label_of(label) == "period":
            labelled = parse_period(read_period_words(value))
            if labelled is not None:
                return labelled
        found += [p for p in map(parse_period, find_periods(text)) if p is not None]
        between = window_in_words(text)
        if between is not None:
            windows.append(between)
    if len(lines) > 1 and found:  # "KẾT QUẢ THÁNG 8" over "NHIỆM VỤ THÁNG 9 NĂM 2020": the lines are one title
        together = _together(lines)
        found = [p for text in together for p in map(parse_period, find_periods(text)) if p is not None]
    distinct = list(dict.fromkeys(found + windows))
    narrow = [p for p in distinct if p.kind is not Kind.YEAR] or distinct
    return narrow[0] if len(narrow) == 1 else None


def title_period_within(lines: Sequence[tuple[str | None, str]], year: int) -> Period | None:
    """The month or quarter that the lines of a title block name without a year, as one of this year."""
    return _period_within(tuple([text for _, text in lines]), year)


@made_of_lists
@lru_cache(maxsize=TITLES_KEPT)
def _period_within(lines: tuple[str, ...], year: int) -> Period | None:
    short = [
        f"{text} {year}" if _OF_A_YEAR.search(folded_words(text)) else f"{text} năm {year}"
        for text in lines
        if "20" not in text and len(text) <= _LONGEST_LINE
    ]
    period = _period_of(tuple([text for text in short if not CARRIED.search(folded_words(text))]))
    return period if period is not None and period.kind is not Kind.YEAR else None


@lru_cache(maxsize=4096)
def is_of_another_time(text: str) -> bool:
    """Whether a title says no more than that what stands below it is not of this period: "SỐ LIỆU KỲ TRƯỚC"."""
    return len(text) <= _LONGEST_LINE and _ANOTHER_TIME.match(folded_words(text)) is not None


@lru_cache(maxsize=4096)
def is_of_this_time(text: str) -> bool:
    """Whether a title says no more than that: "Kỳ này", "SỐ LIỆU TRONG KỲ"."""
    return len(text) <= _LONGEST_LINE and _THIS_TIME.match(folded_words(text)) is not None


def is_of_year_so_far(lines: Sequence[tuple[str | None, str]], told: Period | None, period: Period) -> bool:
    """Whether a title that tells no period narrower than a year says that figures are of its months so far: "8 THÁNG
    ĐẦU NĂM 2020", "LŨY KẾ NĂM 2020"; or any by its days or last month: "Từ 01/01/2020 đến 31/8/2020", "LŨY KẾ ĐẾN
    THÁNG 8/2020"."""
    up_to_month = None if _begins_its_year(period) else _UP_TO_MONTH
    if any(is_of_longer_days(text, period) or (up_to_month and up_to_month.search(_words(text))) for _, text in lines):
        return True
    if told == period or (told is not None and told.kind is not Kind.YEAR):
        return False
    return any(says_so_far(text, period) for _, text in lines)


def says_so_far(text: str, period: Period | None = None) -> bool:
    """Whether a title or a sheet's name says that figures are of the year so far, whatever month it names besides. In a
    file of months that begin the year the words for these say no more than its own period: "6 tháng đầu năm"."""
    pattern = SUMMED if period is not None and _begins_its_year(period) else _SO_FAR
    return pattern.search(_words(text)) is not None


def _begins_its_year(period: Period) -> bool:
    """Whether a period is the months of its year so far. Of January alone a sheet for the year so far is another."""
    return period.first_month == 1 and period.kind is not Kind.MONTH


def _words(text: str) -> str:
    return folded_words(text[:_LONGEST_LINE])


@made_of_lists
@lru_cache(maxsize=4096)
def says_when(text: str) -> bool:
    """Whether a title line names a period, with its year or without, or another time than the report's."""
    if len(text) > _LONGEST_LINE:
        return False
    if find_periods(text) or is_of_another_time(text) or is_of_this_time(text):
        return True
    if days_in_words(text) is not None or says_so_far(text):
        return True
    return title_period_within([(None, text)], _SOME_YEAR) is not None


def _together(lines: Iterable[str]) -> Iterator[str]:
    """Short lines as one title, so many of them as are looked through; each paragraph by itself."""
    title = ""
    for text in lines:
        if len(text) > _LONGEST_LINE:
            yield text
            continue
        if len(title) + len(text) >= LONGEST_SEARCHED:
            yield title
            title = ""
        title += f" {text}"
    yield title


def window_in_words(text: str) -> Period | None:
    """ "Từ ngày 15/7/2020 đến ngày 14 tháng 8 năm 2020", "15/7 - 14/8/2020": the period whose window that is."""
    window = days_in_words(text)
    if window is None:
        return None
    year = window.last.year
    candidates = [Period(year, m, m) for m in range(1, 13)] + [Period(year, q, q + 2) for q in (1, 4, 7, 10)]
    candidates += [Period(year, 1, 6), Period(year, 7, 12), Period(year, 1, 9), Period(year, 1, 12)]
    return next((p for p in candidates for r in _RULES if p.window(r) == window), None)


def month_so_far(lines: Iterable[str]) -> Period | None:
    """The month up to whose last day lines tell of its year, as a register does: "Từ 15/12/2019 đến 14/8/2020", "Tính
    đến hết ngày 14/8/2020", "8 THÁNG ĐẦU NĂM 2020"."""
    told = list(lines)
    last_days = set(filter(None, map(_last_day_so_far, told)))
    months = {Period(day.year, m, m) for day in last_days for m in range(1, 13)}
    found = {month for month in months if any(month.window(rule).last in last_days for rule in _RULES)}
    counted = {
        match.groups() for text in told for match in _MONTHS_OF_YEAR.finditer(folded_words(text[:_LONGEST_LINE]))
    }
    found |= {Period(int(year), int(month), int(month)) for month, year in counted if int(month) in _SO_MANY_MONTHS}
    return found.pop() if len(found) == 1 and len(last_days) <= 1 else None


def _last_day_so_far(text: str) -> date | None:
    window = days_in_words(text)
    if window is not None:
        year = Period(window.last.year, 1, 12)
        return window.last if window.first in [year.window(rule).first for rule in _RULES] else None
    match = _UNTIL.search(folded_words(text))
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def is_of_longer_days(text: str, period: Period) -> bool:
    """Whether a line names days up to the end of a period, or to an earlier one, that are more than the period has."""
    window, own = days_in_words(text), period.window(Rule.CALENDAR)
    if window is None or window.last > own.last:
        return False
    return (window.last - window.first) - (own.last - own.first) > timedelta(days=_A_LITTLE_LONGER)


@lru_cache(maxsize=4096)
def days_in_words(text: str) -> Window | None:
    """The days from one to another that a line names."""
    match = _DAY_TO_DAY.search(folded_words(text))
    if match is None:
        return None
    d1, m1, d2, m2, y2 = (int(match[place]) for place in (1, 2, 4, 5, 6))
    y1 = int(match[3]) if match[3] else y2 - (m1 > m2)
    try:
        return Window(date(y1, m1, d1), date(y2, m2, d2))
    except ValueError:
        return None


def overlap(one: Period, other: Period) -> bool:
    """Whether the one holds the other: a month and its quarter do not contradict each other."""
    return _within(one, other) or _within(other, one)


def _within(inner: Period, outer: Period) -> bool:
    return inner.year == outer.year and outer.first_month <= inner.first_month and inner.last_month <= outer.last_month

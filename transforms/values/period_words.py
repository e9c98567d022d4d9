"""Reporting periods as people write them: "Tháng 8/2020", "Quý III năm 2020", "6 tháng đầu năm 2020", "T8.2020".

Written periods are the codes of the measures: ``2020-08``, ``2020-Q3``, ``2020-H1``, ``2020-9M``, ``2020``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from transforms.definitions.patterns import late_pattern
from transforms.definitions.periods import Period
from transforms.files.sheets import Value
from transforms.text.vietnamese import PLAIN_MARKS, clean, fold, folded_words

LONGEST_SEARCHED = 2000  # characters of a text

MONTH_WORDS = {
    "mot": 1, "gieng": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12,
}  # fmt: skip
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "mot": 1, "nhat": 1, "hai": 2, "ba": 3,
             "tu": 4, "bon": 4}  # fmt: skip

_HALVES = {"dau": "H1", "cuoi": "H2"}

MONTH_WORD = "|".join(sorted(MONTH_WORDS, key=len, reverse=True))
ROMAN_MONTHS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}  # fmt: skip
ROMAN_MONTH = "|".join(sorted(ROMAN_MONTHS, key=len, reverse=True))
_LEFT = r"(?<![^\W_])"  # no letter or digit before
_QUARTER = r"qu[yi]\s*[.:]?\s*0?(?P<quarter>iii|ii|iv|i|[1-4])(?![^\W_])"
_TO_YEAR = r"[\s.,;/_\-()]{0,9}(?:cua\s+)?(?:nam(?![a-z]))?[\s.,:/_\-()]{0,9}"
_YEAR = r"(?P<year>20\d\d)(?!\d)"
# "T8/20"; behind another mark what can be no month and hardly a day: "T8.20", no "tháng 7-20 tháng 8", "8_31_08_2020".
_SHORT_YEAR = r"(?:(?P<year>20\d\d)|(?P<short>(?<=/)[1-4]\d|(?<=[.\-_])(?:1[89]|2\d)(?![./\-_h]\d|\s*thang)))(?!\d)"
_MONTH = r"(?P<month>\d{1,2})(?!\d)"
_AND_MORE = r"(?:\s*(?:[,+&\-]|va|den|toi)\s*(?:\d{1,2}|iii|ii|iv|i)(?![^\W_]))+"
_YEAR_AHEAD = _LEFT + r"nam[\s:]{0,3}" + _YEAR + r"[\s.,;:/_\-()]{1,5}"

# Full dates and what only looks like a period: taken out before anything is looked for.
_NO_PERIOD = late_pattern(
    r"ngay\s*[\d.…_\s]*\s*thang\s*[\d.…_\s]*(?:\s*nam\s*[\d.…_]*)?"  # a signature's date, filled in or not
    r"|(?<!\d)\d{1,2}\s+thang\s+\d{1,2}\s*,?\s*nam\s*20\d\d"
    r"|(?<!\d)\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?:20)?\d\d(?!\d)"
    r"|(?<!\d)20\d\d[/.\-_]\d{1,2}[/.\-_]\d{1,2}(?!\d)"
    r"|(?<!\d)\d{1,4}\s*/\s*20\d\d\s*/\s*[a-z][\w\-&/]*"  # 09/2019/NĐ-CP
    r"|\b(?:nghi dinh|quyet dinh|thong tu|nghi quyet|chi thi|luat|nd|qd|tt|nq)\s+(?:so\s*:?\s*)?"
    r"\d{1,4}\s*/\s*20\d\d(?!\d)"
    r"|(?<!\d)20\d\d\s*[-–—]\s*20\d\d(?!\d)"  # a range of years
    r"|viet nam(?=\W*20\d\d)"
)


def _year(match: re.Match[str]) -> str:
    return match["year"] or f"20{match['short']}"


def _half(match: re.Match[str]) -> str | None:
    return f"{match['year']}-H{2 if 'cuoi' in (match['half'], match['part']) else 1}"


def _nine_months(match: re.Match[str]) -> str | None:
    return f"{match['year']}-9M"


def _no_period(match: re.Match[str]) -> str | None:
    return None


def _count_of(year: str, match: re.Match[str]) -> str:
    """Months counted from the start of a year ("8 tháng đầu năm 2020"): they are none of the periods but for the half
    and nine months, yet say the year of a month before them, and that one behind them is not the report's own."""
    months = int(match["months"]) if match["months"].isdecimal() else MONTH_WORDS[match["months"]]
    if months == 6 and match["half"]:
        return f"{year}-{_HALVES[match['half']]}"
    return f"{year}-{months}M"


def _quarter(match: re.Match[str]) -> str | None:
    return f"{_year(match)}-Q{_QUARTERS[match['quarter']]}"


def _code(match: re.Match[str]) -> str | None:
    return f"{match['year']}-{match['code'].upper()}"


def _month_of(year: str, month: int) -> str | None:
    return f"{year}-{month:02d}" if 1 <= month <= 12 else None


def _month_in_words(match: re.Match[str]) -> str | None:
    return _month_of(match["year"], (MONTH_WORDS | ROMAN_MONTHS)[match["word"]])


def _month(match: re.Match[str]) -> str | None:
    return _month_of(_year(match), int(match["month"]))


# In order: what a pattern has matched is out of the sight of those below it.
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = tuple(
    (late_pattern(pattern), period)
    for pattern, period in (
        (  # "tháng 7, 8 năm 2020", "Quý I-II năm 2020"
            _LEFT + rf"(?:(?:thang|thg|t)[\s.]*\d{{1,2}}|{_QUARTER}){_AND_MORE}\s*,?\s*nam[\s:]*20\d\d(?!\d)",
            _no_period,
        ),
        (  # a week of a month is no month's report
            _LEFT
            + r"tuan\s+(?:(?:thu|so)\s+)?(?:\d{1,2}|iii|ii|iv|i|nhat|hai|ba|tu|dau|cuoi)[\s,\-]*(?:cua\s+)?"
            + rf"(?:thang|thg|t)[\s.]*\d{{1,2}}(?!\d){_TO_YEAR}{_SHORT_YEAR}",
            _no_period,
        ),
        (
            _LEFT + r"(?:0?6|sau|vi)\s*(?:thang|t)(?![a-z])\s*(?P<half>dau|cuoi)?(?P<part>)" + _TO_YEAR + _YEAR,
            _half,
        ),
        (_LEFT + r"nua\s+(?P<part>dau|cuoi)(?P<half>)" + _TO_YEAR + _YEAR, _half),
        (_LEFT + r"(?:0?9|chin)\s*(?:thang|t)(?![a-z])\s*(?:dau)?" + _TO_YEAR + _YEAR, _nine_months),
        (
            _LEFT + rf"(?P<months>\d{{1,2}}|{MONTH_WORD})\s*thang\s*(?P<half>dau|cuoi)?" + _TO_YEAR + _YEAR,
            lambda match: _count_of(match["year"], match),
        ),
        (
            _LEFT
            + r"qu[yi]\s*[.:]?\s*(?:thu\s+)?0?(?P<quarter>iii|ii|iv|i|[1-4]|mot|nhat|hai|ba|bon|tu)(?![^\W_])"
            + _TO_YEAR
            + _SHORT_YEAR,
            _quarter,
        ),
        (_LEFT + r"q[\s.\-:]*0?(?P<quarter>iii|ii|iv|i|[1-4])(?![^\W_])" + _TO_YEAR + _YEAR, _quarter),
        (_LEFT + r"(?P<year>20\d\d)[\-_./\s]?(?P<code>q[1-4]|h[12]|9m)(?![^\W_])", _code),
        (_LEFT + r"(?:thang(?: thu)?|thg|th|t)[\s.\-_:]*" + _MONTH + _TO_YEAR + _SHORT_YEAR, _month),
        # A month that was left blank, and not May: that is "tháng năm năm 2020".
        (r"(?<!hang )(?<!tung )(?<!cac )" + _LEFT + r"(?:thang|qu[yi])[\s.…_:]*\bnam\s+20\d\d(?!\d)", _no_period),
        (
            _LEFT + rf"thang[\s:]+(?:thu\s+)?(?!nam\s+20)(?P<word>{MONTH_WORD}|{ROMAN_MONTH})\b" + _TO_YEAR + _YEAR,
            _month_in_words,
        ),
        (  # "Quý 5/2020", "Tuần 5/2020", "tháng l2/2020": no May, no February; "Tháng O8 năm 2020": not the whole year
            _LEFT
            + r"(?:(?:qu[yi]|q|tuan)[\s.:]*\d{1,2}\s*[/.\-_]|(?:thang|thg|t)[\s.:]*l\d\s*[/.\-_]"
            + r"|(?:thang|thg|qu[yi]|q)[\s.:]*(?:thu\s+)?(?:[ivx]+|[\dol]*\d[\dol]*)[\s,]+nam[\s:]*)\s*"
            + _YEAR,
            _no_period,
        ),
        (r"(?<![\d/.])(?<!\d-)(?<!\d - )(?P<month>\d{1,2})\s*[/.\-_]\s*" + _YEAR, _month),
        (r"(?<!\d)(?P<year>20\d\d)\s*[/.\-_]\s*(?P<month>\d{1,2})(?![\d/])", _month),
        (r"(?<!\d)(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?!\d)", _month),
        (r"(?<!\d)(?P<month>0[1-9]|1[0-2])(?P<year>20\d\d)(?!\d)", _month),
        (_YEAR_AHEAD + r"(?:0?6|sau)\s*thang\s*(?P<half>dau|cuoi)(?P<part>)", _half),
        (_YEAR_AHEAD + r"(?:0?9|chin)\s*thang\b", _nine_months),
        (_YEAR_AHEAD + rf"(?:\d{{1,2}}|{MONTH_WORD})\s*thang\b", _no_period),
        (_YEAR_AHEAD + r"(?:thang|thg|t)[\s.:]*(?P<month>\d{1,2})(?![\d/])", _month),
        (_YEAR_AHEAD + _QUARTER, _quarter),
        (  # some part of the year, and none that reports are made for
            _LEFT
            + r"(?:(?:tuan|ky|dot)\s+(?:bao\s+cao\s+)?(?:(?:thu|so)\s+)?(?:\d{1,2}(?:\s*/\s*\d{1,2})?|iii|ii|iv|i)"
            + r"|giua)[\s,]*nam[\s:]*"
            + _YEAR,
            _no_period,
        ),
    )
)
# Named without a year of its own: "tháng 8" in "kết quả tháng 8, nhiệm vụ tháng 9 năm 2020".
_WITHOUT_YEAR = late_pattern(
    _LEFT + rf"(?:(?:thang\s*|thg\s*|t)\.?(?P<month>\d{{1,2}})|{_QUARTER})(?![^\W_])"
    r"(?!\s*[/.\-]\s*\d)"
)
_COUNTED = late_pattern(rf"{_LEFT}(?P<months>\d{{1,2}}|{MONTH_WORD})\s*thang\s*(?P<half>dau|cuoi)?")
_COUNTED_CODE = late_pattern(r"20\d\d-(?!9M)\d{1,2}M")
# Before a period that is not the report's own: what is planned for the next one, what the last one is held against.
_OF_ANOTHER = late_pattern(
    r"\b(?:phuong huong|(?<!thuc hien )nhiem vu|ke hoach|giai phap|du kien|trong tam|so voi|so sanh|cung ky"
    r"|luy ke|cong don)\b"
)
_NAMED_YEAR = late_pattern(_LEFT + r"nam\b[\s:.,\-_()]*" + _YEAR)
_BARE_YEAR = late_pattern(r"(?:ky|ky bao cao)?[\s:]*(20\d\d)\.?")
_BARE_MONTH = late_pattern(r"(?:ky|ky bao cao)?[\s:]*(\d{1,2})\s+(?:nam\s+)?(20\d\d)\.?")
_ENGLISH_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# "Aug-20", as a format of Excel shows a date.
_ENGLISH_MONTH = late_pattern(rf"({'|'.join(_ENGLISH_MONTHS)})[a-z]*[\s.,/\-']*(?:20)?(\d\d)\.?")
_AWAITS_NUMBER = late_pattern(r"\b(?:thang|quy|nam)\s*:?\s*$|\d\s*/\s*$")
_AWAITS_DAY = late_pattern(r"\b(?:tu|den|ngay)\s*:?\s*$")
_NUMBER = late_pattern(r"\s*(?:\d+|[IVXivx]{1,4})\s*")
_GOES_ON = late_pattern(r"\s*(?:nam\b|/|den\b)")


@lru_cache(maxsize=8192)
def find_periods(text: str) -> tuple[str, ...]:
    """All periods that a text names, in order of standing, each once.

    Full dates ("ngày 15/8/2020"), document numbers ("09/2019/NĐ-CP") and ranges of years are no periods. A year is one
    only with the word "năm", and only where the text names nothing narrower. A month or quarter without a year is of
    the year that follows it; one that is planned or compared with behind another ("nhiệm vụ tháng 9") is left out.
    """
    written = clean(text)[:LONGEST_SEARCHED].translate(PLAIN_MARKS)
    folded = fold(written).casefold()
    if len(folded) != len(written):
        written = folded
    accented = written.casefold() != folded
    remaining = _NO_PERIOD.sub(lambda match: "\x00" * len(match.group()), folded)
    found: list[tuple[int, str]] = []
    for pattern, code in _PATTERNS:
        for match in pattern.finditer(remaining):
            period = code(match)
            if period is not None:
                found.append((match.start(), period))
            remaining = remaining[: match.start()] + "\x00" * len(match.group()) + remaining[match.end() :]
    years = [
        (match.start(), match["year"])
        for match in _NAMED_YEAR.finditer(remaining)
        if not accented or written[match.start() + 1] in "ăĂ"
    ]
    if found or years:
        found += _with_the_year_behind(remaining, sorted(found + years))
    own = _own(folded, sorted(found)) if found else (year for _, year in years)
    return tuple(dict.fromkeys(period for period in own if not _COUNTED_CODE.fullmatch(period)))


def _with_the_year_behind(remaining: str, named: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Months, quarters and counts of months without a year, with that of the next period named behind them."""
    for match in _COUNTED.finditer(remaining):
        behind = next((period for place, period in named if place > match.start()), None)
        if behind is not None:
            yield match.start(), _count_of(behind[:4], match)
    for match in _WITHOUT_YEAR.finditer(remaining):
        behind = next((period for place, period in named if place > match.start()), None)
        if behind is None:
            continue
        year = int(behind[:4])
        if match["quarter"]:
            yield match.start(), f"{year}-Q{_QUARTERS[match['quarter']]}"
            continue
        month = int(match["month"])
        if behind != f"{year}-{month}M" and _COUNTED_CODE.fullmatch(behind):
            continue  # "tháng 9" before "8 tháng năm 2020", but not "tháng 8"
        if month == 1 and remaining[: match.start()].endswith("tu "):
            continue  # "từ tháng 1 đến tháng 8 năm 2020": where a sum begins
        period = _month_of(str(year), month)
        if period is not None and period > behind and len(behind) == len(period):
            period = _month_of(str(year - 1), month)  # "tháng 12, nhiệm vụ tháng 1 năm 2021"
        if period is not None:
            yield match.start(), period


def _own(folded: str, found: Sequence[tuple[int, str]]) -> Iterator[str]:
    """The periods but for those that are planned or compared with behind the first."""
    before = None
    for place, period in found:
        if before is None or not _OF_ANOTHER.search(folded, before, place):
            yield period
        before = place


def find_period(text: str) -> str | None:
    """The one period that a longer text (a title, a file name) names; None where it names none or several."""
    periods = find_periods(text)
    return periods[0] if len(periods) == 1 else None


def read_period_words(text: str) -> str | None:
    """The period that a cell or label states, a bare year among them; None where none or several are stated, but for a
    month and longer periods that go on behind it: "Tháng 8 năm 2020 (Quý III/2020)" is August."""
    folded = folded_words(text).translate(PLAIN_MARKS)
    if month := _BARE_MONTH.fullmatch(folded):
        return _month_of(month[2], int(month[1]))
    if month := _ENGLISH_MONTH.fullmatch(folded):
        return _month_of(f"20{month[2]}", _ENGLISH_MONTHS.index(month[1]) + 1)
    bare = _BARE_YEAR.fullmatch(folded)
    return bare.group(1) if bare else _narrowest(find_periods(text))


def _narrowest(named: Sequence[str]) -> str | None:
    """The only period, or the month that all others go on behind."""
    if len(named) < 2:
        return next(iter(named), None)
    shortest, *longer = sorted(map(Period.parse, named), key=lambda period: len(period.months()))
    return str(shortest) if all(shortest in one.months()[:-1] for one in longer) else None


_MONTH_NUMBER = late_pattern(rf"(?:(?:thang|thg|t)[\s.:]*)?(?:(\d{{1,2}})|({MONTH_WORD}))\.?")


def read_month(text: str) -> int | None:
    """The month of the year that a text states ("8", "Tháng 08", "T8", "tháng tám", "8/2020"), or None."""
    match = _MONTH_NUMBER.fullmatch(folded_words(text))
    if match:
        month = int(match[1]) if match[1] else MONTH_WORDS[match[2]]
        return month if 1 <= month <= 12 else None
    period = find_period(text) or ""
    return int(period[5:]) if re.fullmatch(r"\d{4}-\d{2}", period) else None


def with_numbers(cells: Sequence[Value]) -> Iterator[tuple[int, Value]]:
    """The cells of a line with column; months, years and days that have cells of their own join the words before them,
    and what goes on behind: "Tháng", 8, "năm", 2020."""
    first, told, joined = -1, "", False
    for column, value in enumerate(cells):
        if value is None:
            continue
        if told and _is_number(value) and _AWAITS_NUMBER.search(fold(told[-20:]).lower()):
            told, joined = f"{told} {value}", True
        elif told and isinstance(value, dt.date) and _AWAITS_DAY.search(fold(told[-20:]).lower()):
            told, joined = f"{told} {value.day}/{value.month}/{value.year}", True
        elif joined and type(value) is str and _GOES_ON.match(fold(value[:20]).lower()):
            told = f"{told} {value}"
        else:
            if told:
                yield first, told
            first, told, joined = (column, value, False) if type(value) is str else (-1, "", False)
            if not told:
                yield column, value
    if told:
        yield first, told


def _is_number(value: Value) -> bool:
    return type(value) is int or (type(value) is str and _NUMBER.fullmatch(value.translate(PLAIN_MARKS)) is not None)


def is_one_text(cells: Sequence[Value]) -> bool:
    """Whether several cells are one text with its numbers: a period, and no more."""
    return len(cells) - cells.count(None) > 1 and len(list(with_numbers(cells))) == 1

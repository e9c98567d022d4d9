"""Vietnamese dates from cells, decided by column; periods in words are ``period_words``.

Text dates are day first. A column with a provable month-first date (13 to 31 in second place: an American machine)
is month first, and each date that both readings allow is said to be ambiguous.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple, TypeGuard

from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import CellError, UncomputedFormula, Value, is_number
from transforms.text.vietnamese import FOOTNOTE_DIGITS, PLAIN_MARKS, folded_words, is_blank_mark, is_nil_word
from transforms.values.deadlines import period_end, says_no_deadline
from transforms.values.period_words import MONTH_WORD, MONTH_WORDS, ROMAN_MONTH, ROMAN_MONTHS, read_period_words

NOT_A_DATE = "cell.not_a_date"
AMBIGUOUS_DATE = "cell.ambiguous_date"
_YEARS = range(2000, 2101)
_YEAR_OF = attrgetter("year")
_DAYS_OR_BLANKS = frozenset((dt.date, type(None)))
_FIRST_YEAR_OF_1900S = 70  # of two digits
_SERIAL_ORIGIN = dt.date(1899, 12, 30)  # day 0 of the 1900 system for serials from 61 on


# What people type for digits: "15/8/2O20", "l5/8/2020".
_DIGITS = str.maketrans("OoIl|", "00111")
_DIGITS_AND_LETTERS = late_pattern(r"[\dOoIl|\s/.,\-]+")


class DateReading(NamedTuple):
    """A cell read as a date.

    ``value`` is None for a blank and for what cannot be read (``code`` ``cell.not_a_date``); ``cell.ambiguous_date`` is
    a warning and comes with the value taken. ``no_deadline`` is true where the cell says that there is no deadline.
    """

    value: dt.date | None
    code: str | None
    no_deadline: bool


_BLANK = DateReading(None, None, False)
_NO_DEADLINE = DateReading(None, None, True)
_ZEROES = (0, dt.time(), dt.date(1899, 12, 30))  # 00/01/1900, which a link to a blank cell shows
_UNREADABLE = DateReading(None, NOT_A_DATE, False)

_ENGLISH_NAMES = "january february march april may june july august september october november december".split()
_ENGLISH_MONTHS = {name[:n]: month for month, name in enumerate(_ENGLISH_NAMES, 1) for n in (3, 9)} | {"sept": 9}
_ENGLISH_MONTH = "|".join(sorted(_ENGLISH_MONTHS, key=len, reverse=True))
# "6 tháng năm 2020" may be six months, or a day without its month.
_VIETNAMESE_MONTH = MONTH_WORD.replace("nam", r"nam(?=[\s,/\-]*nam\b)")
_SEPARATOR = r"\s*(?:[/.,\-\\]|//|\.\.|--)\s*"  # one key hit twice leaves no doubt
_NUMERIC = late_pattern(
    rf"(\d{{1,2}})(?:{_SEPARATOR}|\s+)(\d{{1,2}})(?:{_SEPARATOR}|\s+|\s*/?\s*nam\s*)(\d{{4}}|\d{{2}})"
)
# As programs print it; from 17 o'clock on it is the next day here.
_WORLD_TIME = late_pattern(r"(\d{4})-(\d\d)-(\d\d)[Tt ](?:1[7-9]|2[0-3]):\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|\+00:?00)")
_COMPACT = late_pattern(r"\d{8}")
_DAY, _YEAR, _ANY_YEAR = r"(?P<day>\d{1,2})", r"(?P<year>\d{4})", r"(?P<year>\d{4}|\d{2})"
_MONTHS = MONTH_WORDS | ROMAN_MONTHS | _ENGLISH_MONTHS
# Nobody can doubt which is the day: 2020-8-15, 15 tháng 8 năm 2020, 15-Aug-20, 15/VIII/2020, Aug 15, 2020.
_CERTAIN = (
    late_pattern(rf"{_YEAR}\s*[/.\-]\s*(?P<month>\d{{1,2}})\s*[/.\-]\s*{_DAY}"),
    late_pattern(
        rf"(?:mung|mong)?\s*{_DAY}\s*[,\-/]?\s*(?:thang|thg|th)\s*\.?\s*(?P<month>\d{{1,2}}|{_VIETNAMESE_MONTH})"
        rf"\s*[,\-/]?\s*(?:nam\s*)?{_ANY_YEAR}"
    ),
    late_pattern(rf"{_DAY}(?:st|nd|rd|th)?[\s\-/.]*(?P<month>{_ENGLISH_MONTH})\.?[\s\-/.,]*{_ANY_YEAR}"),
    late_pattern(rf"{_DAY}{_SEPARATOR}(?P<month>{ROMAN_MONTH}){_SEPARATOR}{_YEAR}"),
    late_pattern(rf"(?P<month>{_ENGLISH_MONTH})\.?[\s\-]*{_DAY}(?:st|nd|rd|th)?[\s,]+{_YEAR}"),
)
_MONTH_BEFORE_DAY = late_pattern(  # "Tháng 8 ngày 15 năm 2020", "Năm 2020 tháng 8 ngày 15"
    r"(?:nam\s*(\d{4})\s*,?\s*)?thang\s*(\d{1,2})\s*,?\s*ngay\s*(\d{1,2})(?(1)|\s*(?:,|/|,?\s*nam)\s*(\d{4}))"
)
_TIME = (
    r"\d{1,2}\s*(?::\s*\d{2}|(?:h|gio)\s*(?:\d{1,2}(?!\d)\s*(?:phut|p|')?)?)(?::\d{1,2}(?:\.\d+)?)?"
    r"\s*(?:am|pm|sang|sa|chieu|ch|trua|toi)?"
)
_TIME_BEFORE = late_pattern(rf"(?:luc\s+|vao luc\s+|tu\s+)?{_TIME}\s*[,;\-]?\s*(?:ngay\s*)?(?=\d|thu\b|chu nhat\b)")
_PART_OF_DAY = r"\(?(?:buoi\s+)?(?:sang|trua|chieu|toi)\)?"
_PART_OF_DAY_BEFORE = late_pattern(rf"^{_PART_OF_DAY}\s*[,:\-]?\s+(?=ngay\b|\d|thu\b|chu nhat\b)")
_PART_OF_DAY_AFTER = late_pattern(rf"(?<=\d)\s*[,\-]?\s*{_PART_OF_DAY}$")
_TIME_AFTER = late_pattern(rf"(?:\s*,?\s*(?:luc\s+)?|t){_TIME}\s*(?:z|[+\-]\d\d:?\d\d)?$")
_WEEKDAY = late_pattern(
    r"^\(?(?:(?:thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7]))|chu nhat|t[2-7]|cn|mon|tue|wed|thu|fri|sat|sun)[a-z]*\)?"
    rf"\s*[,\-]?\s+(?=ngay|\d|(?:{_ENGLISH_MONTH})\b)"
)
_WEEKDAY_AFTER = late_pattern(
    r"(?<=\d)\s*[,\-]?\s*\(?(?:(?:ngay\s+)?thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|(?<=[\s(])(?:t[2-7]|cn))\)?$"
)
_PLACE = late_pattern(r"^[a-z.\s\-]+,\s*(?=ngay\b)|^(?:tp\.?\s*)?lang son,\s*(?=\d)|^[\-+\u2022]\s+(?=\d|ngay\b)")
_DAY_WORD = late_pattern(r"^(?:vao\s+)?ngay\s*:?\s*")
_BEFORE_WORDS = late_pattern(
    r"^(?:(?:hoan thanh|xong|han|thoi han|bao cao|gui|trinh|phai|cham nhat|muon nhat|la|den het|den|het|truoc|trong|"
    r"han cuoi|den han|ket qua|khong (?:qua|(?:muon|cham|tre) (?:hon|qua))|vao|toi|(?:da |duoc )?gia han|"
    r"lan (?:thu )?(?:\d|hai|ba))\b\s*:?\s*)+"
)
_FOOTNOTE_AFTER = late_pattern(r"(?<=\d)\s*(?:\(?\*+\)|\(\d\)|\[\d\])$")
_TIMES_AFTER = late_pattern(r"(?<=\d)\s*\((?:gia han )?lan (?:thu )?(?:\d|hai|ba)\)$")  # that a deadline was put off
# How the day stands to the deadline, which task systems print behind it: "15/8/2020 (còn 3 ngày)", "… Quá hạn 2 ngày".
_STANDING_AFTER = late_pattern(
    r"(?<=\d)[\s,;(\-]+(?:con(?: lai)?|qua han|tre(?: han)?|cham|som|dung han|truoc han|trong han|het han|den han)"
    r"(?:\s+\d{1,3}\s+(?:ngay|gio|thang)(?: lam viec)?)?\s*\)?$"
)
# By what a thing was done on that day: "13/8/2020 (BC số 45/BC-SYT)"; of a deadline it may be what moved it.
_DOCUMENT_AFTER = late_pattern(
    r"(?<=\d)\s*\((?:tai |theo )?"
    r"(?:bc|cv|vb|qd|kh|ttr|tb|bao cao|cong van|van ban|quyet dinh|ke hoach|to trinh|thong bao)\s[^()]*[^\W\d]\)$"
)
_DONE_WORDS = late_pattern(r"^(?:da\s+)?(?:hoan thanh|ht|xong|khac phuc(?: xong)?)(?:\s+vao)?\s*:?\s+")


@dataclass(frozen=True, slots=True)
class _TextDate:
    """The dates that a text allows, day first and month first, at least one; ``fixed`` by a form without doubt."""

    day_first: dt.date | None
    month_first: dt.date | None
    fixed: bool = False

    @property
    def proves_month_first(self) -> bool:
        return self.day_first is None

    @property
    def proves_day_first(self) -> bool:
        return self.month_first is None


def _accepted(value: dt.date | None) -> dt.date | None:
    return value if value is not None and value.year in _YEARS else None


def _date(year: str, month: int, day: int) -> dt.date | None:
    century = 0 if len(year) == 4 else 2000 if int(year) < _FIRST_YEAR_OF_1900S else 1900
    try:
        return _accepted(dt.date(int(year) + century, month, day))
    except ValueError:
        return None


def _fixed(value: dt.date | None) -> _TextDate | None:
    return _TextDate(value, value, fixed=True) if value is not None else None


def _compact(text: str) -> dt.date | None:
    """20200815 or 15082020, where only one of them is a date."""
    year_first = _date(text[:4], int(text[4:6]), int(text[6:]))
    day_first = _date(text[4:], int(text[2:4]), int(text[:2]))
    return (year_first or day_first) if (year_first is None) != (day_first is None) else None


def _bare_date_text(text: str, due: bool) -> str:
    """The folded text without place, weekday, time of day and the words that lead to a date."""
    folded = folded_words(text).translate(PLAIN_MARKS)
    folded = _PLACE.sub("", folded.strip(" .:;,'`\"*\u2018\u2019\u201c\u201d" + FOOTNOTE_DIGITS))
    if folded.startswith("(") and folded.endswith(")"):
        folded = folded[1:-1].strip()
    folded = _FOOTNOTE_AFTER.sub("", folded)
    folded = _WEEKDAY.sub("", _PART_OF_DAY_BEFORE.sub("", folded))
    folded = _STANDING_AFTER.sub("", _DONE_WORDS.sub("", folded))
    if not due:
        folded = _DOCUMENT_AFTER.sub("", folded)
    else:
        folded = _TIMES_AFTER.sub("", _BEFORE_WORDS.sub("", folded))
        folded = _WEEKDAY.sub("", folded)
    folded = _WEEKDAY.sub("", _TIME_BEFORE.sub("", folded, count=1)) if _TIME_BEFORE.match(folded) else folded
    folded = _DAY_WORD.sub("", folded)
    folded = _PART_OF_DAY_AFTER.sub("", _WEEKDAY_AFTER.sub("", folded))
    return _TIME_AFTER.sub("", folded).strip(" .;,")


def _text_date(text: str, due: bool) -> _TextDate | None:
    if match := _WORLD_TIME.fullmatch(text.strip()):
        day = _date(match[1], int(match[2]), int(match[3]))
        return _fixed(day + dt.timedelta(days=1)) if day else None
    bare = _bare_date_text(text, due)
    if match := _NUMERIC.fullmatch(bare):
        first, second, year = int(match[1]), int(match[2]), match[3]
        day_first, month_first = _date(year, second, first), _date(year, first, second)
        return _TextDate(day_first, month_first) if day_first or month_first else None
    for pattern in _CERTAIN:
        if match := pattern.fullmatch(bare):
            month = int(match["month"]) if match["month"].isdecimal() else _MONTHS[match["month"]]
            return _fixed(_date(match["year"], month, int(match["day"])))
    if match := _MONTH_BEFORE_DAY.fullmatch(bare):
        return _fixed(_date(match[1] or match[4], int(match[2]), int(match[3])))
    if _COMPACT.fullmatch(bare):
        return _fixed(_compact(bare))
    if re.fullmatch(r"[3-7]\d{4}(?:\.\d+)?", bare):
        return _fixed(_serial_date(float(bare)))
    return None


def _serial_date(value: int | float) -> dt.date | None:
    """A serial number of the 1900 system, its time of day dropped; 20200815 typed as a number."""
    if isinstance(value, int) and 10_000_000 <= value <= 99_999_999:
        return _compact(str(value))
    if not 61 <= value < 2_958_466:
        return None
    return _accepted(_SERIAL_ORIGIN + dt.timedelta(days=math.floor(value)))


@dataclass(frozen=True, slots=True)
class _Order:
    """What the texts of a column prove of the order of day and month."""

    month_first: bool
    day_first: bool

    def read(self, text_date: _TextDate) -> DateReading:
        day_first, month_first = text_date.day_first, text_date.month_first
        if text_date.fixed or day_first is None or month_first is None:
            return DateReading(day_first or month_first, None, False)
        value = month_first if self.month_first and not self.day_first else day_first
        return DateReading(value, AMBIGUOUS_DATE if self.month_first else None, False)


FEWEST_FOR_DOUBT = 4  # of each kind: of fewer it may be chance


def _may_be_swapped(stored: Sequence[dt.date], written: Sequence[_TextDate]) -> bool:
    """Whether the column looks typed on a month-first machine: what it took for dates has no day after the 12th, and
    what it left as text has no other."""
    return (
        len(stored) >= FEWEST_FOR_DOUBT
        and len(written) >= FEWEST_FOR_DOUBT
        and all(day.day <= 12 for day in stored)
        and all(text_date.proves_day_first for text_date in written)
    )


def _read_words(text: str, due: bool) -> DateReading:
    """A text that is no date: in a due column it may still say that there is no deadline, or name a period."""
    if due and says_no_deadline(text):
        return _NO_DEADLINE
    end = _accepted(period_end(text)) if due else None
    return DateReading(end, None, False) if end is not None else _UNREADABLE


def are_days(values: Sequence[Value]) -> TypeGuard[Sequence[dt.date | None]]:
    """Whether a column holds nothing but days that are read as they stand, and blanks."""
    if not _DAYS_OR_BLANKS.issuperset(map(type, values)):
        return False
    return all(year in _YEARS for year in set(map(_YEAR_OF, filter(None, values))))


def read_date_column(values: Sequence[Value], *, due: bool = False) -> list[DateReading]:
    """Read a column of calendar dates; order and length are those of ``values``.

    Takes dates and times (the date part), serial numbers of the 1900 system, and texts: 5/8/2020, 5.8.20, 05-08-2020,
    2020-08-05, "ngày 15 tháng 8 năm 2020", "15/8/2020 10:30", "15-Aug-2020"; years outside 2000 to
    2100 and dates without a year are ``cell.not_a_date``. Text is day first; where a text is provably month
    first (13 to 31 in second place) and none provably day first, the column is month first, and each text date that
    both orders allow is read so with ``cell.ambiguous_date``. Where both kinds are proved, each proved one is read by
    itself and the others day first with that code. Stored dates of which none is after the 12th beside day-first
    texts of which all are get that code too: a month-first machine may have taken the day for the month. Blanks,
    error cells and uncomputed formulas give neither value nor code; nor does 0, which stands for nothing among dates.

    In a ``due`` column "Thường xuyên", "Theo yêu cầu", "Không thời hạn" and nil words say that there is no deadline;
    "Trước 15/8/2020" is that day; a deadline that names a month, quarter, half or year ("Tháng 8/2020", "Quý III/2020",
    "cuối năm 2020") is its last calendar day, since the work is in time until the named time is over.
    """
    texts = {value for value in values if isinstance(value, str) and len(value) <= 200}
    parsed = {text: found for text in texts if (found := _text_date(text, due)) is not None}
    order = _Order(
        month_first=any(text_date.proves_month_first for text_date in parsed.values()),
        day_first=any(text_date.proves_day_first for text_date in parsed.values()),
    )

    stored = [value for value in values if isinstance(value, dt.date)] if parsed else []
    swapped = _may_be_swapped(stored, list(parsed.values()))

    def read(value: Value) -> DateReading:
        if value is None or isinstance(value, (CellError, UncomputedFormula)):
            return _BLANK
        if isinstance(value, str):
            if is_blank_mark(value) or value.strip() == "0":
                return _NO_DEADLINE if due and is_nil_word(value) else _BLANK
            return order.read(parsed[value]) if value in parsed else _read_words(value, due)
        if value in _ZEROES and value is not False:
            return _BLANK
        if isinstance(value, dt.datetime):
            found = _accepted(value.date())
        elif isinstance(value, dt.date):
            found = _accepted(value)
        elif is_number(value):
            found = _serial_date(value)
        else:
            found = None
        if found is None:
            return _UNREADABLE
        doubt = swapped and isinstance(value, dt.date) and found.day != found.month
        return DateReading(found, AMBIGUOUS_DATE if doubt else None, False)

    seen: dict[tuple[type, Value], DateReading] = {}
    readings: list[DateReading] = []
    for value in values:
        key = (type(value), value)
        if key not in seen:
            seen[key] = read(value)
        readings.append(seen[key])
    return readings


def with_digits(text: str) -> str | None:
    """A text that would be a date if its letters were the digits that they look like, with these; else None."""
    mended = text.strip().translate(_DIGITS) if _DIGITS_AND_LETTERS.fullmatch(text) else ""
    return mended if _text_date(mended, due=False) is not None else None


def read_period_value(value: Value) -> str | None:
    """The period that a cover cell states: words, a year as a number, or a date of the month's first day.

    Excel turns "8/2020" into the date 01/08/2020 and, on some machines, "8.2020" into 8.202; a date of another day is
    no period.
    """
    if isinstance(value, str) and not isinstance(value, (CellError, UncomputedFormula)):
        return read_period_words(value)
    if isinstance(value, dt.date):
        return f"{value.year}-{value.month:02d}" if value.day == 1 and 2000 <= value.year <= 2100 else None
    if is_number(value) and 0 < value < 1_000_000:
        if value == round(value):
            return read_period_words(str(round(value)))
        return read_period_words(f"{value:.4f}") if value == round(value, 4) else None  # 8.2020 for a decimal
    return None

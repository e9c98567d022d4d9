"""Vietnamese numbers from cells, decided by column: counts, rates in percent points, decimals.

Vietnamese writes a dot between thousands and a comma before decimals; Excel on a foreign machine keeps some of that
as text and turns some into other numbers. What a clerk could not be sure of is ``cell.not_a_number``, never a guess.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import CellError, UncomputedFormula, Value, is_number
from transforms.text.vietnamese import FOOTNOTE_DIGITS, clean, fold, folded_words, is_blank_mark
from transforms.values.count_words import contradicts, is_another, leaves_it
from transforms.values.number_formats import as_formatted, as_general, decimals_of, number_format

NOT_A_NUMBER = "cell.not_a_number"
NEGATIVE = "cell.negative"
LARGEST_COUNT = 2**31 - 1
_RESIDUE = 1e-9  # of a sum of fractions, which no cell shows: 2.9999999999999996
LARGEST_DECIMAL = 10**12
LARGEST_RATE = Decimal(1000)  # percent points: more is no rate that a person wrote
_LONGEST = 200  # characters of a text that may be a number


class NumberReading(NamedTuple):
    """A cell read as a number.

    ``value`` is None for a blank (then ``code`` is None) and for what cannot be read (then ``code`` says why:
    ``cell.not_a_number`` or ``cell.negative``). ``decimals`` is the number of decimals printed, None without a value.
    """

    value: int | Decimal | None
    code: str | None
    decimals: int | None


BLANK = NumberReading(None, None, None)
_UNREADABLE = NumberReading(None, NOT_A_NUMBER, None)
_NEGATIVE = NumberReading(None, NEGATIVE, None)

_SIGN = r"(?P<sign>[+\-\u2010-\u2015\u2212]?)\s*"
_COUNT = late_pattern(
    _SIGN + r"(?P<whole>[1-9]\d{0,2}(?:(?P<mark>[.,' ])\d{3})(?:(?P=mark)\d{3})*|\d{1,12})(?P<rest>.*)",
    re.DOTALL | re.ASCII,
)
_FOOTNOTE = dict.fromkeys(map(ord, FOOTNOTE_DIGITS))  # digits to nobody
_ZERO_DECIMALS = late_pattern(r"[.,]0{1,2}")
_THOUSANDS_POSSIBLE = late_pattern(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_STORED_THOUSANDS_PROOF = late_pattern(r"[1-9]\d{0,2}\.\d{3}\.\d{3}")


_QUOTES = " '\"`\u2018\u2019\u201c\u201d"  # an apostrophe that keeps a number text, as any program writes it


def _plain(text: str) -> str:
    return (
        clean(unicodedata.normalize("NFKC", text.translate(_FOOTNOTE)))
        .strip(_QUOTES)
        .removesuffix("(*)")
        .rstrip(" :;*")
    )


def count_in_text(text: str) -> NumberReading:
    """A count as typed: "1.234", "05 vụ"."""
    match = _COUNT.fullmatch(_plain(text).replace("\u2019", "'")) if len(text) <= _LONGEST else None
    if match is None:
        return _UNREADABLE
    rest = match["rest"]
    if (zeros := _ZERO_DECIMALS.match(rest)) and rest[0] != match["mark"]:  # "1.000.00" lost a digit
        rest = rest[zeros.end() :]
    value = int(re.sub(r"\D", "", match["whole"]))
    if value > LARGEST_COUNT or not leaves_it(rest) or is_another(rest, value) or contradicts(rest, value):
        return _UNREADABLE
    if match["sign"] not in ("", "+") and value:
        return _NEGATIVE
    return NumberReading(value, None, 0)


_RANK = late_pattern(
    r"(?:(?:dung|xep|vi tri)\s+)?(?:(?:thu|hang)\s*:?\s+){0,2}(\d{1,3})"
    r"(?:\s*(?:/|\btren)\s*(\d{1,3})(?:\s*(?:tinh|dia phuong).*|\s*\((?:tang|giam|giu|so voi)\b[^()]*\))?)?\.?",
    re.IGNORECASE,
)


def rank_match(text: str) -> re.Match[str] | None:
    """The place (1) of "thứ 50", "hang 50/63", "xếp thứ 50 trên 63 tỉnh", and out of how many (2) where it says so."""
    return _RANK.fullmatch(folded_words(text))


def _is_blank(value: Value) -> bool:
    if value is None or isinstance(value, (CellError, UncomputedFormula)):
        return True
    return isinstance(value, str) and is_blank_mark(value)


def _stored_count(value: int | float, dot_is_thousands: bool) -> NumberReading:
    if not math.isfinite(value) or abs(value) > LARGEST_COUNT:
        return _UNREADABLE
    whole = round(value)
    if abs(value - whole) < _RESIDUE:
        return NumberReading(whole, None, 0) if whole >= 0 else _NEGATIVE
    if value < 0:
        return _UNREADABLE
    if dot_is_thousands and _THOUSANDS_POSSIBLE.fullmatch(repr(value)):
        return NumberReading(int(repr(value).replace(".", "")), None, 0)
    return _UNREADABLE


def read_count_column(values: Sequence[Value]) -> list[NumberReading]:
    """Read a column of counts (integers from 0 up).

    A dot, comma or blank before exactly three digits is a thousands mark; a number may be followed by its unit of
    count ("5 vụ") or a remark in parentheses. Blanks, nil words, error cells and uncomputed formulas give neither value
    nor code: the caller decides. Fractions, dates (Excel makes them of 5/12), booleans and other text are
    ``cell.not_a_number``. A stored 1.234 is not a whole number and so unreadable, unless a text such as "1.234.567" in
    the same column proves that its dots are thousands marks which this machine did not understand.
    """
    texts = {value for value in values if isinstance(value, str)}
    dot_is_thousands = any(_STORED_THOUSANDS_PROOF.search(text) for text in texts)
    from_text = {text: BLANK if _is_blank(text) else count_in_text(text) for text in texts}
    readings: list[NumberReading] = []
    for value in values:
        if value is None or isinstance(value, (CellError, UncomputedFormula)):
            readings.append(BLANK)
        elif isinstance(value, str):
            readings.append(from_text[value])
        elif is_number(value):
            readings.append(_stored_count(value, dot_is_thousands))
        else:
            readings.append(_UNREADABLE)
    return readings


_RATE = late_pattern(
    _SIGN + r"(?P<whole>\d{1,4})(?:\s*[.,]\s*(?P<fraction>\d{1,10}))?\s*(?P<percent>%|\(%\)|phan tram)?\s*[.;,]?",
    re.IGNORECASE | re.ASCII,
)
_ROUNDED = late_pattern(r"^(?:[≈~∼]\s*|dat\s+|xap xi\s+|khoang\s+)?(?:ty le\s+)?", re.IGNORECASE)
_COUNTED = late_pattern(r"(?P<part>\d{1,9})\s*/\s*(?P<whole>[1-9]\d{0,8})", re.ASCII)  # 44/48 beside 91,6%


@dataclass(frozen=True, slots=True)
class _Printed:
    """A rate as printed, before it is known whether the column prints percent points or fractions of one."""

    value: Decimal
    percent: bool


def _is_quotient(rate: Decimal, part: int, whole: int) -> bool:
    """Whether the rate is the quotient in percent, rounded or cut to its own decimals."""
    return abs(Decimal(100 * part) / whole - rate) < Decimal(1).scaleb(-decimals_of(rate))


def _quotient(part: int, whole: int) -> _Printed | NumberReading:
    """The rate that two counts alone give, to more decimals than anybody prints; no part is more than its whole."""
    if part > whole:
        return _UNREADABLE
    return _Printed((Decimal(100 * part) / whole).quantize(Decimal("0.01"), ROUND_HALF_UP), True)


def _rate_from_text(text: str) -> _Printed | NumberReading:
    """A rate, the two counts that it is the quotient of, or both: "91,6% (44/48)"."""
    counted = _COUNTED.search(text)
    if counted is None:
        return _written_rate(text, needs_percent=False)
    part, whole = int(counted["part"]), int(counted["whole"])
    rest = text.replace(counted[0], "")
    if not rest:
        return _quotient(part, whole)
    rate = _written_rate(_ROUNDED.sub("", rest.strip(" ()=:,;")), needs_percent=True)
    return _UNREADABLE if isinstance(rate, _Printed) and not _is_quotient(rate.value, part, whole) else rate


def _written_rate(text: str, *, needs_percent: bool) -> _Printed | NumberReading:
    match = _RATE.fullmatch(text)
    if match is None or (needs_percent and not match["percent"]):
        return _UNREADABLE
    number = Decimal(f"{match['whole']}.{match['fraction']}" if match["fraction"] else match["whole"])
    if match["sign"] not in ("", "+") and number:
        return _NEGATIVE
    return _Printed(number, match["percent"] is not None)


def _printed_rate(value: Value, code: str | None) -> _Printed | NumberReading:
    if _is_blank(value):
        return BLANK
    if isinstance(value, str):
        return _rate_from_text(_ROUNDED.sub("", fold(_plain(value)))) if len(value) <= _LONGEST else _UNREADABLE
    if not is_number(value) or not math.isfinite(value) or abs(value) > LARGEST_RATE:
        return _UNREADABLE
    if value < 0:
        return _NEGATIVE
    printed = number_format(code)
    if printed is not None and printed.percent:
        return _Printed(as_formatted(Decimal(repr(value)) * 100, printed), True)
    if printed is not None and code is not None and "%" in code.split(";")[0]:  # 0.0"%" prints 0,5 as 0,5%
        return _Printed(as_formatted(Decimal(repr(value)), printed), True)
    if printed is None or 0 < value < 1:  # a fraction of one shown as 0,9 is still 91,6 %
        return _Printed(as_general(value), False)
    return _Printed(as_formatted(Decimal(repr(value)), printed), False)


def read_rate_column(values: Sequence[Value], formats: Mapping[int, str]) -> list[NumberReading]:
    """Read a column of rates as percent points, each with the decimals that were printed as its exponent.

    ``formats`` gives by position the number format of a stored number, none for General. 91,6%, 91.6 and
    0.916 under "0.0%" give Decimal("91.6"); a stored 92 has no decimals; "44/48" is 91,67, and "91,6% (44/48)" the
    rate where the two agree. Numbers below 1 without a percent sign are fractions of one where no other such number
    in the column is above 1; where some are, and for a lone 1, nobody could tell, so they are ``cell.not_a_number``.
    So are dates, and what is above 1000 percent.
    """
    printed = [_printed_rate(value, formats.get(index)) for index, value in enumerate(values)]
    bare = [item.value for item in printed if isinstance(item, _Printed) and not item.percent]
    are_fractions = any(0 < value < 1 for value in bare) and max(bare) <= 1
    readings: list[NumberReading] = []
    for item in printed:
        if isinstance(item, NumberReading):
            readings.append(item)
            continue
        value = item.value
        if not item.percent and are_fractions:
            value = value.scaleb(2)
            value = value if decimals_of(value) else value.quantize(Decimal(1))
        elif not item.percent and 0 < value <= 1:
            readings.append(_UNREADABLE)
            continue
        readings.append(NumberReading(value, None, decimals_of(value)) if value <= LARGEST_RATE else _UNREADABLE)
    return readings


_DECIMAL = late_pattern(_SIGN + r"(?P<number>\d[\d.,' ]{0,30})\s*%?(?P<rest>\D.*)?", re.ASCII | re.DOTALL)


def _match_decimal(text: str) -> re.Match[str] | None:
    match = _DECIMAL.fullmatch(_plain(text)) if len(text) <= _LONGEST else None
    return match if match is not None and leaves_it(match["rest"] or "") else None


def _marks_proved(texts: Iterable[str]) -> set[str]:
    """Which of "." and "," the texts of a column prove to stand before decimals."""
    proved: set[str] = set()
    for text in texts:
        match = _match_decimal(text)
        if match is None:
            continue
        number = match["number"].strip()
        if "." in number and "," in number:
            proved.add(number[max(number.rfind("."), number.rfind(","))])
            continue
        for mark, other in ((".", ","), (",", ".")):
            if number.count(mark) == 1 and not _THOUSANDS_POSSIBLE.fullmatch(number.replace(mark, ".")):
                proved.add(mark)
            elif number.count(mark) > 1:
                proved.add(other)
    return proved


def _decimal_from_text(text: str, proved: set[str], thousands_possible: bool) -> NumberReading:
    match = _match_decimal(text)
    if match is None:
        return _UNREADABLE
    number = match["number"].strip(" '.,")
    marks = [mark for mark in ".," if mark in number]
    if len(marks) == 2:
        decimal_mark = number[max(number.rfind("."), number.rfind(","))]
    elif not marks:
        decimal_mark = ","
    elif number.count(marks[0]) > 1:
        decimal_mark = "," if marks[0] == "." else "."
    elif not thousands_possible or not _THOUSANDS_POSSIBLE.fullmatch(number.replace(marks[0], ".")):
        decimal_mark = marks[0]
    elif len(proved) == 1:
        decimal_mark = next(iter(proved))
    elif marks[0] == "." and not proved:
        decimal_mark = ","  # the Vietnamese thousands mark
    else:
        return _UNREADABLE
    thousands = "." if decimal_mark == "," else ","
    whole, _, fraction = number.partition(decimal_mark)
    if not re.fullmatch(rf"\d+|\d{{1,3}}(?:[{thousands}' ]\d{{3}})+", whole) or not re.fullmatch(r"\d*", fraction):
        return _UNREADABLE
    value = Decimal(re.sub(r"\D", "", whole) + (f".{fraction}" if fraction else ""))
    if contradicts(match["rest"] or "", value):
        return _UNREADABLE
    if match["sign"] not in ("", "+") and value:
        return _NEGATIVE
    return NumberReading(value, None, decimals_of(value))


def read_decimal_column(values: Sequence[Value], *, thousands_possible: bool = True) -> list[NumberReading]:
    """Read a column of numbers that may have decimals (scores, opening balances) as Decimal.

    Text follows the marks that the column proves ("77,25": comma before decimals). A dot before exactly three digits is
    a thousands mark where nothing proves otherwise; a comma there, unproved, is ``cell.not_a_number``. Of numbers that
    are never a thousand (scores: not ``thousands_possible``) a lone mark stands before decimals.
    """
    texts = {value for value in values if isinstance(value, str)}
    proved = _marks_proved(texts)
    from_text = {text: _decimal_from_text(text, proved, thousands_possible) for text in texts}
    readings: list[NumberReading] = []
    for value in values:
        if _is_blank(value):
            readings.append(BLANK)
        elif isinstance(value, str):
            readings.append(from_text[value])
        elif is_number(value) and abs(value) <= LARGEST_DECIMAL:
            number = as_general(value)
            readings.append(_NEGATIVE if value < 0 else NumberReading(number, None, decimals_of(number)))
        else:
            readings.append(_UNREADABLE)
    return readings

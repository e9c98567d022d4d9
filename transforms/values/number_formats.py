"""What a stored number looks like in its cell: the decimals that its number format prints."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import Value, is_number

_PARTS = late_pattern(
    r'"(?P<word>[^"]*)"|\\(?P<letter>.)|[_*].|\[[^\]]*\]|(?P<digits>[0#?]+)|(?P<mark>[ \-])|(?P<other>.)',
    re.DOTALL,
)
_GENERAL_DIGITS = 10  # digits that the General format shows


def decimals_of(value: Decimal) -> int:
    """The decimals that are written, zeros among them."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def as_general(value: int | float) -> Decimal:
    """A stored number as the General format prints it: at most ten digits, no trailing zeros."""
    if isinstance(value, int) or value.is_integer():
        return Decimal(int(value))
    exact = Decimal(repr(value))
    digits_before = max(1, exact.adjusted() + 1)
    rounded = exact.quantize(Decimal(1).scaleb(-max(0, _GENERAL_DIGITS - digits_before)), ROUND_HALF_UP).normalize()
    return rounded if decimals_of(rounded) else rounded.quantize(Decimal(1))


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """Whether a format prints percent, and how many decimals."""

    percent: bool
    least: int  # decimals always printed
    most: int


def number_format(code: str | None) -> NumberFormat | None:
    """What the first section of an Excel number format prints; None where it says nothing of decimals."""
    if code is None:
        return None
    bare = re.sub(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', "", code.split(";")[0])
    if "E+" in bare.upper() or "/" in bare or not re.search("[0#?]", bare):
        return None
    _, _, fraction = bare.partition(".")
    placeholders = re.findall("[0#?]", fraction)
    return NumberFormat("%" in bare, sum(mark == "0" for mark in placeholders), len(placeholders))


def as_formatted(value: Decimal, printed: NumberFormat) -> Decimal:
    """The number as the format prints it, percent signs apart."""
    rounded = value.quantize(Decimal(1).scaleb(-printed.most), ROUND_HALF_UP)
    while decimals_of(rounded) > printed.least and rounded.as_tuple().digits[-1] == 0:
        rounded = rounded.quantize(Decimal(1).scaleb(1 - decimals_of(rounded)))
    return rounded


def with_percents_shown(values: Sequence[Value], formats: Mapping[int, str]) -> list[Value]:
    """The cells of a column, those that show per cent as the text that is read there: 0.8431 under "0.0%" is "84,31%",
    and 1 under it is a hundred of something, not one."""
    shown = list(values)
    for position, code in formats.items():
        value = values[position]
        if "%" in code and is_number(value) and value:
            printed = number_format(code)
            if printed is not None and printed.percent:
                shown[position] = f"{(Decimal(repr(value)) * 100).normalize():f}".replace(".", ",") + "%"
    return shown


def with_codes_shown(values: Sequence[Value], formats: Mapping[int, str]) -> list[Value]:
    """The cells of a column of texts as they show: 14 under ``"NV-2020-"000`` is the code NV-2020-014."""
    shown = with_percents_shown(values, formats)
    for position, code in formats.items():
        value = shown[position]
        if is_number(value) and value >= 0 and (isinstance(value, int) or value.is_integer()):
            shown[position] = _written(int(value), code) or value
    return shown


def _written(number: int, code: str) -> str | None:
    """A whole number as a format writes it; None for a format of any but words and one run of digits."""
    parts = [match for match in _PARTS.finditer(code.split(";")[0]) if match.lastgroup is not None]
    if [match.lastgroup for match in parts].count("digits") != 1 or any(match["other"] for match in parts):
        return None
    digits = {"digits": lambda run: str(number).zfill(run.count("0"))}
    return "".join(digits.get(match.lastgroup or "", str)(match[match.lastgroup or 0]) for match in parts)


def with_months_shown(values: Sequence[Value], formats: Mapping[int, str]) -> list[Value]:
    """The dates of a column, those that Excel has made of a month ("9/2020") as it was typed. Where such a format hides
    another day than the first the days were typed, and all are as they are stored."""
    shown = list(values)
    months = {place: day for place in formats if isinstance(day := values[place], dt.date)}
    if all(day.day == 1 for day in months.values()):
        for place, day in months.items():
            shown[place] = f"{day.month}/{day.year}"
    return shown

"""Columns of cells as columns of typed values: a value, or the code that says why there is none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from dataclasses import field as default
from decimal import Decimal
from functools import lru_cache, partial
from itertools import product
from typing import Any

from transforms.definitions.evidence import text_of_int
from transforms.definitions.forms import Field, FieldType, Form
from transforms.definitions.patterns import late_pattern
from transforms.definitions.remembered import Remembered
from transforms.files.sheets import CellError, UncomputedFormula, Value, is_number
from transforms.text.vietnamese import clean, clean_block, is_blank_mark, is_ditto
from transforms.values.count_words import without_so_far
from transforms.values.dates import are_days, read_date_column
from transforms.values.document_numbers import says_no_number
from transforms.values.list_values import find_value
from transforms.values.number_formats import with_codes_shown, with_months_shown, with_percents_shown
from transforms.values.numbers import rank_match, read_count_column, read_decimal_column, read_rate_column
from transforms.values.period_words import read_month

Typed = str | int | Decimal | dt.date | None

_SHOWN = {
    FieldType.DATE: with_months_shown,
    FieldType.TEXT: with_codes_shown,
    FieldType.DOCUMENT_NUMBER: with_codes_shown,
}
_BROKEN = frozenset((CellError, UncomputedFormula))
_TEXTS = frozenset((FieldType.TEXT, FieldType.LONG_TEXT, FieldType.DOCUMENT_NUMBER, FieldType.UNIT))
_LONGEST_MARK = 60
_TEXTS_OR_BLANKS = frozenset((str, type(None)))
_PLAIN_COUNT = 999_999
_MAY_BE_BLANK = late_pattern("[\\s(\"']*(?:[-\u2010-\u2015\u2212\u2026._/]|kh|kps|k\\.|ko|ch|trong|$)", re.IGNORECASE)
_MAY_BE_DITTO = late_pattern("[\\s(\\-\u2013\u2014]*(?:n|/|[\"'\u201c\u201d\u3003])", re.IGNORECASE)
# What either begins with, in clean text: hardly any other text is looked at by a pattern.
_FIRST_OF_MARKS = frozenset(" \n(\"'-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2026._/kKcCtTnN\u201c\u201d\u3003")
_DITTO = "\x00"  # stands for the row above while a column is read; no cleaned text is this
_REPEATED_BY_NOBODY = frozenset(("no", "note", "body"))  # "nt" in these is what was written
_COUNTED = "decision_number"  # visits under one are one inspection; "Không số" is not one of all that have none
_YEAR = late_pattern(r"(?:năm|nam)?\s*(2[., ]?0\d\d|1[., ]?9\d\d)\s*", re.IGNORECASE)  # 2.020 as any number shows
_OUT_OF = late_pattern(r"(?<=\d)\s*/\s*100\b")  # "63,79/100"
_AROUND = " '\".:;,"  # that people leave around a number
_MONTH = late_pattern(
    r"(?:(?:đầu|giữa|cuối|trong|tuần\s+(?:thứ\s+)?\w{1,4})\s+(?=\D))?"
    r"(?:(?:tháng|thang|th|t)\s*[.:]?\s*)?0?(\d{1,2})(?:[.,]0|\s*[/.\-]\s*20\d\d)?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class TypedColumn:
    """One field's values in the order of the table's data rows.

    `codes` tells by position what is wrong; with `cell.ambiguous_date` the value stands all the same. `raw` are the
    cells as read, `decimals` those printed of figures. `elsewhere` gives by position the columns of cells that do not
    stand in the field's first one.
    """

    field: Field
    column: int
    raw: list[Value]
    values: list[Typed]
    codes: dict[int, str] = default(default_factory=dict)
    decimals: list[int | None] | None = None
    elsewhere: dict[int, int] = default(default_factory=dict)

    def at(self, position: int) -> int:
        """The column in which the cell of a row stands."""
        return self.elsewhere.get(position, self.column)

    def take(self, position: int, other: TypedColumn) -> None:
        """Let the cell of another column of the field stand in a row, with all that is known of it."""
        self.values[position], self.raw[position] = other.values[position], other.raw[position]
        self.elsewhere[position] = other.at(position)
        self.codes.pop(position, None)
        if position in other.codes:
            self.codes[position] = other.codes[position]
        if self.decimals is not None and other.decimals is not None:
            self.decimals[position] = other.decimals[position]


def read_column(form: Form, spec: Field, column: int, raw: list[Value], formats: Mapping[int, str]) -> TypedColumn:
    """A field's cells as typed values. `formats` gives number formats by position."""
    if formats and spec.type is not FieldType.FIGURE:  # whose readers look at formats themselves
        raw = _SHOWN.get(spec.type, with_percents_shown)(raw, formats)
    typed = TypedColumn(spec, column, raw, [])
    plain, kinds = raw, set(map(type, raw))
    for position, value in enumerate(raw) if not _BROKEN.isdisjoint(kinds) else ():
        if isinstance(value, (CellError, UncomputedFormula)):
            if plain is raw:
                plain = list(raw)
            plain[position] = None
            if spec.name != "no":
                typed.codes[position] = (
                    "cell.error_value" if isinstance(value, CellError) else "cell.formula_without_value"
                )
    if spec.name == "item" or spec.type in (FieldType.LIST, FieldType.MEASURE):
        _read_list(form, typed, plain)
    elif spec.type in _TEXTS:
        _read_text(typed, plain, kinds)
    else:
        _READERS[spec.type](typed, plain)
    return typed


def text_of(value: Value, block: bool = False) -> str | None:
    """A cell as text that is kept: cleaned; numbers and dates as people write them; None for a blank."""
    if value is None:
        return None
    if type(value) is str:
        if block and not (value.isprintable() and "_x00" not in value):
            return clean_block(value) or None
        return clean(value) or None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime):
        written = value.strftime("%d/%m/%Y")
        return written if value.time() == dt.time() else f"{written} {value.strftime('%H:%M')}"
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float):
        return format(value, ".15g").replace(".", ",")
    return str(value)


@lru_cache(maxsize=65536)
def is_blank_text(text: str) -> bool:
    """Whether a text stands for a blank; quick for texts that do not."""
    return len(text) <= _LONGEST_MARK and _MAY_BE_BLANK.match(text) is not None and is_blank_mark(text)


def _read_text(typed: TypedColumn, raw: Sequence[Value], kinds: Set[type]) -> None:
    """`kinds` are the types of the cells, and maybe others."""
    block = typed.field.type is FieldType.LONG_TEXT
    whole = typed.field.name == "body"
    repeats = typed.field.name not in _REPEATED_BY_NOBODY
    kept = _KEPT[block, whole, repeats, typed.field.name == _COUNTED]
    values = typed.values
    if kinds <= _TEXTS_OR_BLANKS:
        values.extend(map(kept.__getitem__, raw))
    elif kinds == {int}:
        values.extend(map(text_of_int, raw))
    else:
        values.extend([text_of(value) if type(value) is not str else kept[value] for value in raw])
    if repeats and _DITTO in values:
        for position, value in enumerate(values):
            if value is _DITTO:
                values[position] = values[position - 1] if position else None


def _keep_text(block: bool, whole: bool, repeats: bool, counted: bool, written: str | None) -> str | None:
    """A text as it is kept; None where it stands for a blank, unless it is the `whole` answer, and for no number where
    it is `counted` by that; `_DITTO` where it `repeats` the row above."""
    text = text_of(written, block)
    if counted and text is not None and says_no_number(text) and not is_ditto(text):
        return None
    if text is None or whole or text[0] not in _FIRST_OF_MARKS or len(text) > _LONGEST_MARK:
        return text
    if repeats and _MAY_BE_DITTO.match(text) and is_ditto(text):
        return _DITTO
    return None if _MAY_BE_BLANK.match(text) and is_blank_mark(text) else text


_KEPT = {
    (block, whole, repeats, counted): Remembered[Any, str | None](partial(_keep_text, block, whole, repeats, counted))
    for block, whole, repeats, counted in product((False, True), repeat=4)
}


def _read_list(form: Form, typed: TypedColumn, raw: Sequence[Value]) -> None:
    texts = {value: text_of(value) for value in set(raw) if type(value) is str}
    known: dict[Any, str | None] = {
        value: find_value(form.code, typed.field.name, text) for value, text in texts.items() if text
    }
    above: Typed = None
    values = list(map(known.get, raw))
    if None not in values:
        typed.values.extend(values)
        return
    for value, found in zip(raw, values, strict=True):
        if value is not None and found is None:
            text = text_of(value) or ""
            found = find_value(form.code, typed.field.name, text) if text else None
            if found is None and text != "0" and not is_blank_text(text):  # 0 of a list is none of it
                if is_ditto(text) and isinstance(above, str):
                    found = above
                else:
                    typed.codes[len(typed.values)] = "cell.not_in_list"
        typed.values.append(found)
        above = found


def _read_dates(typed: TypedColumn, raw: Sequence[Value]) -> None:
    if are_days(raw):
        typed.values.extend(raw)
        return
    for position, reading in enumerate(read_date_column(raw, due=typed.field.no_deadline)):
        typed.values.append(reading.value)
        if reading.code is not None:
            before = position - 1  # "Thường xuyên" and a dash have no value, and are repeated as well; a blank is not
            has_word = position > 0 and raw[before] is not None and before not in typed.codes
            if (has_word or typed.values[before] is not None) and is_ditto(text_of(raw[position]) or ""):
                typed.values[position] = typed.values[before]
            else:
                typed.codes[position] = reading.code


def _read_counts(typed: TypedColumn, raw: Sequence[Value]) -> None:
    if typed.field.name == "rank":
        raw = [match[1] if type(value) is str and (match := rank_match(value)) else value for value in raw]
    blank = 0 if typed.field.dash_is_zero else None
    stored = [value for value in raw if value is not None]
    plain = [value for value in stored if type(value) is int]
    bounds = min(plain, default=0), max(plain, default=0)
    if not typed.codes and len(plain) == len(stored) and bounds[0] >= 0 and bounds[1] <= _PLAIN_COUNT:
        typed.values.extend([value if type(value) is int else blank for value in raw])
        return
    for position, reading in enumerate(read_count_column(raw)):
        if reading.code is not None:
            typed.codes[position] = reading.code
            typed.values.append(None)
        else:
            unreadable = typed.codes.get(position)
            typed.values.append(reading.value if reading.value is not None or unreadable else blank)


def _read_decimals(typed: TypedColumn, raw: Sequence[Value]) -> None:
    is_score = typed.field.name == "score"
    if is_score:
        raw = [_OUT_OF.sub("", value) if type(value) is str else value for value in raw]
    readings = read_decimal_column(raw, thousands_possible=not is_score)
    for position, reading in enumerate(readings):
        typed.values.append(reading.value)
        if reading.code is not None:
            typed.codes[position] = reading.code


def _read_whole(read: Callable[[Value], int | None], typed: TypedColumn, raw: Sequence[Value]) -> None:
    for position, value in enumerate(raw):
        number: Typed = None
        if value is not None and not (type(value) is str and is_blank_text(clean(value))):
            number = read(value)
            if number is None and position and is_ditto(text_of(value) or ""):
                number = typed.values[-1]
            if number is None:
                typed.codes[position] = "cell.not_a_number"
        typed.values.append(number)


def _year(value: Value) -> int | None:
    if is_number(value):
        return int(value) if 1900 <= value <= 2100 and value == int(value) else None
    match = _YEAR.fullmatch(clean(value).strip(_AROUND)) if type(value) is str else None
    return int(re.sub(r"\D", "", match[1])) if match else None


def _month(value: Value) -> int | None:
    if isinstance(value, dt.date):  # "8/2020", which Excel turned into a day
        return value.month if value.day == 1 else None
    if is_number(value):
        return int(value) if 1 <= value <= 12 and value == int(value) else None
    if type(value) is not str:
        return None
    match = _MONTH.fullmatch(clean(value).strip(_AROUND))
    if match:
        return int(match[1]) if 1 <= int(match[1]) <= 12 else None
    return read_month(value)


def read_stocks(typed: TypedColumn, is_stock: Sequence[bool]) -> None:
    """Read again what is no count in rows of 04-QT that tell a stock: "40 (lũy kế)" is what was asked for there."""
    for position in [position for position in typed.codes if is_stock[position]]:
        said = typed.raw[position]
        if type(said) is not str or (figure := without_so_far(said)) == said:
            continue
        reading = read_count_column([figure])[0]
        typed.values[position] = reading.value
        typed.codes.pop(position)
        if reading.code is not None:
            typed.codes[position] = reading.code


def read_figures(typed: TypedColumn, is_rate: Sequence[bool], formats: Mapping[int, str]) -> None:
    """Fill a column of 07-TH: rates where the row's item is one, counts elsewhere; each kind read together."""
    plain = [None if position in typed.codes else value for position, value in enumerate(typed.raw)]
    if typed.field.name == "to_date":
        plain = [without_so_far(value) if type(value) is str else value for value in plain]
    shown = with_percents_shown(plain, formats) if formats else plain
    typed.values = [None] * len(plain)
    typed.decimals = [None] * len(plain)
    rates = [position for position, rate in enumerate(is_rate) if rate]
    counts = [position for position, rate in enumerate(is_rate) if not rate]
    rate_formats = {index: formats[position] for index, position in enumerate(rates) if position in formats}
    readings = [
        *zip(rates, read_rate_column([plain[p] for p in rates], rate_formats), strict=True),
        *zip(counts, read_count_column([shown[p] for p in counts]), strict=True),
    ]
    for position in counts:
        if shown[position] is not None:
            typed.raw[position] = shown[position]
    for position, reading in readings:
        typed.values[position] = reading.value
        typed.decimals[position] = reading.decimals
        if reading.code is not None:
            typed.codes[position] = reading.code


_READERS: dict[FieldType, Callable[[TypedColumn, Sequence[Value]], None]] = {
    FieldType.DATE: _read_dates,
    FieldType.COUNT: _read_counts,
    FieldType.DECIMAL: _read_decimals,
    FieldType.YEAR: partial(_read_whole, _year),
    FieldType.MONTH: partial(_read_whole, _month),
    FieldType.FIGURE: lambda typed, raw: None,  # they wait for their items
}

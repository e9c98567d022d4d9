"""Doubt about dates that prove no order, where other columns of the table show a machine that puts the month first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping

from transforms.definitions.forms import FieldType
from transforms.definitions.patterns import late_pattern
from transforms.values.dates import AMBIGUOUS_DATE, FEWEST_FOR_DOUBT
from transforms.values.normalise import TypedColumn

_NUMERIC = late_pattern(r"\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*\d{2,4}\b", re.ASCII)
_MONTHS = 12


def doubt_unproved_orders(columns: Collection[TypedColumn]) -> None:
    """Mark the dates that both orders allow of columns that prove neither: they were read day first, and the machine
    that wrote the others may have put the month there. Stored dates it may have swapped."""
    parts = {
        column.column: found for column in columns if column.field.type is FieldType.DATE and (found := _parts(column))
    }
    if sum(map(len, parts.values())) >= FEWEST_FOR_DOUBT:
        _doubt_swapped([column for column in columns if column.field.type is FieldType.DATE], parts)
    month_first = {column for column, found in parts.items() if any(b > _MONTHS >= a for a, b in found.values())}
    if not month_first or any(a > _MONTHS >= b for found in parts.values() for a, b in found.values()):
        return
    for column in columns:
        if column.column not in month_first:
            for position, (a, b) in parts.get(column.column, {}).items():
                if a != b and a <= _MONTHS and b <= _MONTHS and column.values[position] is not None:
                    column.codes.setdefault(position, AMBIGUOUS_DATE)


def _doubt_swapped(dated: Collection[TypedColumn], parts: Mapping[int, Mapping[int, tuple[int, int]]]) -> None:
    """Mark the stored dates where none is after the 12th, all text dates are, and a column holds both: a month-first
    machine took those for dates that it could, and swapped them. Few are no proof."""
    if not all(a > _MONTHS >= b for found in parts.values() for a, b in found.values()):
        return
    stored = [(column, place) for column in dated for place, day in enumerate(column.raw) if isinstance(day, dt.date)]
    days = [value for column, place in stored if isinstance(value := column.raw[place], dt.date)]
    if len(days) < FEWEST_FOR_DOUBT or any(day.day > _MONTHS for day in days):
        return
    if any(column.column in parts for column, _ in stored):
        for (column, place), day in zip(stored, days, strict=True):
            if day.day != day.month and column.values[place] is not None:
                column.codes.setdefault(place, AMBIGUOUS_DATE)


def _parts(column: TypedColumn) -> dict[int, tuple[int, int]]:
    """First and second number of each text date, by position."""
    if str not in set(map(type, column.raw)):
        return {}
    matches = ((position, _NUMERIC.match(v)) for position, v in enumerate(column.raw) if type(v) is str)
    return {position: (int(match[1]), int(match[2])) for position, match in matches if match}

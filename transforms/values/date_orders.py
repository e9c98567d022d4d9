"""Doubt about text dates that prove no order, where another column of the table was typed month first."""

from __future__ import annotations

import re
from collections.abc import Collection

from transforms.definitions.forms import FieldType
from transforms.values.dates import AMBIGUOUS_DATE
from transforms.values.normalise import TypedColumn

_NUMERIC = re.compile(r"\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*\d{2,4}\b", re.ASCII)
_MONTHS = 12


def doubt_unproved_orders(columns: Collection[TypedColumn]) -> None:
    """Mark the dates that both orders allow of columns that prove neither: they were read day first, and the machine
    that wrote the others may have put the month there."""
    parts = {
        column.column: found for column in columns if column.field.type is FieldType.DATE and (found := _parts(column))
    }
    if len(parts) < 2:
        return
    month_first = {column for column, found in parts.items() if any(b > _MONTHS >= a for a, b in found.values())}
    if not month_first or any(a > _MONTHS >= b for found in parts.values() for a, b in found.values()):
        return
    for column in columns:
        if column.column not in month_first:
            for position, (a, b) in parts.get(column.column, {}).items():
                if a != b and a <= _MONTHS and b <= _MONTHS and column.values[position] is not None:
                    column.codes.setdefault(position, AMBIGUOUS_DATE)


def _parts(column: TypedColumn) -> dict[int, tuple[int, int]]:
    """First and second number of each text date, by position."""
    matches = ((position, _NUMERIC.match(v)) for position, v in enumerate(column.raw) if type(v) is str)
    return {position: (int(match[1]), int(match[2])) for position, match in matches if match}

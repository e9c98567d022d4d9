"""A document's number and its day in one cell: "12/KH-UBND ngày 3/8/2020" where the day has no cell of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from transforms.definitions.forms import FieldType, Form
from transforms.definitions.patterns import late_pattern
from transforms.values.dates import read_date_column
from transforms.values.normalise import Typed, TypedColumn

_DAY_OF = {
    "document_number": ("document_date", "issued_on"),
    "decision_number": ("decision_date",),
    "plan_number": ("approved_on",),
}
_LONGEST = 150
_DAY_BEHIND = late_pattern(
    r"(?:\bngày\s?:?\s?|[\s,;(])(\d{1,2}(?:\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2,4}|\s?tháng\s?\d{1,2},?\s?năm\s?\d{4}))\)?$",
    re.IGNORECASE,
)
_NUMBER = late_pattern(r"\d\S*/\S*[^\W\d]|\d[-\u2013]?[^\W\d]+/")
_SEVERAL = late_pattern(r"[,;]|\bvà\b", re.IGNORECASE)


def with_days_of_numbers(form: Form, columns: Mapping[str, TypedColumn]) -> dict[str, TypedColumn]:
    """The columns, with the days that stand behind document numbers where their own cells are blank or have no column.

    The number is then kept without its day. A cell that says anything of the day itself counts alone.
    """
    found = dict(columns)
    for number_name, day_names in _DAY_OF.items():
        day_name = next((name for name in day_names if name in form.field_names), None)
        number = columns.get(number_name)
        if number is None or day_name is None or number.field.type is not FieldType.DOCUMENT_NUMBER:
            continue
        day = columns.get(day_name)
        if day is not None and None not in day.values:
            continue
        blank: list[Typed] = [None] * len(number.values)
        told = day or TypedColumn(form.field(day_name), number.column, list(number.raw), blank)
        if _fill(number, told):
            found[day_name] = told
    return found


def _fill(number: TypedColumn, day: TypedColumn) -> bool:
    """Take the days that are missing from behind the numbers; whether there were any."""
    taken = False
    for position, text in enumerate(number.values):
        if day.values[position] is not None or position in day.codes or not isinstance(text, str):
            continue
        match = _DAY_BEHIND.search(text) if len(text) <= _LONGEST else None
        bare = text[: match.start()].rstrip(" ,;(\n") if match else ""
        if match is None or not _NUMBER.search(bare) or _SEVERAL.search(bare):
            continue
        reading = read_date_column([match[1]])[0]
        if reading.value is not None:
            day.values[position], number.values[position] = reading.value, bare
            taken = True
    return taken

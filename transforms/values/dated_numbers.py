"""A day behind something else in one cell, where it has none of its own: "12/KH-UBND ngày 3/8/2020", "Đã hoàn thành
ngày 3/8/2020", "3/8/2020 (gia hạn đến 3/9/2020)"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from transforms.definitions.forms import FieldType, Form
from transforms.definitions.forms.unit_forms import COMPLETED
from transforms.definitions.patterns import late_pattern
from transforms.values.dates import AMBIGUOUS_DATE, NOT_A_DATE, read_date_column
from transforms.values.list_values import find_value
from transforms.values.normalise import Typed, TypedColumn

_DAY_OF = {
    "document_number": ("document_date", "issued_on"),
    "decision_number": ("decision_date",),
    "plan_number": ("approved_on",),
}
_LONGEST = 150
_DAY_BEHIND = late_pattern(
    r"(?:(?:\bngày\s?:?\s?|[\s,;(])(\d{1,2}(?:\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2,4}|\s?tháng\s?\d{1,2},?\s?năm\s?\d{4}))"
    r"|\bngày\s?:?\s?(\d{1,2}\s?[/.]\s?\d{1,2}))\)?$",
    re.IGNORECASE,
)
_NUMBER = late_pattern(r"\d\S*/\S*[^\W\d]|\d[-\u2013]?[^\W\d]+/")
_SEVERAL = late_pattern(r"[,;]|\bvà\b", re.IGNORECASE)

_AMID = late_pattern(r"[,;:()\d]")
_OF_DEADLINE = late_pattern(r"\bhạn\s+(?:ngày\b|\d)", re.IGNORECASE)
_DAY_AND_MONTH = late_pattern(r"\d{1,2}\s?[/.]\s?\d{1,2}")
_EXTENDED = late_pattern(
    r"(?P<due>.*\d)\s*[(;,\n\-\u2013]?\s*(?:(?:đã|được)\s+)*gia hạn\s+(?:lần\s+\d\s+)?(?:đến|tới)?\s*(?:hết\s+)?"
    r"(?:ngày\s+)?(?P<until>\d[^()]*)\)?",
    re.IGNORECASE | re.DOTALL,
)


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
        if _take_day(day, position, match, number.column):
            number.values[position] = bare
            taken = True
    return taken


def _take_day(day: TypedColumn, position: int, match: re.Match[str], column: int) -> bool:
    """Take the day that stands behind something in another column."""
    if match[2]:
        _without_year(day, position, match[2], column)
        return True
    day.values[position] = read_date_column([match[1]])[0].value
    return day.values[position] is not None


def _without_year(day: TypedColumn, position: int, text: str, column: int) -> None:
    """Let `days_in_part` tell the year of a day that stands in another column."""
    day.raw[position], day.codes[position], day.elsewhere[position] = text, NOT_A_DATE, column


def with_days_behind_words(form: Form, columns: Mapping[str, TypedColumn]) -> dict[str, TypedColumn]:
    """The columns, with the days of completion that stand behind a status, and those until which a deadline was
    extended behind it, where their own cells are blank or have no column."""
    found = dict(columns)
    for name, day_name, tell, take in (
        ("status", "completed_on", _dated, _completed),
        ("due_on", "extended_due_on", _unread, _extended),
    ):
        said = columns.get(name)
        if said is None or day_name not in form.field_names or not (places := tell(said)):
            continue
        blank: list[Typed] = [None] * len(said.values)
        told = columns.get(day_name) or TypedColumn(form.field(day_name), said.column, list(said.raw), blank)
        for place, text in places.items():
            if told.values[place] is None and place not in told.codes and take(form, said, told, place, text):
                found[day_name] = told
    return found


def _dated(status: TypedColumn) -> dict[int, str]:
    """The cells with a day at their end, by position."""
    dated = {
        text for text in set(status.raw) if type(text) is str and len(text) <= _LONGEST and _DAY_BEHIND.search(text)
    }
    return (
        {place: text for place, text in enumerate(status.raw) if isinstance(text, str) and text in dated}
        if dated
        else {}
    )


def _completed(form: Form, status: TypedColumn, day: TypedColumn, place: int, text: str) -> bool:
    match = _DAY_BEHIND.search(text) if status.values[place] == COMPLETED else None
    bare = text[: match.start()].rstrip(" ,;(\n") if match else ""
    if match is None or _AMID.search(bare) or find_value(form.code, "status", bare) != COMPLETED:
        return False  # "Đã hoàn thành, báo cáo ngày 3/8/2020": of the report
    if _OF_DEADLINE.search(text):
        return False  # "Hoàn thành trước hạn ngày 3/8/2020"
    return _take_day(day, place, match, status.column)


def _unread(due: TypedColumn) -> dict[int, str]:
    """The cells that are no day and no word for none, by position; none where the order of days is in doubt."""
    if AMBIGUOUS_DATE in due.codes.values():
        return {}
    texts = ((place, due.raw[place]) for place in due.codes)
    return {place: text for place, text in texts if isinstance(text, str) and len(text) <= _LONGEST}


def _extended(form: Form, due: TypedColumn, until: TypedColumn, place: int, text: str) -> bool:
    match = _EXTENDED.fullmatch(text.strip(" ."))
    if match is None:
        return False
    texts = match["due"].strip(), match["until"].strip()
    days = list(zip((due, until), texts, read_date_column(texts, due=True), strict=True))
    if any(day.code or day.value is None for _, text, day in days if not _DAY_AND_MONTH.fullmatch(text)):
        return False
    del due.codes[place]
    for column, text, day in days:
        column.values[place] = day.value
        if day.value is None:
            _without_year(column, place, text, due.column)
    return True

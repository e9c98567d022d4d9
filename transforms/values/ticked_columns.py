"""A list or a month told by ticks: a column for each of its values, and an "x" in the one that holds.

"Đã hoàn thành | Đang thực hiện | Chưa thực hiện" under "Tình trạng thực hiện", or with nothing above them; "Tháng 1 |
Tháng 2 | …", "1 | 2 | …" under "Tháng dự kiến", or all twelve numbers alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from transforms.definitions.forms import Field, FieldType, Form
from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import CellError, UncomputedFormula, Value
from transforms.text.vietnamese import clean, fold
from transforms.values.list_values import find_value
from transforms.values.normalise import TypedColumn, is_blank_text, text_of
from transforms.values.period_words import read_month

Ticked = tuple[tuple[int, str], ...]  # columns from 0, each with its value

_MONTHS = 12
_OF_MONTHS = late_pattern(r"\b(?:thang|thoi gian)\b|\bt\.? ?\d{1,2}\b", re.IGNORECASE)
# ✓ and its like; "ü" and "þ" are ticks of Wingdings.
_NOT_TICKED = frozenset("☐ □ FALSE".split())
_TICKS = frozenset("x ✓ ✔ √ ☑ ✅ v ü þ * có co true".split())


def ticked_fields(form: Form, paths: Sequence[Sequence[str]]) -> Iterator[tuple[str, Ticked]]:
    """The fields of which two values or more head a column each, by the last header cell."""
    if form.items or not form.required:  # remarks under "Ưu điểm | Nguyên nhân" are no ticks
        return
    for field in form.fields:
        if field.type is not FieldType.MONTH and (field.type is not FieldType.LIST or not field.values):
            continue
        found = [
            (column, value)
            for column, path in enumerate(paths)
            if path and (value := _value_over(form, field, path)) is not None
        ]
        if field.type is FieldType.MONTH and len(found) < _MONTHS:
            found = _all_months(paths) or found
        distinct = len({value for _, value in found})  # "HT đúng hạn | HT quá hạn | Đang thực hiện": two say one value
        if distinct > 1 and (distinct == len(found) or field.type is FieldType.LIST):
            yield field.name, tuple(found)


def _all_months(paths: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    """The columns of all twelve months side by side, "1" to "12" or "T1" to "T12", which need no word above them."""
    numbered = [(column, path[-1]) for column, path in enumerate(paths) if path and any(map(str.isdigit, path[-1]))]
    months = [(column, str(month)) for column, text in numbered if (month := read_month(text))]
    first = months[0][0] if months else 0
    return months if months == [(first + n, str(n + 1)) for n in range(_MONTHS)] else []


def _value_over(form: Form, field: Field, path: Sequence[str]) -> str | None:
    """The value that a header cell names; a bare number or word ("Năm") is a month only under one that says so."""
    if field.type is FieldType.LIST:
        is_number = clean(path[-1]).casefold() == "số"  # of a decision, which no keyboard without marks makes "Sở"
        return None if is_number else find_value(form.code, field.name, path[-1])
    month = read_month(path[-1]) if _OF_MONTHS.search(fold(" ".join(path[-2:]))) else None
    return str(month) if month else None


def read_ticks(field: Field, ticked: Ticked, cells: Mapping[int, Sequence[Value]]) -> TypedColumn:
    """The field's values by the ticks of each row. No tick is a blank; two, or what is no tick, are
    `cell.not_in_list` (of months `cell.not_a_number`), an error or a formula without a value what they are elsewhere.
    """
    is_month = field.type is FieldType.MONTH
    typed = TypedColumn(field, ticked[0][0], [], [])
    for position, row in enumerate(zip(*(cells[column] for column, _ in ticked), strict=True)):
        told = [(*tick, cell) for tick, cell in zip(ticked, row, strict=True) if _says_something(cell)]
        broken = next((one for one in told if isinstance(one[2], (CellError, UncomputedFormula))), None)
        strange = next((one for one in told if (text_of(one[2]) or "").casefold() not in _TICKS), None)
        if told:
            typed.elsewhere[position] = (broken or strange or told[0])[0]
        odd = broken or strange
        typed.raw.append(odd[2] if odd else "; ".join(value for _, value, _ in told) or None)
        value = told[0][1] if len(told) == 1 and strange is None else None
        typed.values.append(int(value) if value and is_month else value)
        if broken is not None:
            typed.codes[position] = (
                "cell.error_value" if isinstance(broken[2], CellError) else "cell.formula_without_value"
            )
        elif told and typed.values[-1] is None:
            typed.codes[position] = "cell.not_a_number" if is_month else "cell.not_in_list"
    return typed


def _says_something(cell: Value) -> bool:
    text = text_of(cell) or ""
    return text not in _NOT_TICKED and not is_blank_text(text)


def are_months(cells: tuple[Value, ...]) -> bool:
    """Whether all numbers of a row are those of the months of a year, which ticks stand under."""
    return [value for value in cells if value is not None and type(value) is not str] == list(range(1, 13))


def are_months_below(cells: tuple[Value, ...], above: tuple[Value, ...]) -> bool:
    """Whether a row holds the numbers of the months and nothing else, at most one of them under a header."""
    if not are_months(cells) or len(cells) - cells.count(None) > _MONTHS:
        return False
    return sum(value is not None and of is not None for value, of in zip(cells, above, strict=False)) <= 1

"""A list told by ticks: a column for each of its values, and an "x" in the one that holds.

"Đã hoàn thành | Đang thực hiện | Chưa thực hiện" under "Tình trạng thực hiện", or with nothing above them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from transforms.definitions.forms import Field, FieldType, Form
from transforms.list_values import find_value
from transforms.normalise import TypedColumn, is_blank_text, text_of
from transforms.sheets import CellError, UncomputedFormula, Value

Ticked = tuple[tuple[int, str], ...]  # columns from 0, each with its value

# ✓ and its like; "ü" and "þ" are ticks of Wingdings.
_TICKS = frozenset("x ✓ ✔ √ ☑ ✅ v ü þ * có co".split())


def ticked_fields(form: Form, paths: Sequence[Sequence[str]]) -> Iterator[tuple[str, Ticked]]:
    """The fields of which two values or more head a column each, by the last header cell."""
    for field in form.fields:
        if field.type is not FieldType.LIST or not field.values or form.items:
            continue
        found = [
            (column, value)
            for column, path in enumerate(paths)
            if path and (value := find_value(form.code, field.name, path[-1])) is not None
        ]
        if len(found) > 1 and len({value for _, value in found}) == len(found):
            yield field.name, tuple(found)


def read_ticks(field: Field, ticked: Ticked, cells: Mapping[int, Sequence[Value]]) -> TypedColumn:
    """The field's values by the ticks of each row. No tick is a blank; two, or what is no tick, are
    `cell.not_in_list`, an error or a formula without a value what they are elsewhere."""
    typed = TypedColumn(field, ticked[0][0], [], [])
    for position, row in enumerate(zip(*(cells[column] for column, _ in ticked), strict=True)):
        told = [(value, cell) for (_, value), cell in zip(ticked, row, strict=True) if _says_something(cell)]
        broken = next((cell for _, cell in told if isinstance(cell, (CellError, UncomputedFormula))), None)
        strange = next((cell for _, cell in told if (text_of(cell) or "").casefold() not in _TICKS), None)
        typed.raw.append(broken or strange or "; ".join(value for value, _ in told) or None)
        typed.values.append(told[0][0] if len(told) == 1 and strange is None else None)
        if broken is not None:
            typed.codes[position] = (
                "cell.error_value" if isinstance(broken, CellError) else "cell.formula_without_value"
            )
        elif told and typed.values[-1] is None:
            typed.codes[position] = "cell.not_in_list"
    return typed


def _says_something(cell: Value) -> bool:
    if cell is None:
        return False
    return not (type(cell) is str and (not (text := text_of(cell)) or is_blank_text(text)))

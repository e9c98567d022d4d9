"""What the headings of groups say of the rows below them: the unit or the month, or a value of a list that every row
must have ("II. Kiểm tra đột xuất"), where the table has no column of it, and the district of a register's communes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.definitions.codes import IgnoredKind
from transforms.definitions.forms import Field, FieldType
from transforms.definitions.patterns import late_pattern
from transforms.definitions.units import PROVINCE
from transforms.submissions.judged_table import Occasion
from transforms.tables.row_groups import numbers_a_row_or_group
from transforms.tables.rows import Rows
from transforms.tables.tables import Table
from transforms.text.legacy_sheets import Row
from transforms.text.vietnamese import fold, folded_words, name_key
from transforms.values.headers import header_index
from transforms.values.normalise import TypedColumn, read_column, text_of
from transforms.values.units import UnitNames, is_weak

_SAID = frozenset((FieldType.UNIT, FieldType.MONTH))
_STATUS = "status"  # which "Chưa hoàn thành" tells as well, though no value of the list is called so
# "Các nhiệm vụ đã hoàn thành: 12 nhiệm vụ"
_AROUND_STATUS = late_pattern(
    r"^(?:các |những )?nhiệm vụ (?!$)|\s*[:(\-\u2013]\s*(?:có )?\d+(?: nhiệm vụ| văn bản)?\)?$", re.IGNORECASE
)
_AROUND_GROUPS = frozenset((IgnoredKind.SECTION, IgnoredKind.TOTAL))


@dataclass(frozen=True, slots=True)
class Heading:
    """The words of a group, the number of its row, and their column from 0."""

    text: str
    row: int
    column: int


def headings_above(table: Table, rows: Sequence[Row], told: Rows) -> list[Heading | None]:
    """For each row of data the heading of its group, which the group's total ends, if any; nothing for a form that
    headings tell nothing of."""
    kinds = {place: kind for place, kind in told.ignored.items() if kind in _AROUND_GROUPS}
    if IgnoredKind.SECTION not in kinds.values() or not any(map(_is_said, table.spec.fields)):
        return []
    found: list[Heading | None] = []
    above: Heading | None = None
    has_rows = False  # a total may stand right under the heading as well
    for place in sorted((*told.data, *kinds)):
        kind = kinds.get(place)
        if kind is None:
            found.append(above)
        elif kind is IgnoredKind.SECTION:
            above = _heading(rows[place])
        elif has_rows:
            above = None
        has_rows = kind is None
    return found


def _is_said(field: Field) -> bool:
    return field.type in _SAID or (field.type is FieldType.LIST and field.needs_column)


def _heading(row: Row) -> Heading | None:
    number, cells = row
    for column, text in enumerate(map(text_of, cells)):
        if text and len(text) > 1 and not numbers_a_row_or_group(text):
            return Heading(text, number, column)
    return None


def columns_of_headings(
    table: Table, headings: Sequence[Heading | None], occasion: Occasion
) -> Mapping[str, TypedColumn]:
    """The field that the table has no column of and that the heading of every row says."""
    heads = [head for head in headings if head is not None]
    if not heads or len(heads) < len(headings):
        return {}
    on = occasion.window.last if occasion.window else occasion.received_on
    found = {}
    for field in table.spec.fields:
        if field.name in table.columns or not _is_said(field):
            continue
        of_unit = field.type is FieldType.UNIT
        name = field.name
        texts = [
            unit_in_heading(head.text, name, table.form, occasion.names, on)
            if of_unit
            else _AROUND_STATUS.sub("", head.text)
            if name == _STATUS
            else head.text
            for head in heads
        ]
        typed = read_column(table.spec, field, heads[0].column, [*texts], {})
        is_sure = field.type is not FieldType.LIST or name == _STATUS or _named(typed, heads)
        if not typed.codes and None not in typed.values and is_sure:
            found[name] = typed
    return found


def _named(typed: TypedColumn, heads: Sequence[Heading]) -> bool:
    """Whether the headings have the values' own words: "Văn bản chỉ đạo" may head more than what a cell means by it."""
    pairs = zip(typed.values, heads, strict=True)
    return all(folded_words(str(value)) in folded_words(head.text) for value, head in pairs)


def unit_in_heading(text: str, field: str, form: str, names: UnitNames, on: dt.date) -> str | None:
    """The name of the one unit that a heading says to be a field, maybe behind the field's header or before a count:
    "Cơ quan chủ trì: Sở Y tế", "Sở Y tế (2 nhiệm vụ)". "Phối hợp: Sở Y tế" says something else, "Y tế" may be what the
    rows are about, and "UBND tỉnh" is who gives tasks, not whose they are."""
    label, _, value = text.partition("(")[0].partition(":")
    named = ((names.resolve(part, on).unit, part) for part in (text, label, value))
    units = {unit: part for unit, part in named if unit is not None and unit != PROVINCE}
    if len(units) != 1:
        return None
    unit, told = units.popitem()
    is_other = told == value and header_index(form).field_of((label,)) != field
    return None if is_other or is_weak(names[unit], fold(name_key(told))) else told

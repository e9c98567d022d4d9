"""What the headings of groups say of the rows below them: the unit or the month, where a register has no column of it,
and the district of its communes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.definitions.codes import IgnoredKind
from transforms.definitions.forms import Field, FieldType
from transforms.definitions.units import PROVINCE
from transforms.submissions.judged_table import Occasion
from transforms.tables.rows import Rows
from transforms.tables.tables import Table
from transforms.text.legacy_sheets import Row
from transforms.values.normalise import TypedColumn, read_column, text_of

_SAID = frozenset((FieldType.UNIT, FieldType.MONTH))


@dataclass(frozen=True, slots=True)
class Heading:
    """The words of a group, the number of its row, and their column from 0."""

    text: str
    row: int
    column: int


def headings_above(table: Table, rows: Sequence[Row], told: Rows) -> list[Heading | None]:
    """For each row of data the heading of its group, if any; nothing for a form that headings tell nothing of."""
    sections = [place for place, kind in told.ignored.items() if kind is IgnoredKind.SECTION]
    if not sections or _SAID.isdisjoint(field.type for field in table.spec.fields):
        return []
    heads = {place: _heading(rows[place]) for place in sections}
    found: list[Heading | None] = []
    above: Heading | None = None
    for place in sorted((*told.data, *sections)):
        if place in heads:
            above = heads[place]
        else:
            found.append(above)
    return found


def _heading(row: Row) -> Heading | None:
    number, cells = row
    words = [(len(text), text, column) for column, text in enumerate(map(text_of, cells)) if text]
    return Heading(max(words)[1], number, max(words)[2]) if words else None


def columns_of_headings(
    table: Table, headings: Sequence[Heading | None], occasion: Occasion
) -> Mapping[str, TypedColumn]:
    """The field that the table has no column of and that the heading of every row says."""
    heads = [head for head in headings if head is not None]
    if not heads or len(heads) < len(headings):
        return {}
    return {field.name: typed for field, typed in _readings(table, heads) if _is_said(field, typed, occasion)}


def _readings(table: Table, heads: Sequence[Heading]) -> Iterator[tuple[Field, TypedColumn]]:
    for field in table.spec.fields:
        if field.type in _SAID and field.name not in table.columns:
            yield field, read_column(table.spec, field, heads[0].column, [head.text for head in heads], {})


def _is_said(field: Field, typed: TypedColumn, occasion: Occasion) -> bool:
    """Whether every heading is a month, or the name of one unit; "UBND tỉnh" is who gives tasks, not whose they are."""
    if typed.codes or None in typed.values:
        return False
    on = occasion.window.last if occasion.window else occasion.received_on
    named = {occasion.names.resolve(str(text), on).unit for text in set(typed.values)}
    return field.type is FieldType.MONTH or named.isdisjoint((None, PROVINCE))

"""A register of the year so far may have its months on sheets or in tables of their own: parts of it that tell of other
tasks or visits, where an older copy tells of the same."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.files.sheets import Value, cell_at
from transforms.submissions.sheet_work import SheetWork
from transforms.values.task_codes import task_code_key

_KEYS = {
    "task_register": ("task_code",),
    "inspection_register": ("decision_number", "inspected_unit", "inspected_on"),
}

_Place = tuple[SheetWork, int]  # a sheet and the position of one of its tables


def is_part(tables: Iterable[_Place], others: Iterable[_Place]) -> bool:
    """Whether tables of a register have rows, and none that the others tell as well."""
    own = _keys(tables)
    return bool(own) and own.isdisjoint(_keys(others))


def tables_of(works: Iterable[SheetWork]) -> list[_Place]:
    """All tables whose rows were told apart."""
    return [(work, position) for work in works for position in work.told]


def _keys(tables: Iterable[_Place]) -> frozenset[tuple[Value, ...]]:
    keys: set[tuple[Value, ...]] = set()
    for work, position in tables:
        table = work.tables[position]
        columns = [table.columns[name] for name in _KEYS.get(table.form, ()) if name in table.columns]
        for place in work.told[position].data if columns else ():
            cells = work.rows[place][1]
            keys.add(tuple(_known_by(cell_at(cells, column)) for column in columns))
    return frozenset(keys)


def _known_by(value: Value) -> Value:
    return task_code_key(value) if type(value) is str else value

"""A register of the year so far may have its months on sheets or in tables of their own: parts of it that tell of other
tasks or visits, where an older copy tells of the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from transforms.files.sheets import Value, cell_at
from transforms.submissions.sheet_work import SheetWork
from transforms.values.task_codes import task_code_key

_KEYS = {
    "task_register": ("task_code",),
    "inspection_register": ("decision_number", "inspected_unit", "inspected_on"),
}

_Place = tuple[SheetWork, int]  # a sheet and the position of one of its tables


class Parts:
    """What may be parts of a register, by their numbers: the tables of each."""

    def __init__(self, tables: Mapping[int, Iterable[_Place]]) -> None:
        self._tables = tables

    @cached_property
    def _keys(self) -> Mapping[int, frozenset[tuple[Value, ...]]]:
        return {number: _keys(tables) for number, tables in self._tables.items()}

    @cached_property
    def _told(self) -> Counter[tuple[Value, ...]]:
        """How many of them tell of the same."""
        return Counter(key for keys in self._keys.values() for key in keys)

    def holds(self, number: int) -> bool:
        """Whether one has rows, and none that another tells as well."""
        return bool(self._keys[number]) and all(self._told[key] == 1 for key in self._keys[number])


def tables_of(work: SheetWork) -> list[_Place]:
    """All tables whose rows were told apart."""
    return [(work, position) for position in work.told]


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

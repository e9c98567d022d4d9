"""Which missing field a column under an unknown header may be by where it stands. For messages only: no column is read
because of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from transforms.definitions.forms import Form
from transforms.tables import Table


def fields_by_place(table: Table, wanted: Collection[str]) -> dict[int, str]:
    """Unknown column -> the field among `wanted` whose place it takes: between two known columns as many fields must be
    missing as there are unknown headers, the required ones alone where those that are not may have been left out."""
    found: dict[int, str] = {}
    for left, right, between in _gaps(table.spec, table.columns):
        columns = sorted(column for column in table.unknown if left < column < right)
        required = [name for name in between if table.spec.field(name).required]
        names = next((names for names in (between, required) if names and len(names) == len(columns)), ())
        found.update((column, name) for column, name in zip(columns, names, strict=False) if name in wanted)
    return found


def _gaps(form: Form, columns: Mapping[str, int]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """(column left of it, column right of it, fields that are missing between), where the known columns stand in the
    order of the form."""
    order = form.field_names
    known = [(-1, -1), *((place, columns[name]) for place, name in enumerate(order) if name in columns)]
    known.append((len(order), max(columns.values(), default=0) + len(order)))
    for (before, left), (after, right) in pairwise(known):
        if after > before + 1 and left < right:
            yield left, right, order[before + 1 : after]

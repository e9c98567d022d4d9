"""Two tellings of a form, row by row and cell by cell: what was added, what is gone, what reads otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypedDict

from transforms.definitions.cells import column_index, letters_of
from transforms.definitions.forms import FORMS
from transforms.definitions.row_keys import row_key

Row = Mapping[str, Any]  # the typed columns of a form and `sheet`, `row_number`, `columns` (field -> letter), `texts`
_ALIKE = 0.5  # of the fields that either row fills, at least so many are equal


class CellSide(TypedDict):
    """A cell's address, None where the sheet has no such column, and its text."""

    cell: str | None
    text: str | None


class CellChange(TypedDict):
    """A field that reads otherwise."""

    field: str
    header: str
    old: CellSide
    new: CellSide


@dataclass(frozen=True, slots=True)
class RowChange:
    """`change` is `added`, `removed` or `changed`; `old` and `new` are the rows, None where there is none."""

    change: str
    form: str
    old: Row | None
    new: Row | None
    cells: tuple[CellChange, ...] = ()


def row_changes(form: str, old: Sequence[Row], new: Sequence[Row]) -> list[RowChange]:
    """What differs between two tellings of a form; nothing for rows that say the same, wherever they stand."""
    changes = []
    for before, after in _pairs(form, old, new):
        if before is None or after is None:
            changes.append(RowChange("added" if before is None else "removed", form, before, after))
            continue
        cells = cell_changes(form, before, after)
        if cells or before["outcome"] != after["outcome"]:
            changes.append(RowChange("changed", form, before, after, cells))
    return changes


def cell_changes(form: str, old: Row, new: Row) -> tuple[CellChange, ...]:
    """The fields of two rows with another value; of cells without a value, with another text. The serial number is
    where a row stands, not what it says."""
    found = []
    for field in FORMS[form].fields:
        if field.name == "no" or (said(old, field.name) == said(new, field.name)):
            continue
        before, after = _cell(old, field.name), _cell(new, field.name)
        found.append(CellChange(field=field.name, header=field.header, old=before, new=after))
    return tuple(found)


def said(row: Row, field: str) -> object:
    """What a row says in a field: its value, or the text where that gave none."""
    value = row.get(field)
    return value if value is not None else " ".join((_cell(row, field)["text"] or "").split()) or None


def _cell(row: Row, field: str) -> CellSide:
    """The cell of a field in a row; in one that tells several rows of its form that of its item or year, maybe in a
    further row."""
    columns = row["columns"] or {}
    address = columns.get(field) or columns.get(f"{field} {row.get('item') or row.get('year')}")
    if address is None:
        return {"cell": None, "text": None}
    letters = letters_of(address)
    number = address[len(letters) :] or str(row["row_number"])
    column, texts = column_index(letters), row["texts"] or ()
    if number != str(row["row_number"]):
        value = row.get(field)
        return {"cell": address, "text": None if value is None else str(value)}
    return {"cell": f"{letters}{number}", "text": texts[column] if column < len(texts) else None}


def _pairs(form: str, old: Sequence[Row], new: Sequence[Row]) -> list[tuple[Row | None, Row | None]]:
    """Rows of the same key (the likest of several), then whatever is alike, then the rest."""
    waiting: defaultdict[tuple[object, ...], list[Row]] = defaultdict(list)
    loose = []
    for row in old:
        key = row_key(form, row)
        if key is None:
            loose.append(row)
        else:
            waiting[key].append(row)
    pairs: list[tuple[Row | None, Row | None]] = []
    left = []
    for row in new:
        same = waiting.get(row_key(form, row) or ())
        if same:
            likest = max(same, key=partial(_likeness, form, row))
            same.remove(likest)
            pairs.append((likest, row))
        else:
            left.append(row)
    loose += [row for rows in waiting.values() for row in rows]
    likely = [
        (-likeness, place, number)
        for number, after in enumerate(left)
        for place, before in enumerate(loose)
        if (likeness := _likeness(form, before, after)) >= _ALIKE
    ]
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, place, number in sorted(likely):
        if place not in taken_old and number not in taken_new:
            taken_old.add(place)
            taken_new.add(number)
            pairs.append((loose[place], left[number]))
    pairs += [(row, None) for place, row in enumerate(loose) if place not in taken_old]
    pairs += [(None, row) for number, row in enumerate(left) if number not in taken_new]
    return sorted(pairs, key=_place)


def _likeness(form: str, one: Row, other: Row) -> float:
    """The share of fields filled in either row that say the same in both."""
    names = [field.name for field in FORMS[form].fields if field.name != "no"]
    told = [(said(one, name), said(other, name)) for name in names]
    filled = [pair for pair in told if pair != (None, None)]
    return sum(a == b for a, b in filled) / len(filled) if filled else 1.0


def _place(pair: tuple[Row | None, Row | None]) -> tuple[str, int]:
    """Where the row stands in the new telling; in the old one where it is gone."""
    row = pair[1] or pair[0]
    assert row is not None
    return row["sheet"], row["row_number"]

"""Which field a column under an unknown header may be, by its words or by where it stands, with the line for the own
lists. For messages only: no column is read because of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from transforms.definitions.cells import column_letters
from transforms.definitions.forms import FORMS, Form
from transforms.definitions.forms.synonyms import HEADERS, line_to_add
from transforms.tables.findings import quoted
from transforms.tables.tables import Table
from transforms.text.legacy_sheets import Row
from transforms.text.vietnamese import clean
from transforms.values.headers import LONGEST_HEADER, header_index, likely_fields

_MOST_ROWS_ABOVE = 30  # of a header that nobody knows
_FEWEST_HEADERS = 3
_NOT_ASKED = frozenset(("no", "note"))


def column_hint(form: Form, column: int, header: str, name: str) -> str:
    """Whether the column is the field's, and the line that says so."""
    asked = f"cột {column_letters(column)} “{quoted(header)}” có phải là “{form.field(name).whole_header}”? Nếu phải"
    return f"{asked}, {line_to_add(HEADERS, form.code, name, clean(header))}"


def hints_of_rows(code: str, rows: Sequence[Row]) -> str:
    """What the columns may be of a sheet in which nobody knows a header: the row above its data with the most words in
    it, by its order where it has as many cells as the form. "" where there is none."""
    form, index = FORMS[code], header_index(code)
    above = [
        [(column, value) for column, value in enumerate(cells) if type(value) is str and len(value) <= LONGEST_HEADER]
        for _, cells in rows[:_MOST_ROWS_ABOVE]
    ]
    header = max(above, key=len, default=[])
    if len(header) < _FEWEST_HEADERS:
        return ""
    known = {column: index.field_of((text,)) for column, text in header}
    free = [name for name in form.field_names if name not in known.values()]
    in_order = form.field_names if len(header) == len(form.fields) else ()
    hints = []
    for place, (column, text) in enumerate(header):
        if known[column] is not None:
            continue
        by_words = list(likely_fields(code, text, free)[:1])
        likely = [name for name in in_order[place : place + 1] if name in free] or by_words
        hints += [column_hint(form, column, text, name) for name in likely if name not in _NOT_ASKED]
    return " Gợi ý: " + "; ".join(hints) + "." if hints else ""


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

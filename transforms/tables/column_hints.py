"""Which field a column under an unknown header may be, by its words or by where it stands, with the line for the own
lists. For messages only: no column is read because of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from transforms.definitions.cells import column_letters
from transforms.definitions.forms import FORMS, Form
from transforms.definitions.forms.synonyms import HEADERS, HeaderSynonym, line_to_add
from transforms.tables.findings import quoted
from transforms.tables.own_lists import fault_of_header
from transforms.tables.tables import Table
from transforms.text.legacy_sheets import Row
from transforms.text.vietnamese import clean
from transforms.values.headers import LONGEST_HEADER, header_index, label_key, likely_fields

_MOST_ROWS_ABOVE = 30  # of a header that nobody knows
_FEWEST_HEADERS = 3
_NOT_ASKED = frozenset(("no", "note"))


def column_hint(form: Form, column: int, header: str, name: str, beside: Iterable[str]) -> str:
    """Whether the column is the field's, and the line that says so; `beside` are the headers of the other columns."""
    asked = f"cột {column_letters(column)} “{quoted(header)}” có phải là “{form.field(name).whole_header}”?"
    line = line_for_header(form, header, name, beside)
    return f"{asked} Nếu phải, {line}" if line else asked


def line_for_header(form: Form, header: str, name: str, beside: Iterable[str]) -> str:
    """The order to add a line that makes the header the field's. "" where the list would refuse it ("(7)"), or where
    the header stands over another column too, which would then be the field's as well."""
    text = clean(header)
    if fault_of_header(HeaderSynonym(form.code, name, text)) or label_key(text) in map(label_key, beside):
        return ""
    return line_to_add(HEADERS, form.code, name, text)


def headers_beside(table: Table, column: int) -> Iterator[str]:
    """The other headers that nobody knows, those under the same group."""
    groups = {place: path[:-1] for place, path in enumerate(table.paths)}
    above = groups.get(column)
    return (text for other, text in table.unknown.items() if other != column and groups.get(other) == above)


def said_hints(hints: Sequence[str]) -> str:
    """The hints as the end of a message, "" for none."""
    told = "; ".join(hints)
    return f" Gợi ý: {told}{'' if told.endswith('?') else '.'}" if told else ""


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
        beside = [other for at, other in header if at != column]
        hints += [column_hint(form, column, text, name, beside) for name in likely if name not in _NOT_ASKED]
    return said_hints(hints)


def fields_by_place(table: Table, wanted: Collection[str]) -> dict[int, str]:
    """Unknown column -> the field among `wanted` whose place it takes: between two known columns as many fields must be
    missing as there are unknown headers, the required ones alone where those that are not may have been left out."""
    found: dict[int, str] = {}
    for left, right, between in _gaps(table.spec, table.columns):
        columns = sorted(c for c, text in table.unknown.items() if left < c < right and not heads_numbers(text))
        required = [name for name in between if table.spec.field(name).required]
        names = next((names for names in (between, required) if names and len(names) == len(columns)), ())
        found.update((column, name) for column, name in zip(columns, names, strict=False) if name in wanted)
    return found


def heads_numbers(text: str) -> bool:
    """Whether a header is that of the rows' numbers, which some forms have no field for."""
    return header_index("task_progress").field_of((text,)) == "no"


def _gaps(form: Form, columns: Mapping[str, int]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """(column left of it, column right of it, fields that are missing between); right of it is left of it where the
    known columns do not stand in the order of the form."""
    order = form.field_names
    known = [(-1, -1), *((place, columns[name]) for place, name in enumerate(order) if name in columns)]
    known.append((len(order), max(columns.values(), default=0) + len(order)))
    for (before, left), (after, right) in pairwise(known):
        yield left, right, order[before + 1 : after]

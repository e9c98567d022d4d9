"""Columns under a header that nobody knows, or under none, where the form lacks a column that it may be: said, never
guessed."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.column_hints import fields_by_place
from transforms.definitions.forms import Field, FieldType
from transforms.definitions.forms.synonyms import HEADERS, line_to_add
from transforms.findings import quoted
from transforms.headers import likely_headers
from transforms.legacy_sheets import Row
from transforms.list_values import find_value
from transforms.normalise import column_letters, read_column, text_of
from transforms.sheet_work import SheetWork
from transforms.tables import Table
from transforms.vietnamese import clean

_NOT_COUNTED = frozenset(("no", "note"))  # no figure comes from them
_WITH_DIGITS = frozenset(
    (
        FieldType.DATE,
        FieldType.COUNT,
        FieldType.FIGURE,
        FieldType.RATE,
        FieldType.DECIMAL,
        FieldType.MONTH,
        FieldType.YEAR,
    )
)


def say_unread_columns(work: SheetWork, table: Table, places: Sequence[int]) -> None:
    """A sheet without a column that is not required is accepted, so that a deadline under an odd header would be no
    deadline to anybody. Columns that are like nothing that is missing are the unit's own and nobody's business."""
    missing = [f for f in table.spec.fields if f.name not in table.columns and f.name not in _NOT_COUNTED]
    if not missing or any(field.required for field in missing):  # a missing required one says it itself
        return
    by_place = fields_by_place(table, [f.name for f in missing])
    for column, header in sorted(table.unknown.items()):
        texts = _texts(work.rows, places, column)
        fitting = [f for f in missing if any(_may_be(table.form, f, text) for text in texts)]
        likely = [f for f in fitting if f.header in likely_headers(table.form, header, [g.name for g in fitting])[:1]]
        if not likely and column in by_place:
            field = table.spec.field(by_place[column])
            likely = [field] if _is_read_as(table, field, column, work.rows, places) else []
        for field in likely:
            work.say(
                "sheet.unknown",
                cell=f"{column_letters(column)}{table.header_row}",
                row=table.header_row,
                text=header,
                reason=f"Cột {column_letters(column)} “{quoted(header)}” của trang “{quoted(work.name)}” không có "
                f"trong biểu {table.spec.sheet}, trong khi biểu lại thiếu cột “{field.header}”.",
                consequence="Không đọc cột này. Nếu là cột đó, hãy sửa tiêu đề cột đúng như biểu mẫu rồi gửi lại, hoặc "
                f"{line_to_add(HEADERS, table.form, field.name, clean(header))}.",
            )
    nameless: dict[int, list[str]] = {}
    for field in missing:
        column = _place_of(table, field.name)
        texts = _texts(work.rows, places, column) if column >= 0 else []
        fits = sum(_fits(table.form, field, text) for text in texts)
        between = {column - 1, column + 1} <= set(table.columns.values())
        if fits and (between or 2 * fits >= len(places)):
            nameless.setdefault(column, []).append(field.header)
    for column, headers in sorted(nameless.items()):
        letters = column_letters(column)
        work.say(
            "sheet.unknown",
            cell=f"{letters}{table.header_row}",
            row=table.header_row,
            reason=f"Cột {letters} của trang “{quoted(work.name)}” có số liệu nhưng không có tiêu đề, trong khi biểu "
            f"{table.spec.sheet} lại thiếu cột {' / '.join(f'“{header}”' for header in headers)}.",
            consequence="Không đọc cột này. Nếu là cột đó, hãy ghi tiêu đề cột đúng như biểu mẫu rồi gửi lại.",
        )


def _is_read_as(table: Table, field: Field, column: int, rows: Sequence[Row], places: Sequence[int]) -> bool:
    """Whether what stands in a column is, for the better half, what the field holds: texts are like anything."""
    if field.type is not FieldType.LIST and field.type not in _WITH_DIGITS:
        return False
    raw = [cells[column] if column < len(cells) else None for cells in (rows[place][1] for place in places)]
    typed = read_column(table.spec, field, column, list(raw), {})
    good = sum(value is not None and place not in typed.codes for place, value in enumerate(typed.values))
    return 0 < sum(value is not None for value in raw) <= 2 * good


def _fits(form: str, field: Field, text: str) -> bool:
    """Whether a text tells by itself that it is one of the field's: a figure, a date, a word of its list."""
    return (field.type is FieldType.LIST or field.type in _WITH_DIGITS) and _may_be(form, field, text)


def _place_of(table: Table, name: str) -> int:
    """The column without a header where the form prints a field: right of the field before it, or left of the next; -1
    where a header is there."""
    names = table.spec.field_names
    position = names.index(name)
    used = {column for column, path in enumerate(table.paths) if path}
    for neighbour, step in ((position - 1, 1), (position + 1, -1)):
        column = table.columns.get(names[neighbour]) if 0 <= neighbour < len(names) else None
        if column is not None and column + step not in used:
            return column + step
    return -1


def _texts(rows: Sequence[Row], places: Sequence[int], column: int) -> list[str]:
    cells = (rows[place][1] for place in places)
    return [text for row in cells if column < len(row) and (text := text_of(row[column]))]


def _may_be(form: str, field: Field, text: str) -> bool:
    if field.type is FieldType.LIST and field.values:
        return find_value(form, field.name, text) is not None
    return field.type not in _WITH_DIGITS or any(map(str.isdecimal, text))

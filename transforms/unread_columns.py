"""Columns under a header that nobody knows, or under none, where the form lacks a column that it may be: said, never
guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.definitions.forms import Field, FieldType
from transforms.definitions.forms.synonyms import HEADERS, line_to_add
from transforms.findings import quoted
from transforms.headers import likely_headers
from transforms.legacy_sheets import Row
from transforms.list_values import find_value
from transforms.normalise import column_letters, text_of
from transforms.sheet_work import SheetWork
from transforms.tables import Table
from transforms.vietnamese import clean

_LOOKS = {
    FieldType.COUNT: re.compile(r"^\s*(?:[1-9]\d{0,2}(?:[.,]\d{3})+|\d+)(?:\s*[^\W\d]|\s*$)"),
    FieldType.DATE: re.compile(r"\d\D+\d"),
}
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
    wanting = [f for f in table.spec.fields if f.name not in table.columns and f.name != "no"]
    if not wanting or any(field.required for field in wanting):  # a missing required one says it itself
        return
    missing = [field for field in wanting if field.name != "note"]  # no figure comes from it
    told: set[int] = set()
    for column, header in sorted(table.unknown.items()):
        texts = _texts(work.rows, places, column)
        fitting = [f for f in missing if any(_may_be(table.form, f, text) for text in texts)]
        for known in likely_headers(table.form, header, [f.name for f in fitting])[:1]:
            told.add(column)
            _say_unknown(work, table, column, next(f for f in fitting if f.header == known))
    by_place: dict[int, list[Field]] = {}
    for field in wanting:
        column = _place_of(table, field.name)
        texts = _texts(work.rows, places, column) if column >= 0 else []
        fits = sum(_may_be(table.form, field, text) and _looks_like(field, text) for text in texts)
        between = {column - 1, column + 1} <= set(table.columns.values())
        # Words under a header of their own are the unit's; figures and dates may be the form's under an odd one.
        if column in table.unknown and field.type not in _WITH_DIGITS and field.type is not FieldType.LIST:
            continue
        if fits and (between or 2 * fits >= len(places)) and column not in told:
            by_place.setdefault(column, []).append(field)
    for column, fields in sorted(by_place.items()):
        if column in table.unknown:
            _say_unknown(work, table, column, fields[0])
        else:
            _say_nameless(work, table, column, fields)


def _say_unknown(work: SheetWork, table: Table, column: int, field: Field) -> None:
    header, letters = table.unknown[column], column_letters(column)
    work.say(
        "sheet.unknown",
        cell=f"{letters}{table.header_row}",
        row=table.header_row,
        text=header,
        reason=f"Cột {letters} “{quoted(header)}” của trang “{quoted(work.name)}” không có trong biểu "
        f"{table.spec.sheet}, trong khi biểu lại thiếu cột “{field.header}”.",
        consequence="Không đọc cột này. Nếu là cột đó, hãy sửa tiêu đề cột đúng như biểu mẫu rồi gửi lại, hoặc "
        f"{line_to_add(HEADERS, table.form, field.name, clean(header))}.",
    )


def _say_nameless(work: SheetWork, table: Table, column: int, fields: Sequence[Field]) -> None:
    letters = column_letters(column)
    work.say(
        "sheet.unknown",
        cell=f"{letters}{table.header_row}",
        row=table.header_row,
        reason=f"Cột {letters} của trang “{quoted(work.name)}” có nội dung nhưng không có tiêu đề, trong khi biểu "
        f"{table.spec.sheet} lại thiếu cột {' / '.join(f'“{field.header}”' for field in fields)}.",
        consequence="Không đọc cột này. Nếu là cột đó, hãy ghi tiêu đề cột đúng như biểu mẫu rồi gửi lại.",
    )


def _place_of(table: Table, name: str) -> int:
    """The column without a known header where the form prints a field: right of the field before it, or left of the
    next; -1 where another field's header is there."""
    names = table.spec.field_names
    position = names.index(name)
    used = {column for column, path in enumerate(table.paths) if path} - table.unknown.keys()
    for neighbour, step in ((position - 1, 1), (position + 1, -1)):
        column = table.columns.get(names[neighbour]) if 0 <= neighbour < len(names) else None
        if column is not None and column + step not in used:
            return column + step
    return -1


def _texts(rows: Sequence[Row], places: Sequence[int], column: int) -> list[str]:
    cells = (rows[place][1] for place in places)
    return [text for row in cells if column < len(row) and (text := text_of(row[column]))]


def _looks_like(field: Field, text: str) -> bool:
    """Whether a text has the look of the field's: whole numbers are no rates, numbers no dates."""
    look = _LOOKS.get(field.type)
    return look is None or look.search(text) is not None


def _may_be(form: str, field: Field, text: str) -> bool:
    if field.type is FieldType.LIST and field.values:
        return find_value(form, field.name, text) is not None
    return field.type not in _WITH_DIGITS or any(map(str.isdecimal, text))

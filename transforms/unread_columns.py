"""Columns under a header that nobody knows, or under none, where the form lacks a column that it may be: said, never
guessed."""

from __future__ import annotations

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
    for column, header in sorted(table.unknown.items()):
        texts = _texts(work.rows, places, column)
        fitting = [f for f in missing if any(_may_be(table.form, f, text) for text in texts)]
        for known in likely_headers(table.form, header, [f.name for f in fitting])[:1]:
            field = next(f for f in fitting if f.header == known)
            work.say(
                "sheet.unknown",
                cell=f"{column_letters(column)}{table.header_row}",
                row=table.header_row,
                text=header,
                reason=f"Cột {column_letters(column)} “{quoted(header)}” của trang “{quoted(work.name)}” không có "
                f"trong biểu {table.spec.sheet}, trong khi biểu lại thiếu cột “{known}”.",
                consequence="Không đọc cột này. Nếu là cột đó, hãy sửa tiêu đề cột đúng như biểu mẫu rồi gửi lại, hoặc "
                f"{line_to_add(HEADERS, table.form, field.name, clean(header))}.",
            )
    nameless: dict[int, list[str]] = {}
    for field in wanting:
        column = _place_of(table, field.name)
        texts = _texts(work.rows, places, column) if column >= 0 else []
        fits = sum(_may_be(table.form, field, text) for text in texts)
        between = {column - 1, column + 1} <= set(table.columns.values())
        if fits and (between or 2 * fits >= len(places)):
            nameless.setdefault(column, []).append(field.header)
    for column, headers in sorted(nameless.items()):
        letters = column_letters(column)
        work.say(
            "sheet.unknown",
            cell=f"{letters}{table.header_row}",
            row=table.header_row,
            reason=f"Cột {letters} của trang “{quoted(work.name)}” có nội dung nhưng không có tiêu đề, trong khi biểu "
            f"{table.spec.sheet} lại thiếu cột {' / '.join(f'“{header}”' for header in headers)}.",
            consequence="Không đọc cột này. Nếu là cột đó, hãy ghi tiêu đề cột đúng như biểu mẫu rồi gửi lại.",
        )


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

"""Columns under a header that nobody knows, or under none, where the form lacks a column that it may be: said, never
guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from transforms.definitions.cells import column_letters
from transforms.definitions.forms import Field, FieldType
from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import cell_at
from transforms.submissions.period_columns import tells_a_time
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.column_hints import fields_by_place, headers_beside, line_for_header
from transforms.tables.findings import quoted
from transforms.tables.form_matches import matches
from transforms.tables.tables import Table
from transforms.tables.title_periods import is_of_another_time
from transforms.text.legacy_sheets import Row
from transforms.text.vietnamese import fold, folded_words
from transforms.values.headers import header_index, likely_fields
from transforms.values.list_values import find_value
from transforms.values.normalise import is_blank_text, read_column, text_of

_YES_AND_NO = 2
_SO_FAR = late_pattern(r"\b(?:luy ke|cong don)\b")
_CHANGE = late_pattern(r"(?:tang|giam|len|xuong|giu nguyen)\b")  # of a rank
_QUARTER = late_pattern(r"\s*(?:qu[yi]\b|\d{1,2}\s*$)", re.IGNORECASE)  # or a bare month
_FEWEST_OF_A_TABLE = 2  # columns that no other field is told by
_WITH_DIGITS = frozenset(
    (
        FieldType.DATE,
        FieldType.COUNT,
        FieldType.FIGURE,
        FieldType.DECIMAL,
        FieldType.MONTH,
        FieldType.YEAR,
    )
)
_WORDS = frozenset((FieldType.TEXT, FieldType.LONG_TEXT))


def say_unread_columns(work: SheetWork, table: Table, places: Sequence[int]) -> None:
    """A sheet without a column that is not required is accepted, so that a deadline under an odd header would be no
    deadline to anybody. Columns that are like nothing that is missing are the unit's own and nobody's business."""
    _say_other_table(work, table, places)
    wanting = [f for f in table.spec.fields if f.name not in table.columns and f.name != "no"]
    if table.year is not None:
        wanting = [field for field in wanting if field.name != "year"]
    if not wanting or any(field.needs_column for field in wanting):  # a missing required one says it itself
        return
    missing = [field for field in wanting if field.name != "note"]  # no figure comes from it
    for field in missing:
        if field.type is FieldType.MONTH:
            _say_quarters(work, table, field, places)
    lacks_sum = any(field.name == "to_date" and field.type is FieldType.FIGURE for field in missing)
    by_place = fields_by_place(table, [f.name for f in missing]) if table.unknown else {}
    printed = {field.name: _place_of(table, field.name) for field in wanting}
    for column, header in sorted(table.unknown.items()):
        another = column < len(table.paths) and any(map(is_of_another_time, table.paths[column]))
        if tells_a_time(table, header) or (another and not (lacks_sum and _SO_FAR.search(folded_words(header)))):
            continue
        likely = _likeliest(work, table, places, column, missing, by_place, printed)
        if likely is not None:
            line = line_for_header(table.spec, header, likely.name, headers_beside(table, column))
            say_unread_column(work, table, column, likely, f", hoặc {line}" if line else "")
    _say_nameless(work, table, places, wanting, printed)


def say_unread_column(work: SheetWork, table: Table, column: int, likely: Field, instead: str = "") -> None:
    """Say that a column under an unknown header may be a field that the table lacks, and what to do, or do instead."""
    header = table.unknown[column]
    work.doubt(
        f"Cột {column_letters(column)} “{quoted(header)}” của trang “{quoted(work.name)}” không có trong biểu "
        f"{table.spec.sheet}, trong khi biểu lại thiếu cột “{likely.whole_header}”.",
        f"Không đọc cột này. Nếu là cột đó, hãy sửa tiêu đề cột đúng như biểu mẫu rồi gửi lại{instead}.",
        cell=table.header_cell(column),
        text=header,
    )


def _likeliest(
    work: SheetWork,
    table: Table,
    places: Sequence[int],
    column: int,
    missing: Sequence[Field],
    by_place: Mapping[int, str],
    printed: Mapping[str, int],
) -> Field | None:
    """The field that a column under an unknown header may be: by its words, by what is listed in it, by its place."""
    texts = _texts(work.rows, places, column)
    fitting = [field for field in missing if any(_may_be(table.form, field, text) for text in texts)]
    path = table.paths[column] if column < len(table.paths) else (table.unknown[column],)
    group = header_index(table.form).group_over(path)  # whose words would make all its fields alike
    among = [field.name for field in fitting if group is None or field.group == group]
    for name in likely_fields(table.form, " ".join(path) if group is None else path[-1], among):
        return table.spec.field(name)
    for field in fitting:
        if _are_listed(table.form, field, texts):
            return field
    if column in by_place:
        here = [table.spec.field(by_place[column])]
    else:
        here = [field for field in missing if printed[field.name] == column]
    return next((field for field in here if _is_read_as(table, field, column, work.rows, places)), None)


def _say_nameless(
    work: SheetWork, table: Table, places: Sequence[int], wanting: Sequence[Field], printed: Mapping[str, int]
) -> None:
    """Columns with cells and no header where the form prints one that is not there; of words a single cell, which may
    be the remark on one row."""
    nameless: dict[int, list[str]] = {}
    for field in wanting:
        column = printed[field.name]
        texts = _texts(work.rows, places, column) if column >= 0 and column not in table.unknown else []
        fits = sum(_may_be(table.form, field, text) and not is_blank_text(text) for text in texts)
        between = {column - 1, column + 1} <= set(table.columns.values())
        if fits and (between or field.type in _WORDS or 2 * fits >= len(places)):
            nameless.setdefault(column, []).append(field.header)
    for column, headers in sorted(nameless.items()):
        letters = column_letters(column)
        work.doubt(
            f"Cột {letters} của trang “{quoted(work.name)}” có nội dung nhưng không có tiêu đề, trong khi biểu "
            f"{table.spec.sheet} lại thiếu cột {' / '.join(f'“{header}”' for header in headers)}.",
            "Không đọc cột này. Nếu là cột đó, hãy ghi tiêu đề cột đúng như biểu mẫu rồi gửi lại.",
            cell=f"{letters}{table.header_row}",
        )


def _say_quarters(work: SheetWork, table: Table, field: Field, places: Sequence[int]) -> None:
    """Ticks under "Quý I | Quý II | …", or under some bare numbers, where the form asks for a month."""
    quarters = [column for column, header in sorted(table.unknown.items()) if _QUARTER.match(fold(header))]
    if any(_texts(work.rows, places, column) for column in quarters):
        letters = column_letters(quarters[0])
        work.doubt(
            f"{work.page} chia thời gian ra nhiều cột (từ cột {letters}), trong khi biểu "
            f"{table.spec.sheet} cần cột “{field.header}”.",
            f"Không đọc các cột này. Hãy ghi tháng, từ 1 đến 12, vào cột “{field.header}” rồi gửi lại.",
            cell=table.header_cell(quarters[0]),
            text=table.unknown[quarters[0]],
        )


def _say_other_table(work: SheetWork, table: Table, places: Sequence[int]) -> None:
    """Columns that together are the whole header of another form: a table beside this one that nobody has divided."""
    if sum(map(bool, table.paths)) < len(table.columns) + _FEWEST_OF_A_TABLE:
        return
    tables = [table, *(other for other in work.tables if other.top == table.top)]  # with columns of other periods
    read = {column for one in tables for column in one.read_columns}
    unread = {column for column, path in enumerate(table.paths) if path and column not in read}
    if len(unread) < _FEWEST_OF_A_TABLE:
        return
    paths = tuple(path if column in unread else () for column, path in enumerate(table.paths))
    for match in matches(paths, ()):
        columns = sorted(column for _, column in match.columns)
        if not (match.whole and match.specific >= _FEWEST_OF_A_TABLE):
            continue
        amid = not read.isdisjoint(range(columns[0], columns[-1]))  # more columns of this table, not one beside it
        if amid or not any(_texts(work.rows, places, c) for c in columns):
            continue
        first = column_letters(columns[0])
        work.doubt(
            f"{work.page} có thêm một bảng đặt cạnh biểu {table.spec.sheet} (từ cột {first}).",
            "Không đọc bảng này. Nếu là số liệu của biểu, hãy chuyển xuống dưới hoặc sang trang khác rồi gửi lại.",
            cell=table.header_cell(columns[0]),
        )
        return


def _are_listed(form: str, field: Field, texts: Sequence[str]) -> bool:
    """Whether all of a column's texts are of the field's list, which is no mere yes or no."""
    return len(field.values) > _YES_AND_NO and all(find_value(form, field.name, text) is not None for text in texts)


def _is_read_as(table: Table, field: Field, column: int, rows: Sequence[Row], places: Sequence[int]) -> bool:
    """Whether what stands in a column is, for the better half, what the field holds: texts are like anything."""
    raw = [cell_at(rows[place][1], column) for place in places]
    if field.name == "stated_change":
        texts = [value for value in raw if value is not None]
        return bool(texts) and all(type(text) is str and _CHANGE.match(folded_words(text)) for text in texts)
    if field.type is not FieldType.LIST and field.type not in _WITH_DIGITS:
        return False
    if field.type is FieldType.FIGURE:  # they wait for their items
        return sum(value is not None for value in raw) <= 2 * sum(type(value) in (int, float) for value in raw) > 0
    typed = read_column(table.spec, field, column, list(raw), {})
    good = sum(value is not None and place not in typed.codes for place, value in enumerate(typed.values))
    return 0 < sum(value is not None for value in raw) <= 2 * good


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
    return [text for place in places if (text := text_of(cell_at(rows[place][1], column)))]


def _may_be(form: str, field: Field, text: str) -> bool:
    if field.type is FieldType.LIST and field.values:
        return find_value(form, field.name, text) is not None
    return field.type not in _WITH_DIGITS or any(map(str.isdecimal, text))

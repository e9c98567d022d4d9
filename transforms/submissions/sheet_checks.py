"""Columns that a sheet lacks or has twice: without them nobody can say what its rows mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from transforms.definitions.cells import column_letters
from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import Value, cell_at
from transforms.submissions.judged_table import JudgedTable
from transforms.tables.column_hints import column_hint, fields_by_place, headers_beside, heads_numbers, said_hints
from transforms.tables.findings import quoted
from transforms.tables.tables import Table
from transforms.text.vietnamese import folded_key
from transforms.values.dates import AMBIGUOUS_DATE
from transforms.values.headers import likely_fields
from transforms.values.normalise import TypedColumn

_UNCLEAR_NAMED = 5  # headers that are like nothing that is missing
# How a task stands to its deadline, which is no status: "Còn hạn", "Quá hạn 5 ngày", "Đúng tiến độ".
_STANDING = late_pattern(
    r"(?:(?:con|trong|dung|truoc|qua|tre|het|den|sap den|chua den)(?: thoi)? han|som|cham)(?: tien do)?(?: \d+ ngay)?"
    r"|(?:dung|dam bao|bao dam|tre|vuot) tien do"
)


def missing_columns(judged: JudgedTable) -> None:
    """A required column that is not there rejects the sheet; unknown headers are named with what they may mean."""
    missing = [f for f in judged.form.fields if f.needs_column and f.name not in judged.columns]
    if not missing:
        return
    names = [f.name for f in missing]
    # Others too, or they would be told once the sheet has come again.
    others = [f.name for f in judged.form.fields if f.name not in (*judged.columns, *names, "no", "note")]
    by_place = fields_by_place(judged.table, [*names, *others])
    likely, unclear = [], []
    for column, header in sorted(judged.table.unknown.items()):
        known = list(likely_fields(judged.form.code, header, names))
        if not known and column in by_place:
            known = [by_place[column]]
        known = known or list(likely_fields(judged.form.code, header, others)[:1])
        beside = list(headers_beside(judged.table, column))
        likely += [column_hint(judged.form, column, header, name, beside) for name in known]
        if not known and not heads_numbers(header):
            unclear.append(f"cột {column_letters(column)} “{quoted(header)}”")
    judged.reject_sheet(
        "sheet.missing_column",
        f"A{judged.table.header_row}",
        missing[0].name,
        columns="; ".join(f"“{f.whole_header}”" for f in missing),
        likely=said_hints(likely) + (" Chưa rõ nghĩa: " + "; ".join(unclear[:_UNCLEAR_NAMED]) + "." if unclear else ""),
    )


def without_standings(table: Table, rows: Iterable[tuple[Value, ...]]) -> Table:
    """The table but for columns under a header of the status ("Trạng thái") that only say how tasks stand to their
    deadlines, beside one that says something else."""
    columns = (table.columns.get("status", -1), *table.repeated.get("status", ()))
    if len(columns) == 1:
        return table
    lines = list(rows)
    said = {column: {cell_at(cells, column) for cells in lines} - {None} for column in columns}
    kept = [column for column in columns if not _are_standings(said[column])]
    if len(kept) == len(columns) or not any(said[column] for column in kept):
        return table
    repeated = {name: others for name, others in table.repeated.items() if name != "status"}
    repeated |= {"status": tuple(kept[1:])} if kept[1:] else {}
    return replace(table, columns={**table.columns, "status": kept[0]}, repeated=repeated)


def _are_standings(values: set[Value]) -> bool:
    return bool(values) and all(type(value) is str and _STANDING.fullmatch(folded_key(value)) for value in values)


def repeated_columns(judged: JudgedTable) -> None:
    """Columns of one meaning are one where none says another thing than the first; else nobody knows which counts."""
    for name, others in judged.repeated.items():
        first = judged.columns[name]
        if name == "no":
            continue
        if any(_contradicts(first, other) for other in others):
            named = [_named(judged.table, column.column) for column in (first, *others)]
            judged.reject_sheet(
                "sheet.duplicate_column",
                judged.table.header_cell(others[0].column),
                name,
                column=first.field.whole_header,
                cells=", ".join(named),
            )
            first.values = [None] * len(first.values)
            first.codes = {position: code for position, code in first.codes.items() if code != AMBIGUOUS_DATE}
            continue
        for other in others:
            _fill_blanks(first, other)


def _named(table: Table, column: int) -> str:
    """A column by its letter and by what stands over it."""
    over = table.paths[column][-1] if column < len(table.paths) and table.paths[column] else ""
    return f"cột {column_letters(column)}" + (f" “{quoted(over)}”" if over else "")


def items_of_two_columns(first: TypedColumn, others: Sequence[TypedColumn]) -> None:
    """Where a group's name stands beside an item, under one header or two, the one of the form's items is the row's."""
    for other in others:
        for position, value in enumerate(other.values):
            if position in first.codes and value is not None and position not in other.codes:
                first.take(position, other)
            elif position in other.codes and first.values[position] is not None and position not in first.codes:
                other.values[position] = first.values[position]
                del other.codes[position]


def _fill_blanks(first: TypedColumn, other: TypedColumn) -> None:
    for position in range(len(other.values)):
        if _says(other, position) and not _says(first, position):
            first.take(position, other)


def _contradicts(first: TypedColumn, other: TypedColumn) -> bool:
    for position, (one, two) in enumerate(zip(first.values, other.values, strict=True)):
        differs = one != two or (one is None and first.raw[position] != other.raw[position])
        if differs and _says(first, position) and _says(other, position):
            return True
    return False


def _says(column: TypedColumn, position: int) -> bool:
    """Whether a cell says anything; a blank that counts as 0 beside another column's figure does not."""
    said = column.values[position] is not None or position in column.codes
    return said and column.raw[position] is not None

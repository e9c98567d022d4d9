"""04-QT and 07-TH on their side: the items head columns, and their figures stand in the row below ("Trong kỳ", "Lũy kế"
in two).

Read only where every cell is understood: items, each once, over the figures, and before these what a row tells. With
anything else the sheet is one without a header that anybody knows, and that is said of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.definitions.cells import cell_address
from transforms.definitions.codes import IgnoredKind
from transforms.definitions.forms import FORMS, FieldType
from transforms.files.sheets import Value, cell_at
from transforms.submissions.headless_sheets import says_nil
from transforms.submissions.judged_table import JudgedTable, Occasion
from transforms.submissions.leftover_rows import say_other_period, say_title_of_another_time
from transforms.submissions.sheet_work import SheetWork
from transforms.submissions.validate import validate
from transforms.tables.header_blocks import MOST_TITLE_ROWS
from transforms.tables.header_periods import names_another
from transforms.tables.row_notes import is_note_row, is_signature, may_be_names
from transforms.tables.row_words import Filled, filled_cells, is_nil_sentence, is_numbering
from transforms.tables.rows import Rows
from transforms.tables.tables import Table
from transforms.text.legacy_sheets import Row
from transforms.values.form_names import form_of_sheet_name
from transforms.values.headers import LONGEST_HEADER, header_index
from transforms.values.list_values import find_value
from transforms.values.normalise import TypedColumn, read_column, read_figures

_FORMS = ("dissemination", "declared_total")
_FEWEST_ITEMS = 3
_VALUES = frozenset(("value", "in_period", "to_date"))


def table_across(rows: Sequence[Row], name: str) -> tuple[Table, Rows] | None:
    """The table of a sheet in which no header was found, and what its rows are; None where it is no such table. Items
    without a figure are a nil return where the sheet bears the form's name, or says so."""
    for place, (number, cells) in enumerate(rows[:MOST_TITLE_ROWS]):
        for form in _FORMS if sum(type(value) is str for value in cells) >= _FEWEST_ITEMS else ():
            items = _items(form, cells)
            told = _rows_below(form, rows, place, items) if items else None
            if told is None:
                continue
            fields, kinds = told
            if not fields and IgnoredKind.NIL not in kinds.values() and form_of_sheet_name(name) != form:
                continue
            top = place
            if place and _numbers(rows[place - 1][1], items):
                top, kinds[place - 1] = place - 1, IgnoredKind.NUMBERING
            across = tuple(items.items())
            table = Table(form, top, place + 1, len(rows), {}, {}, {}, {}, number, (), across=across, fields=fields)
            return table, Rows(tuple(fields.values()), kinds, (), len(rows))
    return None


def _numbers(cells: tuple[Value, ...], items: Mapping[int, str]) -> bool:
    """Whether a row numbers the items, and says no more than "STT" besides."""
    numbers = [cell_at(cells, column) for column in items]
    return numbers == list(range(1, len(items) + 1)) and len(cells) - cells.count(None) <= len(items) + 1


def _items(form: str, cells: tuple[Value, ...]) -> dict[int, str]:
    """Column -> item, where all cells are items but for what stands before them, "STT" or "Chỉ tiêu", and a column of
    notes behind them."""
    items: dict[int, str] = {}
    index = header_index(form)
    for column, value in enumerate(cells):
        if value is None:
            continue
        text = value if type(value) is str and len(value) <= LONGEST_HEADER else ""
        item = find_value(form, "item", text)
        if item is not None and item not in items.values():
            items[column] = item
        elif not text or item is not None or (name := index.field_of((text,))) is None or (items and name != "note"):
            return {}
    return items if len(items) >= _FEWEST_ITEMS else {}


def _rows_below(
    form: str, rows: Sequence[Row], top: int, items: Mapping[int, str]
) -> tuple[dict[str, int], dict[int, IgnoredKind]] | None:
    """Field -> place of its row, and the kinds of the others; None where one of them is not understood."""
    fields: dict[str, int] = {}
    kinds: dict[int, IgnoredKind] = {}
    ended = signed = False
    for place in range(top + 1, len(rows)):
        cells = rows[place][1]
        filled = filled_cells(cells)
        name = None if ended else _field_of_row(form, filled, items)
        if is_signature(filled) or (signed and may_be_names(filled)):
            kinds[place] = IgnoredKind.SIGNATURE
            ended = signed = True
        elif is_note_row(filled):
            kinds[place] = IgnoredKind.NOTE
            ended = True
        elif place == top + 1 and is_numbering(filled, True) and place + 1 < len(rows) and _goes_on(rows[place + 1]):
            kinds[place] = IgnoredKind.NUMBERING
        elif not fields and not ended and len(filled) == 1 and _says_nil(filled[0][1]):
            kinds[place] = IgnoredKind.NIL
        elif name is None or name in fields or IgnoredKind.NIL in kinds.values():
            return None
        else:
            fields[name] = place
    if fields and _VALUES.isdisjoint(fields):
        return None
    told = [rows[place][1] for name, place in fields.items() if name in _VALUES]
    if not any(cell_at(cells, column) is not None for cells in told for column in items):
        kinds |= dict.fromkeys(fields.values(), IgnoredKind.NIL)
        fields = {}
    return fields, kinds


def _goes_on(row: Row) -> bool:
    return sum(type(value) in (int, float) for value in row[1]) > 1


def _says_nil(value: Value) -> bool:
    return says_nil(value) or (type(value) is str and is_nil_sentence(value))


def _field_of_row(form: str, filled: Filled, items: Mapping[int, str]) -> str | None:
    """What a row tells of the items, by the word before its figures; 04-QT has but one figure, which needs none."""
    first = min(items)
    before = [value for column, value in filled if column < first and value != 1]  # a row's number
    words = [value for value in before if type(value) is str]
    if len(words) < len(before) or any(column > first and column not in items for column, _ in filled):
        return None
    if not words:
        return "value" if form == "dissemination" else None
    name = header_index(form).field_of((words[-1],))
    return name if name in FORMS[form].field_names and name not in ("no", "item") else None


def judge_across(work: SheetWork, position: int, occasion: Occasion) -> None:
    """Settle what becomes of the figures: each item is a row of the form, whatever row of the sheet tells of it."""
    table, told = work.tables[position], work.told[position]
    _say_other_periods(work, position, occasion)
    items = [item for _, item in table.across]
    columns = {"item": _item_column(work, table)} | {name: _column(work, table, name, items) for name in table.fields}
    rows = {"item": table.first - 1, **table.fields}
    places = {
        (name, n): (work.rows[place][0], column)
        for name, place in rows.items()
        for n, (column, _) in enumerate(table.across)
    }
    main = next((work.rows[place][0] for name, place in table.fields.items() if name in _VALUES), table.header_row)
    numbers = [main] * len(items) if table.fields else []
    addresses = {f"{name} {items[n]}": cell_address(column, row) for (name, n), (row, column) in places.items()}
    settle_records(work, table, told, occasion, columns, places, numbers, addresses)


def _say_other_periods(work: SheetWork, position: int, occasion: Occasion) -> None:
    """Say that the title, or a word before the figures, is of another time than the report."""
    table, period = work.tables[position], occasion.period
    say_title_of_another_time(work, position, period)
    first = min(column for column, _ in table.across)
    for name, place in table.fields.items():
        number, cells = work.rows[place]
        for column, value in enumerate(cells[:first]):
            if type(value) is str and names_another((value,), period, so_far=name == "to_date"):
                say_other_period(work, cell_address(column, number), value, period)


def settle_records(
    work: SheetWork,
    table: Table,
    told: Rows,
    occasion: Occasion,
    columns: Mapping[str, TypedColumn],
    places: Mapping[tuple[str, int], tuple[int, int]],
    numbers: Sequence[int],
    addresses: Mapping[str, str],
) -> None:
    """Judge the rows of a form that a table tells across. `places` are row number and column of each field by position,
    `numbers` the rows' numbers, `addresses` the cells or columns by field and what tells the rows of one row apart."""
    work.kinds.update(told.ignored)
    judged = JudgedTable(
        table, columns if numbers else {}, {}, numbers, work.sheet_no, work.name, occasion, places=places
    )
    results = validate(judged) if numbers else []
    accepted = {number for number, (outcome, _) in zip(numbers, results, strict=True) if outcome == "accepted"}
    for place in told.data:
        alone = work.rows[place][0] in accepted if work.rows[place][0] in numbers else bool(accepted)
        work.outcomes[place] = "accepted" if alone else "rejected"
    work.settle(judged, len(work.rows) - 1, results, addresses, nil=not numbers, across=True)


def _item_column(work: SheetWork, table: Table) -> TypedColumn:
    cells = work.rows[table.first - 1][1]
    raw = [cells[column] for column, _ in table.across]
    return TypedColumn(table.spec.field("item"), 0, raw, [item for _, item in table.across])


def _column(work: SheetWork, table: Table, name: str, items: Sequence[str]) -> TypedColumn:
    number, cells = work.rows[table.fields[name]]
    raw = [cell_at(cells, column) for column, _ in table.across]
    formats = work.formats((number, column) for column, _ in table.across)
    typed = read_column(table.spec, table.spec.field(name), table.fields[name], raw, formats)
    if typed.field.type is FieldType.FIGURE:
        rates = {item.code for item in table.spec.items if item.type is FieldType.RATE}
        read_figures(typed, [item in rates for item in items], formats)
    return typed

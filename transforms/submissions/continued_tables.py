"""A table that goes on in the next sheet or page without its header: its rows count on where it ended. On a web page
the header may be a table of its own, which stays in sight while the rows are scrolled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from transforms.definitions.forms import Field, FieldType
from transforms.files.sheets import cell_at
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.row_sums import figure_in, number_in
from transforms.tables.row_words import filled_cells, is_numbering
from transforms.tables.rows import classify
from transforms.tables.tables import Table

_MOST_ROWS_ABOVE = 5  # titles and a numbering
_FEWEST_COUNTS = 6  # a name and a number or two may be of any list


def continue_tables(works: Sequence[SheetWork], *, of_page: bool) -> None:
    """Give sheets without a known header, or tables `of_page`, the columns of the table that they go on with."""
    for above, work in pairwise(works):
        if not above.told or above.parts or (work.forms and work.headless != above.tables[-1].form):
            continue
        position = len(above.tables) - 1
        table, data = above.tables[position], above.told[position].data
        number_column = table.columns.get("no", -1)
        begins = of_page and table.first == len(above.rows)
        if not (begins or (data and number_column >= 0)) or table.personal or table.ticked:
            continue
        last = "0" if begins else number_in(above.rows[data[-1]][1], number_column)
        first = next((n for n in range(min(len(work.rows), _MOST_ROWS_ABOVE)) if _goes_on(work, n, above, last)), None)
        if first is None:
            continue
        top = next((n for n in range(first) if _is_numbering(work, n)), first)
        number, end = work.rows[top][0], len(work.rows)
        again = replace(table, top=top, first=top, end=end, header_row=number, header_rows=(), repeats=(), again=True)
        work.tables, work.headless = (again,), None
        work.told = {0: classify(again, work.rows, work.sheet.merged)}


def _is_numbering(work: SheetWork, place: int) -> bool:
    filled = filled_cells(work.rows[place][1])
    return is_numbering(filled, after_header=True)


def _goes_on(work: SheetWork, place: int, above: SheetWork, last: str) -> bool:
    """Whether a row has the number after the last one and every cell that its form requires."""
    table = above.tables[-1]
    cells = work.rows[place][1]
    if "no" in table.columns:
        number, before = figure_in(number_in(cells, table.columns["no"])), figure_in(last)
        if before is None or number != before + 1:
            return False
    required = [column for name, column in table.columns.items() if name in table.spec.required]
    counts = _counts(table)
    if len(required) == 1 and len(counts) >= _FEWEST_COUNTS:  # a name alone proves nothing, all figures of 06-TTHC do
        required += [table.columns[field.name] for field in counts]
    return len(required) > 1 and all(cell_at(cells, column) is not None for column in required)


def _counts(table: Table) -> Sequence[Field]:
    return [field for field in table.spec.fields if field.type is FieldType.COUNT and field.name in table.columns]

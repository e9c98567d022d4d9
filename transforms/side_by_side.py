"""Two tables beside each other on one sheet: each is read with its own columns, and a row is told once.

A sheet is divided only where a blank column or a second "STT" stands between two headers that each have all that their
form requires: a blank column amid one table divides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.definitions.forms import FORMS
from transforms.header_blocks import MOST_TITLE_ROWS, Spans, best_block
from transforms.headers import LONGEST_HEADER, is_known_header, label_keys
from transforms.legacy_sheets import Row
from transforms.sheet_work import SheetWork
from transforms.sheets import Sheet, Value

_FEWEST_HEADERS = 2
_WORDS_OR_BLANKS = frozenset((str, type(None)))


def divided(sheet: Sheet, rows: Sequence[Row]) -> tuple[Sheet, Sheet] | None:
    """The sheet as its left and its right table, every cell at its address; None where it is one table or several below
    each other. `rows` are the sheet's with legacy text converted; lines above the headers stay with the left."""
    for place, (number, cells) in enumerate(rows[:MOST_TITLE_ROWS]):
        for end, first in _seams(cells):
            if end < first and any(end < len(below) and below[end] is not None for _, below in rows[place:]):
                continue
            left = tuple(_only(rows[place:], 0, end))
            right = tuple(_only(rows[place:], first, len(cells)))
            if _is_whole(sheet, left) and _is_whole(sheet, right):
                above = tuple(row for row in sheet.rows if row[0] < number)
                below = tuple(row for row in sheet.rows if row[0] >= number)
                return (
                    replace(sheet, rows=above + tuple(_only(below, 0, end))),
                    replace(sheet, rows=tuple(_only(below, first, len(cells)))),
                )
    return None


def _seams(cells: tuple[Value, ...]) -> Iterator[tuple[int, int]]:
    """Where a row of nothing but short texts may fall apart, as the left's end and the right's first column: at a blank
    column, or before a second "STT"; with at least two known headers on either side."""
    if not _WORDS_OR_BLANKS.issuperset(map(type, cells)):
        return
    filled = [column for column, value in enumerate(cells) if value is not None]
    if len(filled) < 2 * _FEWEST_HEADERS:
        return
    again = [column for column in filled if type(cells[column]) is str and _is_number(str(cells[column]))][1:]
    if len(filled) == filled[-1] - filled[0] + 1 and not again:
        return
    texts = [cells[column] for column in filled]
    if any(len(str(value)) > LONGEST_HEADER for value in texts):
        return
    known = [column for column in filled if is_known_header(str(cells[column]))]
    for gap in range(filled[0] + 1, filled[-1]):
        before = sum(column < gap for column in known)
        if min(before, len(known) - before) < _FEWEST_HEADERS:
            continue
        if cells[gap] is None and cells[gap - 1] is not None:
            yield gap, gap + 1
        elif gap in again and cells[gap - 1] is not None:
            yield gap, gap


def _is_number(header: str) -> bool:
    return len(header) <= LONGEST_HEADER and "stt" in label_keys(header)


def _only(rows: Sequence[Row], first: int, end: int) -> Iterator[Row]:
    """The rows with what stands in some columns, at the same addresses; rows without anything there are left out."""
    for number, cells in rows:
        kept = tuple(value if first <= column < end else None for column, value in enumerate(cells))
        if any(value is not None for value in kept):
            yield number, kept


def _is_whole(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Whether a table with every required column of its form begins in the first row."""
    block = best_block(rows, 0, 0, Spans(sheet.merged), "", ())
    if block is None or block.top != 0 or block.match.repeated:
        return False
    columns = dict(block.match.columns)
    return all(field.name in columns for field in FORMS[block.match.form].fields if field.required)


def gather(whole: SheetWork) -> None:
    """Tell the judged parts of a sheet as one: a row with data of either is no ignored row, and is rejected where
    nothing of it was accepted."""
    places = {number: place for place, (number, _) in enumerate(whole.rows)}
    told: dict[int, list[str]] = {}
    for part in whole.parts:
        at = [places[number] for number, _ in part.rows]
        for place, outcome in part.outcomes.items():
            told.setdefault(at[place], []).append(outcome)
        for place, kind in part.kinds.items():
            whole.kinds.setdefault(at[place], kind)
        for column, first in part.personal.items():
            whole.personal[column] = at[first] if first < len(at) else len(whole.rows)
        for form, values in part.stored.items():
            whole.stored.setdefault(form, []).extend(values)
        whole.findings += part.findings
        whole.judged += part.judged
    for place, outcomes in told.items():
        whole.kinds.pop(place, None)
        whole.outcomes[place] = "accepted" if "accepted" in outcomes else outcomes[0]

"""The cells of columns as they show: a merged cell stands in each row that it covers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from transforms.files.sheets import Sheet, Value
from transforms.text.legacy_sheets import Row

_FIRST = itemgetter(0)  # of a row its number, of a merged range its first row


def merged_down(sheet: Sheet, rows: Sequence[Row], first: int, end: int) -> Mapping[tuple[int, int], Value]:
    """What stands in cells under a merge, by (row number, column from 0): the merged cell's value in each row that it
    covers, nothing right of it, where a program has kept something."""
    values: dict[tuple[int, int], Value] = {}
    if not sheet.merged or first >= end:
        return values
    begins = bisect_left(sheet.merged, rows[first][0], key=_FIRST)
    ends = bisect_right(sheet.merged, rows[end - 1][0], key=_FIRST)  # a sheet may have thousands of tables
    for first_row, first_column, last_row, last_column in sheet.merged[begins:ends]:
        top = bisect_left(rows, first_row, key=_FIRST)
        bottom = bisect_right(rows, last_row, top, key=_FIRST)
        for number, cells in rows[top:bottom]:
            for column, value in enumerate(cells[first_column:last_column], first_column):
                if value is not None:
                    values[number, column] = None
        if top >= len(rows) or rows[top][0] != first_row:
            continue
        cells = rows[top][1]
        value = cells[first_column - 1] if first_column <= len(cells) else None
        if value is None:
            continue
        for number, _ in rows[top + 1 : bottom]:
            values[number, first_column - 1] = value
    return values


def raw_columns(
    rows: Sequence[Row], places: Sequence[int], columns: Iterable[int], merged: Mapping[tuple[int, int], Value]
) -> dict[int, list[Value]]:
    """The cells of columns at the places given, merged cells in each row that they cover: what they show, whatever a
    program has kept below them."""
    wanted = sorted(columns)
    chosen = [rows[place][1] for place in places]
    if len({len(cells) for cells in chosen}) > 1:
        width = max(map(len, chosen))
        chosen = [cells + (None,) * (width - len(cells)) for cells in chosen]
    turned = list(zip(*chosen, strict=True))
    blank = (None,) * len(places)
    found = {column: list(turned[column] if column < len(turned) else blank) for column in wanted}
    if merged:
        for position, place in enumerate(places):
            number = rows[place][0]
            for column in wanted:
                if (number, column) in merged:
                    found[column][position] = merged[number, column]
    return found

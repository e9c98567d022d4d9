"""The cells of a row as received, in one text: how evidence travels from who read it to who keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

BREAK, CELL_BREAK, QUOTE = "\x1f", "\x1e", "\x1d"  # between values; between the cells of one row; around a value
_BREAKS_AWAY = str.maketrans(CELL_BREAK + BREAK + QUOTE, "   ")

_MOST_REMEMBERED = 65_536  # values


class _Written(dict[Any, str]):
    """Values of one type as they are written. Numbers and days come again in every workbook, and to write a day costs
    as much as to find it here ten times."""

    def __missing__(self, value: Any) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[value] = text = str(value)
        return text


text_of_int, text_of_day = _Written().__getitem__, _Written().__getitem__  # of just these types: True is no 1


def joined_cells(texts: Sequence[str]) -> str:
    """A row's cells as one text, "" for a blank one; blanks at the end are left out. What would tear it apart where it
    is taken apart again is a blank."""
    cells = CELL_BREAK.join(texts)
    if cells.count(CELL_BREAK) >= max(len(texts), 1) or BREAK in cells or QUOTE in cells:
        cells = CELL_BREAK.join([text.translate(_BREAKS_AWAY) for text in texts])
    return cells.rstrip(CELL_BREAK)


def joined_rows(rows: Sequence[Sequence[str]]) -> list[str]:
    """The same of many rows."""
    joined = list(map(CELL_BREAK.join, rows))
    together = "\n".join(joined)
    if together.count(CELL_BREAK) > sum(map(len, rows)) - len(rows) or BREAK in together or QUOTE in together:
        return list(map(joined_cells, rows))
    return [text.rstrip(CELL_BREAK) for text in joined]

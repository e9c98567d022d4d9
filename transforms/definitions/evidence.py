"""The cells of a row as received, in one text: how evidence travels from who read it to who keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from transforms.definitions.remembered import Remembered

BREAK, CELL_BREAK, QUOTE = "\x1f", "\x1e", "\x1d"  # between values; between the cells of one row; around a value
_BREAKS_AWAY = str.maketrans(CELL_BREAK + BREAK + QUOTE, "   ")

# Numbers and days come again in every workbook, and to write a day costs as much as to find it ten times. Each is of
# its own type alone.
text_of_int = Remembered[Any, str](str).__getitem__
text_of_day = Remembered[Any, str](date.isoformat).__getitem__


def joined_cells(texts: Sequence[str]) -> str:
    """A row's cells as one text, "" for a blank one; blanks at the end are left out. What would tear it apart where it
    is taken apart again is a blank."""
    cells = CELL_BREAK.join(texts)
    if cells.count(CELL_BREAK) >= max(len(texts), 1) or BREAK in cells or QUOTE in cells:
        cells = CELL_BREAK.join([text.translate(_BREAKS_AWAY) for text in texts])
    return cells.rstrip(CELL_BREAK)


def joined_rows(rows: Sequence[Sequence[str]], *, is_plain: bool = False) -> list[str]:
    """The same of many rows, `is_plain` where nothing would tear them apart."""
    joined = list(map(CELL_BREAK.join, rows))
    together = "" if is_plain else "\n".join(joined)
    if together.count(CELL_BREAK) > sum(map(len, rows)) - len(rows) or BREAK in together or QUOTE in together:
        return list(map(joined_cells, rows))
    return [text.rstrip(CELL_BREAK) for text in joined]

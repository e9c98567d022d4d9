"""Rows as received, as texts: what everything concluded from a file can be traced back to."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from transforms.definitions.evidence import joined_rows, text_of_day, text_of_int
from transforms.files.sheets import CellError, UncomputedFormula
from transforms.text.legacy_sheets import Row

_AT_ONCE = 1000  # rows: of a large sheet not all are held twice


def evidence_texts(rows: Sequence[Row], blanked: Sequence[tuple[int, int, int]], *, is_plain: bool) -> list[str]:
    """Each row's cells as received, in one text (`joined_cells`); what is `blanked`, each a column from one place among
    the rows to before another, is left out. `is_plain` says the same as of a `DecodedSheet`."""
    found: list[str] = []
    blanks: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for blank in blanked:
        for begin in range(blank[1] - blank[1] % _AT_ONCE, min(blank[2], len(rows)), _AT_ONCE):
            blanks[begin].append(blank)
    for begin in range(0, len(rows), _AT_ONCE):
        texts = [
            [value if type(value) is str else "" if value is None else _WRITERS[type(value)](value) for value in cells]
            for _, cells in rows[begin : begin + _AT_ONCE]
        ]
        for column, first, end in blanks.get(begin, ()):
            for row in texts[max(first - begin, 0) : end - begin]:
                row[column : column + 1] = [""] * len(row[column : column + 1])
        found += joined_rows(texts, is_plain=is_plain)
    return found


_WRITERS: dict[type, Callable[[Any], str]] = {
    int: text_of_int,
    float: repr,
    bool: lambda value: "TRUE" if value else "FALSE",
    dt.datetime: lambda value: value.isoformat(" ").removesuffix(" 00:00:00"),
    dt.date: text_of_day,
    dt.time: dt.time.isoformat,
    dt.timedelta: str,
    CellError: str.__str__,
    UncomputedFormula: str.__str__,
}

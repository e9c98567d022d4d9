"""Rows as received, as texts: what everything concluded from a file can be traced back to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from transforms.definitions.evidence import joined_cells
from transforms.files.sheets import CellError, UncomputedFormula, Value


def evidence_text(cells: Sequence[Value], blanked: frozenset[int] = frozenset()) -> str:
    """A row's cells as received, in one text (`joined_cells`); those of the columns `blanked` are left out."""
    texts = [value if type(value) is str else "" if value is None else _WRITERS[type(value)](value) for value in cells]
    for column in blanked:
        if column < len(texts):
            texts[column] = ""
    return joined_cells(texts)


_WRITERS: dict[type, Callable[[Any], str]] = {
    int: str,
    float: repr,
    bool: lambda value: "TRUE" if value else "FALSE",
    dt.datetime: lambda value: value.isoformat(" ").removesuffix(" 00:00:00"),
    dt.date: dt.date.isoformat,
    dt.time: dt.time.isoformat,
    dt.timedelta: str,
    CellError: str.__str__,
    UncomputedFormula: str.__str__,
}

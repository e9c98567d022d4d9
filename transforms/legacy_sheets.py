"""Sheets typed in TCVN3 or VNI, column by column, in Unicode."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from transforms.sheets import Sheet, Value
from transforms.vietnamese import decode_column

Row = tuple[int, tuple[Value, ...]]

# Letters that Vietnamese text in Unicode does not have but TCVN3, VNI or destroyed text nearly always has.
_SUSPECT = re.compile(
    "[?\u0080-\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1"
    "\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff\ufffd]"
)


@dataclass(frozen=True, slots=True)
class LegacyColumn:
    """A column (from 0) with converted text; `row_number` and `text` are of its first cell that was converted."""

    column: int
    encoding: str
    row_number: int
    text: str


@dataclass(frozen=True, slots=True)
class DecodedSheet:
    """The rows of a sheet with all text in Unicode, and what was done for it.

    `destroyed` holds the first cell of each column whose letters are lost: (column from 0, row number, text).
    """

    rows: tuple[Row, ...]
    columns: tuple[LegacyColumn, ...] = ()
    destroyed: tuple[tuple[int, int, str], ...] = ()

    @property
    def encodings(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(column.encoding for column in self.columns))


def decode_sheet(sheet: Sheet) -> DecodedSheet:
    """The sheet's rows with legacy text converted; each column is decided with its header and data, what is left over
    (title lines, signatures) together."""
    together = "\n".join([value for _, cells in sheet.rows for value in cells if type(value) is str])
    if _SUSPECT.search(together) is None:
        return DecodedSheet(sheet.rows)
    suspects: dict[int, list[tuple[int, str]]] = {}
    every: dict[int, list[tuple[int, str]]] = {}
    for place, (_, cells) in enumerate(sheet.rows):
        for column, value in enumerate(cells):
            if type(value) is str and (not value.isascii() or "?" in value):
                if _SUSPECT.search(value):
                    suspects.setdefault(column, []).append((place, value))
                every.setdefault(column, []).append((place, value))
    found: list[LegacyColumn] = []
    destroyed: list[tuple[int, int, str]] = []
    changes: dict[tuple[int, int], str] = {}
    undecided: list[tuple[int, int, str]] = []
    for column in sorted(suspects):
        written = every[column]
        decoded = decode_column([text for _, text in written])
        for position in sorted(decoded.destroyed)[:1]:
            destroyed.append((column, sheet.rows[written[position][0]][0], written[position][1]))
        if decoded.encoding is None:
            undecided.extend((place, column, text) for place, text in suspects[column])
            continue
        for position in sorted(decoded.converted):
            changes[written[position][0], column] = decoded.texts[position]
        if decoded.converted:
            first = written[min(decoded.converted)]
            found.append(LegacyColumn(column, decoded.encoding, sheet.rows[first[0]][0], first[1]))
    if undecided:
        joined = decode_column([text for _, _, text in undecided])
        for position in sorted(joined.converted):
            place, column, text = undecided[position]
            changes[place, column] = joined.texts[position]
            if joined.encoding and all(known.column != column for known in found):
                found.append(LegacyColumn(column, joined.encoding, sheet.rows[place][0], text))
    if not changes:
        return DecodedSheet(sheet.rows, (), tuple(destroyed))
    return DecodedSheet(_changed(sheet.rows, changes), tuple(sorted(found, key=lambda c: c.column)), tuple(destroyed))


def _changed(rows: tuple[Row, ...], changes: Mapping[tuple[int, int], str]) -> tuple[Row, ...]:
    touched = {place for place, _ in changes}
    return tuple(
        (number, tuple(changes.get((place, column), value) for column, value in enumerate(cells)))
        if place in touched
        else (number, cells)
        for place, (number, cells) in enumerate(rows)
    )

"""A reading as rows of text for the tables. Made where the file was read, so that who loads it looks at no cell.

Each table's rows are delimited text in the order of its columns; a blank is NULL. Values travel as text and each column
casts them to its own type: no sample of values decides one. The delimiters are control characters that hardly any cell
holds, so that next to nothing needs quoting.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Protocol

BREAK, CELL_BREAK, QUOTE = "\x1f", "\x1e", "\x1d"  # between values; between the cells of one row of evidence
_BREAKS_AWAY = str.maketrans(CELL_BREAK + BREAK + QUOTE, "   ")
_COVER = ("prepared_by", "approved_by", "reported_on", "form_edition")
_OUTCOMES = ("accepted", "rejected", "ignored")


class LedgerError(Exception):
    """Rows read are not the rows accepted, rejected and ignored; the message names file and sheet."""


class FileReading(Protocol):
    """What reading one file gave; `transforms.interpret` makes it."""

    @property
    def status(self) -> str: ...
    @property
    def form_set(self) -> str | None: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def period(self) -> str | None: ...
    @property
    def cover(self) -> Any: ...
    @property
    def sheets(self) -> Any: ...
    @property
    def evidence(self) -> Any: ...
    @property
    def rows(self) -> Any: ...
    @property
    def findings(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class PackedReading:
    """`told` is what the reading says of the file as a whole: status, form set, unit, period, cover. `rows` holds by
    table how many rows there are, and these as text in UTF-8."""

    status: str
    told: tuple[str | None, ...]
    rows: Mapping[str, tuple[int, bytes]]


def pack(file_key: str, path: str, reading: FileReading) -> PackedReading:
    """Pack what was read of a file. LedgerError, which names the path, where the rows of a sheet do not add up."""
    check_ledger(path, reading)
    sheets = [(file_key, s.sheet_no, s.sheet, s.hidden, s.form, s.state) for s in reading.sheets]
    tables = [
        (file_key, s.sheet_no, n, *told, _cells(t.columns), _cells(t.columns.values()))
        for s in reading.sheets
        for n, t in enumerate(s.tables)
        for told in ((t.form, t.first_row, t.last_row, t.state, t.nil),)
    ]
    findings = [
        (file_key, n, *place, f.field, f.text, f.code, str(f.severity), f.message)
        for n, f in enumerate(reading.findings, 1)
        for place in ((f.sheet_no, f.sheet, f.cell, f.row_number),)
    ]
    packed = {
        "sheets": (len(sheets), text_of_rows(sheets)),
        "form_tables": (len(tables), text_of_rows(tables)),
        "evidence": (len(reading.evidence), _text_of_evidence(file_key, reading.evidence)),
        "findings": (len(findings), text_of_rows(findings)),
    }
    for form, rows in reading.rows.items():
        if form != "cover":
            columns = [repeat(file_key, len(rows)), *zip(*rows, strict=True)]
            packed[form] = (len(rows), _text_of_columns(columns, len(rows)))
    told = (reading.status, reading.form_set, reading.unit, reading.period, *map(reading.cover.get, _COVER))
    return PackedReading(reading.status, told, {table: some for table, some in packed.items() if some[0]})


def text_of_rows(rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows as text."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=BREAK, quotechar=QUOTE, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def _text_of_columns(columns: Sequence[Iterable[Any]], count: int) -> bytes:
    """The same of columns, and quickly, where no value needs quoting."""
    texts = list(map(_texts, columns))
    text = "\r\n".join(map(BREAK.join, zip(*texts, strict=True)))
    breaks = (text.count(BREAK), text.count("\n"), text.count("\r"), text.count(QUOTE))
    if breaks == (count * (len(texts) - 1), count - 1, count - 1, 0):
        return f"{text}\r\n".encode("utf-8", "replace")
    return text_of_rows(zip(*texts, strict=True))


def _texts(column: Iterable[Any]) -> Sequence[str]:
    values = column if isinstance(column, tuple) else tuple(column)
    kinds = set(map(type, values))
    if kinds == {str}:
        return values
    if kinds == {int}:
        return list(map(str, values))
    return [value if type(value) is str else "" if value is None else str(value) for value in values]


def _text_of_evidence(file_key: str, evidence: Iterable[Sequence[Any]]) -> bytes:
    lines = []
    for sheet_no, row_number, texts, outcome, ignored_kind in evidence:
        cells = _cells(texts)
        if "\n" in cells or "\r" in cells:
            cells = f"{QUOTE}{cells}{QUOTE}"
        kind = ignored_kind or ""
        lines.append(f"{file_key}{BREAK}{sheet_no}{BREAK}{row_number}{BREAK}{cells}{BREAK}{outcome}{BREAK}{kind}\r\n")
    return "".join(lines).encode("utf-8", "replace")


def _cells(texts: Collection[str | None]) -> str:
    """The cells of a row as one text; what would tear it apart there is a blank."""
    cells = CELL_BREAK.join([text or "" for text in texts])
    if cells.count(CELL_BREAK) >= max(len(texts), 1) or BREAK in cells or QUOTE in cells:
        cells = CELL_BREAK.join([(text or "").translate(_BREAKS_AWAY) for text in texts])
    return cells


def check_ledger(path: str, reading: FileReading) -> None:
    """Rows read = accepted + rejected + ignored, each once; every accepted row stands in a form's table, and in none
    more often than that form has tables in the sheet."""
    sheets = {sheet.sheet_no: sheet for sheet in reading.sheets}
    outcomes: dict[tuple[int, int], str] = {}
    for sheet_no, row_number, _, outcome, ignored_kind in reading.evidence:
        place = sheet_no, row_number
        if outcome not in _OUTCOMES or (outcome == "ignored") != (ignored_kind is not None) or sheet_no not in sheets:
            raise LedgerError(f"{path}: sheet {sheet_no}, row {row_number}: outcome {outcome!r} ({ignored_kind!r})")
        if place in outcomes:
            raise LedgerError(f"{path} [{sheets[sheet_no].sheet}]: row {row_number} read twice")
        outcomes[place] = outcome
    typed: dict[str, list[tuple[str, int, int]]] = {outcome: [] for outcome in _OUTCOMES}
    for form, rows in reading.rows.items():
        for row in rows:
            typed[row[2]].append((form, row[0], row[1]))
    owed = {place for place, outcome in outcomes.items() if outcome == "accepted" and sheets[place[0]].form != "cover"}
    accepted = {place[1:] for place in typed["accepted"]}
    astray = sorted(owed ^ accepted)
    # Of tables beside each other a row may be in each: accepted where any of them accepts it.
    tables = {s.sheet_no: Counter(table.form for table in s.tables) for s in reading.sheets}
    told = Counter(typed["accepted"] + typed["rejected"])
    astray += [
        (sheet_no, row) for (form, sheet_no, row), n in told.items() if n > tables.get(sheet_no, Counter())[form]
    ]
    astray += sorted(
        place[1:] for place in typed["rejected"] if place[1:] not in accepted and outcomes.get(place[1:]) != "rejected"
    )
    if astray:
        sheet_no, row_number = astray[0]
        sheet = sheets[sheet_no].sheet if sheet_no in sheets else sheet_no
        raise LedgerError(f"{path} [{sheet}]: row {row_number} and {len(astray) - 1} others are not in one table once")

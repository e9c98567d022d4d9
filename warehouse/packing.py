"""A reading as rows of text for the tables. Made where the file was read, so that who loads it looks at no cell.

Each table's rows are delimited text in the order of its columns; a blank is NULL. Values travel as text and each column
casts them to its own type: no sample of values decides one. The delimiters are control characters that hardly any cell
holds, so that next to nothing needs quoting.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Protocol

from transforms.definitions.evidence import BREAK, QUOTE, joined_cells, text_of_day, text_of_int

_COVER = ("prepared_by", "approved_by", "reported_on", "form_edition")
# Of a known sheet; outcome; of no kind of ignored row.
_TOLD_OF_A_ROW = {(True, "accepted", True), (True, "rejected", True), (True, "ignored", False)}

_TEXTS_OR_BLANKS = frozenset((str, type(None)))
_WRITERS: dict[type, Callable[[Any], str]] = {int: text_of_int, dt.date: text_of_day}


class LedgerError(Exception):
    """Rows read are not the rows accepted, rejected and ignored; the message names file and sheet."""


class FileReading(Protocol):
    """What reading one file gave; `transforms.submissions.interpret` makes it."""

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
        (file_key, s.sheet_no, n, *told, joined_cells([*t.columns]), joined_cells([*t.columns.values()]))
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
    rows = list(map(BREAK.join, zip(*texts, strict=True)))
    together = BREAK.join(rows)
    breaks = together.count(BREAK)
    if breaks < count * len(texts) and not any(odd in together for odd in (QUOTE, "\n", "\r")):
        return "\r\n".join([*rows, ""]).encode("utf-8", "replace")
    return text_of_rows(zip(*texts, strict=True))


def _texts(column: Iterable[Any]) -> Sequence[str]:
    values = column if isinstance(column, tuple) else tuple(column)
    if values[:1] == (None,) and values.count(None) == len(values):  # of a field that the sheet has no column of
        return [""] * len(values)
    kinds = set(map(type, values))
    if kinds == {str}:
        return values
    if kinds <= _TEXTS_OR_BLANKS:
        return [value or "" for value in values]
    if len(kinds) == 1:
        return list(map(_WRITERS.get(kinds.pop(), str), values))
    return [
        value if type(value) is str else "" if value is None else _WRITERS.get(type(value), str)(value)
        for value in values
    ]


def _text_of_evidence(file_key: str, evidence: Iterable[Sequence[Any]]) -> bytes:
    lines, of_sheet, begin = [], None, ""
    for sheet_no, row_number, cells, outcome, ignored_kind in evidence:
        if sheet_no != of_sheet:
            of_sheet, begin = sheet_no, f"{file_key}{BREAK}{sheet_no}{BREAK}"
        quote = QUOTE if "\n" in cells or "\r" in cells else ""
        end = f"{outcome}{BREAK}{ignored_kind or ''}\r\n"
        lines.append(f"{begin}{text_of_int(row_number)}{BREAK}{quote}{cells}{quote}{BREAK}{end}")
    return "".join(lines).encode("utf-8", "replace")


def check_ledger(path: str, reading: FileReading) -> None:
    """Rows read = accepted + rejected + ignored, each once; every accepted row stands in a form's table, and in none
    more often than that form has tables in the sheet."""
    sheets = {sheet.sheet_no: sheet for sheet in reading.sheets}
    evidence = reading.evidence
    outcomes = {row[:2]: row[3] for row in evidence}
    told = {(row[0] in sheets, row[3], row[4] is None) for row in evidence}
    if len(outcomes) < len(evidence) or not told <= _TOLD_OF_A_ROW:
        raise LedgerError(f"{path}: {_odd_row(evidence, sheets)}")
    # One row of a table on its side tells several rows of its form, or goes on with what another tells.
    across = {
        (sheet.sheet_no, row)
        for sheet in reading.sheets
        for table in sheet.tables
        if table.across
        for row in range(table.first_row, table.last_row + 1)
    }
    accepted: set[tuple[int, int]] = set()
    rejected: set[tuple[int, int]] = set()
    astray: list[tuple[int, int]] = []
    for form, rows in reading.rows.items():
        places = [row[:2] for row in rows]
        for place, row in zip(places, rows, strict=True):
            (accepted if row[2] == "accepted" else rejected).add(place)
        # Of tables beside each other a row may be in each: accepted where any of them accepts it.
        tables = {number: sum(table.form == form for table in sheet.tables) for number, sheet in sheets.items()}
        times = Counter(places)
        astray += [place for place, count in times.items() if count > tables.get(place[0], 0) and place not in across]
    covers = {number for number, sheet in sheets.items() if sheet.form == "cover"}
    owed = {place for place, outcome in outcomes.items() if outcome == "accepted" and place[0] not in covers}
    astray += sorted((owed ^ accepted) - across)
    astray += sorted(place for place in rejected - accepted if outcomes.get(place) != "rejected")
    if astray:
        sheet_no, row_number = astray[0]
        sheet = sheets[sheet_no].sheet if sheet_no in sheets else sheet_no
        raise LedgerError(f"{path} [{sheet}]: row {row_number} and {len(astray) - 1} others are not in one table once")


def _odd_row(evidence: Sequence[Sequence[Any]], sheets: Mapping[int, Any]) -> str:
    """What is wrong with the first row of which something is."""
    where, seen = "", set()
    for sheet_no, row_number, _, outcome, ignored_kind in evidence:
        where = f"sheet {sheet_no}, row {row_number}"
        if (sheet_no in sheets, outcome, ignored_kind is None) not in _TOLD_OF_A_ROW:
            return f"{where}: outcome {outcome!r} ({ignored_kind!r})"
        if where in seen:
            break
        seen.add(where)
    return f"{where} read twice"

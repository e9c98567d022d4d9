"""A reading as rows of text for the tables. Made where the file was read, so that who loads it looks at no cell.

Each table's rows are comma-separated text in the order of its columns; a blank is NULL. Values travel as text and each
column casts them to its own type: no sample of values decides one.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

CELL_BREAK = "\x1f"  # stands between the cells of a row of evidence; no cell of a workbook can hold it
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
    rows: dict[str, Sequence[Sequence[Any]]] = {
        "sheets": [
            (
                file_key,
                s.sheet_no,
                s.sheet,
                s.hidden,
                s.form,
                s.state,
                s.nil,
                _joined(s.columns),
                _joined(s.columns.values()),
            )
            for s in reading.sheets
        ],
        "evidence": [
            (file_key, sheet_no, row_number, _joined(texts), outcome, ignored_kind)
            for sheet_no, row_number, texts, outcome, ignored_kind in reading.evidence
        ],
        "findings": [
            (file_key, n, *place, f.field, f.text, f.code, str(f.severity), f.message)
            for n, f in enumerate(reading.findings, 1)
            for place in ((f.sheet_no, f.sheet, f.cell, f.row_number),)
        ],
        **{form: [(file_key, *row) for row in rows] for form, rows in reading.rows.items() if form != "cover"},
    }
    told = (reading.status, reading.form_set, reading.unit, reading.period, *map(reading.cover.get, _COVER))
    packed = {table: (len(values), text_of_rows(values)) for table, values in rows.items() if values}
    return PackedReading(reading.status, told, packed)


def text_of_rows(rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows as comma-separated text with the line ends of RFC 4180."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def _joined(texts: Iterable[str | None]) -> str:
    joined = CELL_BREAK.join(cells := [text or "" for text in texts])
    if joined.count(CELL_BREAK) >= max(len(cells), 1):
        return CELL_BREAK.join([cell.replace(CELL_BREAK, " ") for cell in cells])
    return joined


def check_ledger(path: str, reading: FileReading) -> None:
    """Rows read = accepted + rejected + ignored, each once; every accepted row of a form stands in its table once."""
    sheets = {sheet.sheet_no: sheet for sheet in reading.sheets}
    outcomes: dict[tuple[int, int], str] = {}
    for sheet_no, row_number, _, outcome, ignored_kind in reading.evidence:
        place = sheet_no, row_number
        if outcome not in _OUTCOMES or (outcome == "ignored") != (ignored_kind is not None) or sheet_no not in sheets:
            raise LedgerError(f"{path}: sheet {sheet_no}, row {row_number}: outcome {outcome!r} ({ignored_kind!r})")
        if place in outcomes:
            raise LedgerError(f"{path} [{sheets[sheet_no].sheet}]: row {row_number} read twice")
        outcomes[place] = outcome
    typed: dict[str, list[tuple[int, int]]] = {outcome: [] for outcome in _OUTCOMES}
    for rows in reading.rows.values():
        for row in rows:
            typed[row[2]].append((row[0], row[1]))
    owed = {place for place, outcome in outcomes.items() if outcome == "accepted" and sheets[place[0]].form != "cover"}
    accepted = set(typed["accepted"])
    astray = sorted(owed ^ accepted)
    if len(accepted) < len(typed["accepted"]):
        astray += [place for place, n in Counter(typed["accepted"]).items() if n > 1]
    astray += sorted(place for place in typed["rejected"] if outcomes.get(place) != "rejected")
    if astray:
        sheet_no, row_number = astray[0]
        sheet = sheets[sheet_no].sheet if sheet_no in sheets else sheet_no
        raise LedgerError(f"{path} [{sheet}]: row {row_number} and {len(astray) - 1} others are not in one table once")

"""What may say who sent a workbook and for which period, and what was concluded from it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from transforms.definitions.periods import Period
from transforms.tables.cover import Cover
from transforms.tables.findings import Finding, finding, quoted


@dataclass(frozen=True, slots=True)
class Titles:
    """The lines above a sheet's first table, from the top, and those between its tables."""

    sheet_no: int
    sheet: str
    form: str
    lines: tuple[tuple[str | None, str], ...]  # cell (None where it stands in no cell), text
    lower: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()  # of later tables: form, lines right above


@dataclass(frozen=True, slots=True)
class Sources:
    """All that may say who sent a workbook."""

    path: str
    covers: Sequence[Cover]
    titles: Sequence[Titles]
    metadata: Mapping[str, str]
    form_set: str
    plan_years: Sequence[int] = ()


FILE_NAME = "tên tệp"
BLANK_FORM = "biểu mẫu trống mà tệp được làm từ đó"  # its hidden properties: nobody sees them as such
_MOST_PLACES = 20  # that are named of those that say the same
ONE_SENDER = "gửi mỗi cơ quan, đơn vị một tệp, hoặc sửa chỗ ghi nhầm tên,"  # mends a workbook of several


@dataclass(frozen=True, slots=True)
class Said:
    """One source's word and where it stands: in a sheet, else what of the file says it, in words for people."""

    source: str
    text: str
    sheet_no: int | None = None
    sheet: str | None = None
    cell: str | None = None
    others: int = 0  # further sheets that say the same

    def finding(self, code: str, **more: Any) -> Finding:
        """What is wrong with it, where it stands."""
        return finding(code, sheet_no=self.sheet_no, sheet=self.sheet, cell=self.cell, text=self.text, **more)


@dataclass(slots=True)
class Identity:
    """Unit and period where they are known, what is wrong with them, the period that each sheet's title names, and the
    unit that heads it in a line of its own."""

    unit: str | None = None
    period: Period | None = None
    findings: list[Finding] = field(default_factory=list)
    title_periods: dict[int, Period] = field(default_factory=dict)
    heads: dict[int, Said] = field(default_factory=dict)


def where_said(said: Said) -> str:
    """Where a word stands, in words for people."""
    if said.sheet is None:
        return said.source
    place = f"trang “{quoted(said.sheet)}”" + (f" ô {said.cell}" if said.cell else "")
    return f"{place} và {said.others} trang khác" if said.others else place


def said_otherwise(told: Sequence[Said]) -> str:
    """All that several sources say, with where: who mends one place of many is told of the next each time he sends."""
    places: dict[str, list[str]] = {}
    for said in told:
        places.setdefault(quoted(said.text), []).append(where_said(said))
    return "; ".join(f"{_some(where)} ghi “{text}”" for text, where in places.items())


def _some(places: Sequence[str]) -> str:
    left = len(places) - _MOST_PLACES
    return ", ".join(places[:_MOST_PLACES]) + (f" và {left} chỗ khác" if left > 0 else "")


def conflict(identity: Identity, said: Said, reason: str, taken: str) -> None:
    """Note that a source says something else than what is `taken`."""
    identity.findings.append(said.finding("file.identity_conflict", reason=reason, taken=taken))


def file_stem(path: str) -> str:
    return unicodedata.normalize("NFC", PurePosixPath(path.replace("\\", "/")).stem)

"""Remarks that a sheet gets column by column in the same words, told once: a sheet typed in TCVN3 has one for each
column, and among dozens of them nobody finds the cell that is to be mended."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from transforms.definitions.feedback_data import ToldFinding
from transforms.tables.findings import Finding

Remark = TypeVar("Remark", Finding, ToldFinding)

_COLUMN = re.compile(r"Cột ([A-Z]{1,3}) (.*)")
_OF_COLUMNS = "cell.legacy_encoding"


def told_once(findings: Iterable[Remark]) -> list[Remark]:
    """The findings in their order, those of one sheet about legacy text in one: at the cell of the first column."""
    told: list[Remark] = []
    places: dict[tuple[str | None, int | None, str], int] = {}
    columns: dict[int, list[str]] = {}
    for one in findings:
        match = _COLUMN.fullmatch(one.message) if one.code == _OF_COLUMNS else None
        if match is None:
            told.append(one)
            continue
        file_key = one.file_key if isinstance(one, ToldFinding) else None
        place = places.setdefault((file_key, one.sheet_no, match[2]), len(told))
        if place == len(told):
            told.append(one)
        columns.setdefault(place, []).append(match[1])
    for place, letters in columns.items():
        if len(letters) > 1:
            said = told[place].message.partition(f"Cột {letters[0]} ")[2]
            ordered = sorted(letters, key=lambda column: (len(column), column))
            told[place] = replace(told[place], message=f"Các cột {', '.join(ordered)} {said}", text=None)
    return told

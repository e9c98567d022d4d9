"""Remarks that a sheet gets column by column in the same words, told once: a sheet typed in TCVN3 has one for each
column, and among dozens of them nobody finds the cell that is to be mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from transforms.definitions.cells import column_index, letters_of
from transforms.definitions.feedback_data import ToldFinding
from transforms.tables.findings import Finding, of_columns

Remark = TypeVar("Remark", Finding, ToldFinding)

_OF_COLUMNS = "cell.legacy_encoding"


def told_once(findings: Iterable[Remark]) -> list[Remark]:
    """The findings in their order, those of one sheet about legacy text in one: at the cell of the first column."""
    told: list[Remark] = []
    places: dict[tuple[str | None, int | None, str], int] = {}
    columns: dict[tuple[int, str], list[str]] = {}
    for one in findings:
        letters = letters_of(one.cell or "")
        if one.code != _OF_COLUMNS or not one.message.startswith(of_columns([letters])):
            told.append(one)
            continue
        said = one.message.removeprefix(of_columns([letters]))
        file_key = one.file_key if isinstance(one, ToldFinding) else None
        place = places.setdefault((file_key, one.sheet_no, said), len(told))
        if place == len(told):
            told.append(one)
        columns.setdefault((place, said), []).append(letters)
    for (place, said), named in columns.items():
        if len(named) > 1:
            message = of_columns(sorted(named, key=column_index)) + said
            told[place] = replace(told[place], message=message, text=None)
    return told

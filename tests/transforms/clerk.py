"""A clerk: fills in a workbook through openpyxl as a person would in Excel, by the headers printed on it."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.reference_data import unit_names
from transforms.files.read import read_workbook
from transforms.files.sheets import Limits, Workbook
from transforms.submissions.interpret import FileReading, interpret

NAMES = unit_names()
RECEIVED = date(2020, 8, 17)


def fill(data: bytes, sheets: Mapping[str, Sequence[Mapping[str, object]]]) -> bytes:
    """Write rows (header -> value) under the header of each sheet; a header in a group is `Group/Header`."""
    workbook = load_workbook(io.BytesIO(data))
    for name, rows in sheets.items():
        sheet = workbook[name]
        columns, first = _headers(sheet)
        for offset, row in enumerate(rows):
            for header, value in row.items():
                cell = sheet.cell(first + offset, columns[header])
                assert not cell.protection.locked, f"{name}!{cell.coordinate} is locked"
                cell.value = value
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _headers(sheet: Worksheet) -> tuple[dict[str, int], int]:
    """Header -> column, and the first row below; the panes freeze under the header."""
    first = int("".join(filter(str.isdigit, str(sheet.freeze_panes))))
    columns: dict[str, int] = {}
    group = None
    for column in range(1, sheet.max_column + 1):
        low, high = sheet.cell(first - 1, column).value, sheet.cell(first - 2, column).value
        if low is None:
            columns[str(high)] = column
            group = None
        elif high is not None or group is not None:
            group = high or group
            columns[f"{group}/{low}"] = column
        else:
            columns[str(low)] = column
    return columns, first


def read_back(data: bytes, file: str = "gui.xlsx", received_on: date = RECEIVED) -> FileReading:
    """What the program makes of the workbook when it arrives."""
    workbook = read_workbook(data, Limits())
    assert isinstance(workbook, Workbook)
    return interpret(file, workbook, received_on, NAMES)


def said(reading: FileReading) -> list[tuple[str, str | None, str]]:
    """Findings as (code, cell, message), for assertions that explain themselves."""
    return [(finding.code, finding.cell, finding.message) for finding in reading.findings]

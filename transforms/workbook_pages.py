"""Sheets of tables as people read and print them, and a workbook as the same bytes whenever it holds the same."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

FONT = "Times New Roman"
_THIN = Side(style="thin", color="808080")
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
WRAP = Alignment(vertical="top", wrap_text=True)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_HEAD = PatternFill("solid", fgColor="DCE6F1")
_LONGEST = 32_767
_FIXED = dt.datetime(2020, 1, 1)


def table_head(sheet: Worksheet, columns: Sequence[tuple[str, int]]) -> None:
    for column, (title, width) in enumerate(columns, start=1):
        cell = put(sheet.cell(1, column), title)
        cell.font, cell.fill, cell.alignment, cell.border = Font(name=FONT, size=11, bold=True), _HEAD, CENTRE, BOX
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"


def put(cell: Cell, value: object) -> Cell:
    """Put a value into a cell as what it is: text that looks like a formula stays text."""
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST]
        cell.data_type = "s"
    else:
        cell.value = value
    cell.alignment, cell.font = WRAP, Font(name=FONT, size=11)
    return cell


def page_setup(sheet: Worksheet, repeat: str | None = None) -> None:
    sheet.page_setup.paperSize, sheet.page_setup.orientation = sheet.PAPERSIZE_A4, "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    if repeat:
        sheet.print_title_rows = repeat


def side_value(side: Mapping[str, Any] | None) -> str:
    return "" if not side or side.get("value") is None else str(side["value"])


def side_place(side: Mapping[str, Any] | None) -> str:
    if not side or not side.get("file"):
        return ""
    return f"{side['file']}, sheet {side['sheet']}, ô {side['cell']}" if side.get("cell") else f"{side['file']}"


def fixed_bytes(workbook: Workbook) -> bytes:
    """The .xlsx of a workbook under one fixed time stamp; openpyxl itself stamps the hour of saving into it."""
    workbook.properties.created = workbook.properties.modified = _FIXED
    written, repacked = io.BytesIO(), io.BytesIO()
    workbook.save(written)
    stamp = f"{_FIXED:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(repacked, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                head, opening, rest = part.partition(b"<dcterms:modified")
                value = rest.index(b">") + 1
                part = head + opening + rest[:value] + stamp + rest[rest.index(b"</dcterms:modified>") :]
            target.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return repacked.getvalue()

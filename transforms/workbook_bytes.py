"""A workbook as the bytes of its .xlsx: the same whenever it holds the same, and written without an element a cell."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments.comment_sheet import CommentRecord
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

# What no part of a workbook can carry; openpyxl's own list lacks the halves of surrogate pairs and the last two.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_PLAIN = (str, int, type(None))
_BLANK = {"n": "n", "s": "inlineStr"}
_RETURN = {"\r": "&#13;"}
_FIXED = dt.datetime(2020, 1, 1)
_CREATED_ON_DOS = 0  # else the zip would tell on which system it was made


def fixed_bytes(workbook: Workbook, metadata: Mapping[str, str] | None = None) -> bytes:
    """The .xlsx of a workbook under one fixed time stamp, `metadata` being its hidden custom properties.

    openpyxl itself stamps the hour of saving into it, and zipfile the system.
    """
    for name, text in (metadata or {}).items():
        workbook.custom_doc_props.append(StringProperty(name=name, value=text))
    workbook.properties.created = workbook.properties.modified = _FIXED
    written = io.BytesIO()
    _WorkbookWriter(workbook, _FixedZip(written)).save()
    return written.getvalue()


class _FixedZip:
    """A zip without hour and system, as far as openpyxl writes into one."""

    def __init__(self, file: io.BytesIO) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self.close, self.namelist = self._zip.close, self._zip.namelist

    def writestr(self, name: str, data: str | bytes) -> None:
        entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
        entry.create_system = _CREATED_ON_DOS
        self._zip.writestr(entry, data, zipfile.ZIP_DEFLATED)


class _WorkbookWriter(ExcelWriter):  # type: ignore[misc]  # which has no types
    def write_worksheet(self, ws: Worksheet) -> None:
        ws._drawing = SpreadsheetDrawing()
        writer = _SheetWriter(ws)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], writer.out.getvalue())
        self.manifest.append(ws)


class _SheetWriter(WorksheetWriter):  # type: ignore[misc]  # which has no types
    """Writes rows of texts and whole numbers as text: openpyxl makes three elements of each cell."""

    def __init__(self, ws: Worksheet) -> None:
        super().__init__(ws, io.BytesIO())
        self._styles: dict[bytes, str] = {}

    def write_row(self, xf: Any, row: Sequence[Cell], row_idx: int) -> None:
        if not all(cell.data_type in "ns" and type(cell._value) in _PLAIN for cell in row):
            super().write_row(xf, row, row_idx)
            return
        attributes = {"r": row_idx, **dict(self.ws.row_dimensions.get(row_idx, {}))}
        parts = ["<row", *(f' {name}="{value}"' for name, value in attributes.items()), ">"]
        for cell in row:
            if cell._comment is not None:
                self.ws._comments.append(CommentRecord.from_cell(cell))
            if cell.hyperlink:
                self.ws._hyperlinks.append(cell.hyperlink)
            key = b"" if cell._style is None else cell._style.tobytes()
            style = self._styles.get(key)
            if style is None:
                style = self._styles[key] = f' s="{cell.style_id}"' if cell.has_style else ""
            value, place = cell._value, f"{get_column_letter(cell.column)}{row_idx}"
            if isinstance(value, str):
                kept = "" if value == value.strip() else ' xml:space="preserve"'
                inside = f"<is><t{kept}>{escape(value, _RETURN)}</t></is>" if value else ""
                parts.append(f'<c r="{place}"{style} t="inlineStr">{inside}</c>')
            elif value is not None:
                parts.append(f'<c r="{place}"{style} t="n"><v>{value}</v></c>')
            elif style or cell._comment:
                parts.append(f'<c r="{place}"{style} t="{_BLANK[cell.data_type]}"></c>')
        parts.append("</row>")
        xf.flush()  # what is written past it has to stand behind what was
        self.out.write("".join(parts).encode("ascii", "xmlcharrefreplace"))

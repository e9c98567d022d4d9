"""A workbook as the bytes of its .xlsx: the same whenever it holds the same."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.writer.excel import ExcelWriter

# What no part of a workbook can carry; openpyxl's own list lacks the halves of surrogate pairs and the last two.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

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
    ExcelWriter(workbook, _FixedZip(written)).save()
    return written.getvalue()


class _FixedZip:
    """A zip without hour and system, as far as openpyxl writes into one."""

    def __init__(self, file: io.BytesIO) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self.close, self.namelist = self._zip.close, self._zip.namelist

    def write(self, file: str, name: str) -> None:
        self.writestr(name, Path(file).read_bytes())

    def writestr(self, name: str, data: str | bytes) -> None:
        entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
        entry.create_system = _CREATED_ON_DOS
        self._zip.writestr(entry, data, zipfile.ZIP_DEFLATED)

"""calamine with its refusals and panics as values. What aborts the process is the guard's business."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TypeVar

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from transforms.files.read_cells import Grid

Found = TypeVar("Found")


def open_book(data: bytes) -> CalamineWorkbook | None:
    """The workbook; None where calamine refuses or panics."""
    return _unless_refused(lambda: CalamineWorkbook.from_filelike(io.BytesIO(data)))


def open_sheet(book: CalamineWorkbook, index: int) -> tuple[Grid, CalamineSheet] | None:
    """A sheet's cells from A1 on, and the sheet; None where calamine refuses or panics."""

    def read() -> tuple[Grid, CalamineSheet]:
        sheet = book.get_sheet_by_index(index)
        return sheet.to_python(skip_empty_area=False), sheet

    return _unless_refused(read)


def _unless_refused(read: Callable[[], Found]) -> Found | None:
    try:
        return read()
    except (CalamineError, OSError, OverflowError, ValueError):
        return None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # Rust's panics are no Exceptions
            raise
        return None

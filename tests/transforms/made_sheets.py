"""Workbooks as plain values, for tests of what is made of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from tests.reference_data import unit_names
from transforms.definitions.forms import FORMS
from transforms.files.sheets import Sheet, Value, Workbook
from transforms.submissions.interpret import FileReading, SheetReading, interpret
from transforms.tables.findings import Finding

RECEIVED_ON = dt.date(2020, 8, 18)
Line = Sequence[Value] | None
Span = tuple[int, int, int, int]


def day(month: int, day_of_month: int, year: int = 2020) -> dt.datetime:
    """A date cell."""
    return dt.datetime(year, month, day_of_month)


def make_sheet(
    name: str,
    lines: Iterable[Line],
    merged: Sequence[Span] = (),
    *,
    hidden: bool = False,
    formats: Mapping[tuple[int, int], str] | None = None,
) -> Sheet:
    """A sheet from its rows 1, 2, …; None is a blank row."""
    rows = tuple(
        (number, tuple(line))
        for number, line in enumerate(lines, 1)
        if line is not None and any(value is not None for value in line)
    )
    return Sheet(name, hidden, rows, tuple(sorted(merged)), formats or {})


def make_cover(unit: Value = "Sở Nội vụ", period: Value = "Tháng 8/2020") -> Sheet:
    return make_sheet(
        "Thông tin",
        [
            ["THÔNG TIN BÁO CÁO"],
            None,
            ["Đơn vị báo cáo", unit],
            ["Kỳ báo cáo", period],
            ["Người lập biểu", "Hoàng Thu Hà"],
            ["Thủ trưởng đơn vị", "Nguyễn Văn Bình"],
        ],
    )


def header(form: str) -> list[str]:
    """The printed headers of a form, one row."""
    return [field.header for field in FORMS[form].fields]


def violation(
    number: Value,
    found_on: Value = dt.datetime(2020, 7, 20),
    kind: Value = "Đeo thẻ công chức",
    office: Value = "Phòng Tổ chức",
    people: Value = 1,
    sanction: Value = "Nhắc nhở",
    handled: Value = 1,
    note: Value = None,
) -> list[Value]:
    return [number, found_on, kind, office, people, sanction, handled, note]


def task(number: Value, document: Value = "12/UBND-NC", **changed: Value) -> list[Value]:
    values: dict[str, Value] = {
        "no": number,
        "document_number": document,
        "document_date": dt.datetime(2020, 7, 1),
        "assigned_by": "UBND tỉnh",
        "content": f"Rà soát thủ tục {number}",
        "due_on": dt.datetime(2020, 9, 1),
        "status": "Đang thực hiện",
    }
    values |= changed
    return [values.get(name) for name in FORMS["task_progress"].field_names]


def visit(number: Value, **changed: Value) -> list[Value]:
    """A row of 02-KT."""
    values: dict[str, Value] = {
        "no": number,
        "decision_number": "5/QĐ-SNV",
        "decision_date": dt.datetime(2020, 7, 16),
        "kind": "Đột xuất",
        "inspecting_body": "Sở Nội vụ",
        "inspected_unit": f"Phòng {number}",
        "inspected_on": dt.datetime(2020, 7, 21),
        "finding_count": 2,
        "remedied_count": 1,
    }
    values |= changed
    return [values.get(name) for name in FORMS["inspection_report"].field_names]


def read(
    *sheets: Sheet,
    path: str = "2020-08/bieu.xlsx",
    cover: Sheet | None = None,
    metadata: Mapping[str, str] | None = None,
    received_on: dt.date = RECEIVED_ON,
) -> FileReading:
    """The reading of a workbook of these sheets alone; `cover` comes first where given."""
    all_sheets = (cover, *sheets) if cover is not None else sheets
    return interpret(path, Workbook("xlsx", all_sheets, metadata or {}), received_on, unit_names())


def read_form(*lines: Line, name: str = "Sheet1", merged: Sequence[Span] = (), **more: dt.date) -> FileReading:
    """The reading of one sheet behind a good cover of Sở Nội vụ, August 2020."""
    return read(make_sheet(name, lines, merged), cover=make_cover(), **more)  # type: ignore[arg-type]


def kinds(reading: FileReading, sheet_no: int = 1) -> dict[int, str]:
    """What became of each row of a sheet: its kind where ignored, else its outcome."""
    return {row: kind or outcome for no, row, _, outcome, kind in reading.evidence if no == sheet_no}


def values(reading: FileReading, form: str, field: str) -> list[object]:
    """A field's values in all rows of a form, accepted and rejected."""
    place = 3 + FORMS[form].columns.index(field)
    return [row[place] for row in reading.rows.get(form, ())]


def outcomes(reading: FileReading, form: str) -> list[object]:
    return [row[2] for row in reading.rows.get(form, ())]


def said(reading: FileReading) -> list[tuple[str, str | None]]:
    """Code and cell of each finding."""
    return [(found.code, found.cell) for found in reading.findings]


def finding_of(reading: FileReading, code: str) -> Finding:
    return next(found for found in reading.findings if found.code == code)


def sheet_of(reading: FileReading, sheet_no: int = 1) -> SheetReading:
    return next(sheet for sheet in reading.sheets if sheet.sheet_no == sheet_no)

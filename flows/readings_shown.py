"""A file as `cchc check` shows it to a clerk: whose it is, what each sheet gave, every fault in its place."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from flows.language import said
from transforms.definitions.forms import FORMS, UNIT_FORMS
from transforms.definitions.periods import Period
from transforms.workbooks.alike_findings import told_once

if TYPE_CHECKING:
    from transforms.submissions.interpret import FileReading, SheetReading
    from transforms.tables.findings import Finding

WRONG, POOR = "✗", "!"


def show_reading(file: str, reading: FileReading) -> None:
    """Print one file; lines are broken between words on a terminal, and left whole in a pipe."""
    from flows.collect import is_passed_over

    _print(f"{file}: {_verdict(reading)}{_whose(reading)}", 0)
    for sheet in reading.sheets:
        if sheet.form != "cover":
            _print(_sheet(sheet, Counter(row[3] for row in reading.evidence if row[0] == sheet.sheet_no)), 2)
    if missing := _missing_forms(reading):
        named = ", ".join(missing)
        missed = said(f"Chưa có biểu {named}; không phát sinh thì ghi “Không phát sinh”.", f"Forms missing: {named}.")
        _print(f"{POOR} {missed}", 2)
    if is_passed_over(PurePath(file).name):
        left = (
            "Tệp tạm hoặc tải về dở dang theo tên của nó, nên trong inbox sẽ không được đọc. Hãy gửi chính bảng tính."
        )
        _print(
            f"{POOR} {said(left, 'By its name a lock file or an unfinished download: the inbox leaves it alone.')}", 2
        )
    for found in told_once(reading.findings):
        _print(f"{POOR if found.severity == 'warning' else WRONG} {_place(found)}{found.message} ({found.code})", 2)


def _verdict(reading: FileReading) -> str:
    if reading.status != "accepted":
        return said("bị trả lại cả tệp", "rejected")
    if rejected := sum(row[3] == "rejected" for row in reading.evidence):
        return said(f"được nhận, trừ {rejected} dòng bị trả lại", f"accepted, but for {rejected} rows")
    return said("được nhận", "accepted")


def _whose(reading: FileReading) -> str:
    """` (Huyện Văn Lãng, tháng 8 năm 2020)`, as far as the file says so."""
    from warehouse.reference import load_units

    names = {unit.unit: unit.name for unit in load_units()}
    book = FORMS[reading.form_set].sheet if reading.form_set in FORMS else ""
    period = Period.parse(reading.period).vietnamese if reading.period else ""
    unit = names.get(reading.unit, reading.unit) if reading.unit else ""
    known = ", ".join(part for part in (book, unit, period) if part)
    return f" ({known})" if known else ""


def _missing_forms(reading: FileReading) -> list[str]:
    """Forms that a unit's workbook does not answer: what is not there counts as not sent."""
    if reading.form_set != "unit":
        return []
    there = {table.form for sheet in reading.sheets for table in sheet.tables}
    return [form.sheet for form in UNIT_FORMS if form.code not in there]


def _sheet(sheet: SheetReading, rows: Counter[str]) -> str:
    named = said(f"Trang “{sheet.sheet}”", f"Sheet “{sheet.sheet}”")
    if sheet.form is None:
        return named + said(": không nhận dòng nào", ": no row accepted")
    code = FORMS[sheet.form].sheet
    if code != sheet.sheet:
        named += said(f" (biểu {code})", f" (form {code})")
    if sheet.nil:
        return named + said(": không phát sinh", ": nothing to report")
    taken, back = rows["accepted"], rows["rejected"]
    told = said(f": nhận {taken} dòng", f": {taken} rows accepted")
    return named + told + (said(f", trả lại {back} dòng", f", {back} rejected") if back else "")


def _place(found: Finding) -> str:
    """Sheet and cell, as far as the message does not name them itself."""
    cell = found.cell if found.cell and found.cell not in found.message else None
    begun = found.sheet is not None and found.message.startswith(f"Trang “{found.sheet}”")
    parts = []
    if found.sheet and not begun and (cell or f"“{found.sheet}”" not in found.message):
        parts.append(said(f"Trang “{found.sheet}”", f"Sheet “{found.sheet}”"))
    if cell:
        parts.append(said(f"ô {cell}", f"cell {cell}"))
    place = ", ".join(parts)
    return f"{place[0].upper()}{place[1:]}: " if place else ""


def _print(text: str, indent: int) -> None:
    if sys.stdout.isatty():
        width = max(shutil.get_terminal_size().columns, 40)
        text = textwrap.fill(
            text,
            width,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + 2),
            break_long_words=False,
            break_on_hyphens=False,
        )
        print(text)
    else:
        print(" " * indent + text)

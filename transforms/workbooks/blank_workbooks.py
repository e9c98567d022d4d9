"""Blank workbooks from the forms' own specifications: what a clerk fills in reads back without a finding.

Drop-downs from the closed vocabularies, checks of dates and counts, locked headers, instructions on the first sheet,
the unit and the period as hidden document properties, A4 across.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from transforms.definitions.forms import FORMS, UNIT_FORMS, Field, FieldType, Form
from transforms.definitions.periods import Period, Window
from transforms.workbooks.blank_checks import add_checks
from transforms.workbooks.workbook_bytes import fixed_bytes
from transforms.workbooks.workbook_pages import BOX, CENTRE, FONT, HEAD_FILL, WRAP, first_sheet, page_setup

FORM_EDITION = "1.0"
FRAMED_ROWS = 25  # about one page; what is written below is framed as it is written

_REQUIRED_FILL = PatternFill("solid", fgColor="FFF2CC")
_OPEN = Protection(locked=False)
_ROW_FONT = Font(name=FONT, size=11)
_COVER_FONT = Font(name=FONT, size=12)
_COVER_LABEL = Font(name=FONT, size=12, bold=True)
DAY_FORMAT, AS_TYPED = "dd/mm/yyyy", "@"
_LAST_COLUMN = 16_384
_COVER_LINE = 112  # characters that a line of the cover holds
_WIDTHS = {
    FieldType.TEXT: 14,
    FieldType.LONG_TEXT: 17,
    FieldType.DATE: 12,
    FieldType.COUNT: 10,
    FieldType.FIGURE: 13,
    FieldType.DECIMAL: 12,
    FieldType.YEAR: 10,
    FieldType.MONTH: 11,
    FieldType.LIST: 15,
    FieldType.MEASURE: 24,
    FieldType.UNIT: 24,
    FieldType.DOCUMENT_NUMBER: 16,
}
_REQUIRED_LONG_TEXT = 30
_OWN_WIDTHS = {"no": 6, "body": 72, "heading": 18, "note": 13, "field": 30, "source": 40}
_PORTRAIT_WIDTH = 96  # characters that an upright page holds
_GUIDE = (
    "Mỗi trang tính là một biểu. Chỉ nhập vào các dòng dưới tiêu đề; không sửa tiêu đề, không đổi tên trang tính. "
    "Hết dòng kẻ sẵn thì nhập tiếp xuống dưới.",
    "Cột có tiêu đề nền vàng là bắt buộc ở mọi dòng đã nhập. Cột khác để trống nếu không có.",
    "Ngày nhập theo dạng ngày/tháng/năm, ví dụ 15/8/2020. Số nhập bằng chữ số, không kèm chữ. "
    "Tỷ lệ nhập theo phần trăm, ví dụ 91,7.",
    "Ô có danh sách: chọn trong danh sách, không gõ cách viết khác.",
    "Ô đổi sang màu cam là còn thiếu; ô đổi sang màu vàng đậm là chưa khớp với ô khác cùng dòng. "
    "Hãy kiểm tra trước khi gửi.",
    "Biểu không có gì phát sinh: để trống, hoặc ghi “Không phát sinh” vào ô đầu tiên dưới tiêu đề. "
    "Không xóa trang tính: thiếu trang tính nào, biểu đó bị coi là chưa gửi.",
    "Không nhập họ tên, số định danh hay thông tin cá nhân của người vi phạm.",
    "Cần sửa sau khi đã gửi: sửa trên chính tệp này rồi gửi lại cả tệp; tệp gửi sau thay thế tệp gửi trước.",
)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom the workbook is for: the unit's key, its name, and the name of the body above it.

    `printed_name` is what the head of a sheet says: "UBND huyện Văn Lãng" where the name is "Huyện Văn Lãng".
    """

    unit: str
    name: str
    parent_name: str
    printed_name: str = ""


def blank_unit_workbook(recipient: Recipient, period: Period, window: Window) -> bytes:
    """The nine sheets of a unit for one period, as .xlsx bytes; the same bytes for the same arguments."""
    return _workbook(UNIT_FORMS, recipient, period, window)


def blank_central_workbook(form_code: str, recipient: Recipient, period: Period, window: Window) -> bytes:
    """One of the central workbooks (`task_register` …) for its keeper."""
    return _workbook([FORMS[form_code]], recipient, period, window)


def identity_metadata(unit: str, period: Period) -> dict[str, str]:
    """The hidden properties by which a workbook that we made says whose it is."""
    return {"cchc.unit": unit, "cchc.period": str(period), "cchc.form_edition": FORM_EDITION}


def add_cover(sheet: Worksheet, unit_name: str, period: Period, guide: Sequence[str]) -> None:
    """The cover: who reports what, filled in and locked, the signatories left open, and numbered instructions below."""
    form = FORMS["cover"]
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28, 70
    _write(sheet, 1, 1, form.title, Font(name=FONT, size=14, bold=True))
    known = {"unit": unit_name, "period": written(period), "form_edition": FORM_EDITION}
    row = 3
    for field in form.fields:
        _write(sheet, row, 1, field.header, _COVER_LABEL, WRAP, BOX)
        _write(sheet, row, 2, known.get(field.name), _COVER_FONT, WRAP, BOX)
        if field.name not in known:
            sheet.cell(row, 2).protection = _OPEN
            sheet.cell(row, 2).number_format = DAY_FORMAT if field.type is FieldType.DATE else AS_TYPED
        row += 1
    row += 1
    _write(sheet, row, 1, "Hướng dẫn", _COVER_LABEL)
    for number, line in enumerate(guide, start=1):
        text = f"{number}. {line}"
        sheet.merge_cells(start_row=row + number, start_column=1, end_row=row + number, end_column=2)
        _write(sheet, row + number, 1, text, _COVER_FONT, WRAP)
        sheet.row_dimensions[row + number].height = 17 * -(-len(text) // _COVER_LINE) + 3
    page_setup(sheet, landscape=False)
    sheet.protection.sheet = True


def written(period: Period) -> str:
    """The period as a cover says it: "Tháng 8 năm 2020"."""
    words = period.vietnamese
    return words[0].upper() + words[1:]


def _workbook(forms: Sequence[Form], recipient: Recipient, period: Period, window: Window) -> bytes:
    workbook = Workbook()
    days = f"Số liệu từ ngày {_day(window.first)} đến hết ngày {_day(window.last)}."
    cover = first_sheet(workbook, FORMS["cover"].sheet)
    add_cover(cover, recipient.name, period, (days, *_GUIDE))
    for form in forms:
        _form_sheet(workbook.create_sheet(form.sheet), form, recipient, period)
    workbook.properties.creator = recipient.parent_name
    return fixed_bytes(workbook, identity_metadata(recipient.unit, period))


def _form_sheet(sheet: Worksheet, form: Form, recipient: Recipient, period: Period) -> None:
    width = len(form.fields)
    _write(sheet, 1, 1, recipient.parent_name.upper(), Font(name=FONT, size=12))
    _write(sheet, 2, 1, (recipient.printed_name or recipient.name).upper(), Font(name=FONT, size=12, bold=True))
    _write(sheet, 3, 1, form.title, Font(name=FONT, size=13, bold=True), CENTRE)
    _write(sheet, 4, 1, f"(Kỳ báo cáo: {written(period)})", Font(name=FONT, size=12, italic=True), CENTRE)
    for row in (3, 4):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
    grouped = any(field.group for field in form.fields)
    last_header = 7 if grouped else 6
    _open_columns(sheet, form)
    for column, field in enumerate(form.fields, start=1):
        _header(sheet, column, field, form, grouped, last_header)
    sheet.row_dimensions[6].height = 34 if grouped else 48
    sheet.row_dimensions[last_header].height = 48
    _rows(sheet, form, last_header + 1)
    add_checks(sheet, form, last_header + 1)
    sheet.freeze_panes = sheet.cell(last_header + 1, 1)
    page_setup(sheet, repeat=f"6:{last_header}", landscape=sum(_width(f, form) for f in form.fields) > _PORTRAIT_WIDTH)
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False
    sheet.protection.insertRows = sheet.protection.deleteRows = False
    sheet.protection.sort = sheet.protection.autoFilter = False


def _open_columns(sheet: Worksheet, form: Form) -> None:
    """Every cell below the header takes input, however many rows are needed: the columns themselves are open."""
    for column, field in enumerate(form.fields, start=1):
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width = _width(field, form)
        if not form.items:
            dimension.protection, dimension.number_format = _OPEN, _format(field)
            dimension.font, dimension.alignment = _ROW_FONT, _alignment(field)
    if not form.items:  # Excel deletes no row of a locked sheet in which any cell is locked, however far to the right
        beside = get_column_letter(len(form.fields) + 1)
        rest = ColumnDimension(sheet, beside, min=len(form.fields) + 1, max=_LAST_COLUMN)
        rest.protection = _OPEN
        sheet.column_dimensions[beside] = rest


def _format(field: Field) -> str:
    if field.type is FieldType.DATE:
        return DAY_FORMAT
    # As text, so that Excel makes no date of "5/12" and no number of a code; the ordinal stays a number.
    typed = field.type in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.DOCUMENT_NUMBER, FieldType.UNIT)
    return AS_TYPED if typed and field.name != "no" else "General"


def _alignment(field: Field) -> Alignment:
    return CENTRE if field.name == "no" else WRAP


def _width(field: Field, form: Form) -> int:
    """Width of the column in characters: wide enough to write in, and the form still legible on one page's width."""
    if field.name == "item":
        return max(len(item.label) for item in form.items) + 4
    if field.name in _OWN_WIDTHS:
        return _OWN_WIDTHS[field.name]
    if field.type is FieldType.LONG_TEXT and field.required:
        return _REQUIRED_LONG_TEXT
    return _WIDTHS[field.type]


def _header(sheet: Worksheet, column: int, field: Field, form: Form, grouped: bool, last_header: int) -> None:
    if not (grouped and field.group):
        _head(sheet, 6, column, field.header, required=field.required)
        if grouped:
            _head(sheet, last_header, column, None, required=field.required)
            sheet.merge_cells(start_row=6, start_column=column, end_row=last_header, end_column=column)
        return
    columns = [i for i, other in enumerate(form.fields, start=1) if other.group == field.group]
    _head(sheet, 6, column, field.group if column == columns[0] else None, required=False)
    if column == columns[-1]:
        sheet.merge_cells(start_row=6, start_column=columns[0], end_row=6, end_column=columns[-1])
    _head(sheet, 7, column, field.header, required=field.required)


def _head(sheet: Worksheet, row: int, column: int, text: str | None, *, required: bool) -> None:
    _write(sheet, row, column, text, Font(name=FONT, size=11, bold=True), CENTRE, BOX)
    sheet.cell(row, column).fill = _REQUIRED_FILL if required else HEAD_FILL


def _rows(sheet: Worksheet, form: Form, first_row: int) -> None:
    """The framed rows; a form of items has its items printed in them."""
    for row in range(first_row, first_row + (len(form.items) or FRAMED_ROWS)):
        for column, field in enumerate(form.fields, start=1):
            cell = sheet.cell(row, column)
            cell.border, cell.alignment, cell.font = BOX, _alignment(field), _ROW_FONT
            cell.protection, cell.number_format = _OPEN, _format(field)
    for offset, item in enumerate(form.items):
        row = first_row + offset
        printed = {"no": offset + 1, "item": item.label}
        if "unit_of_count" in form.field_names and item.type is FieldType.RATE:
            printed["unit_of_count"] = "%"
        for name, value in printed.items():
            cell = sheet.cell(row, form.field_names.index(name) + 1, value)
            cell.protection = Protection(locked=True)


def _write(
    sheet: Worksheet,
    row: int,
    column: int,
    value: str | None,
    font: Font,
    alignment: Alignment | None = None,
    border: Border | None = None,
) -> None:
    cell = sheet.cell(row, column, value)
    cell.font, cell.protection = font, Protection(locked=True)
    cell.number_format = "General"
    if alignment is not None:
        cell.alignment = alignment
    if border is not None:
        cell.border = border


def _day(day: dt.date) -> str:
    return f"{day.day}/{day.month}/{day.year}"

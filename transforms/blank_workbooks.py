"""Blank workbooks from the forms' own specifications: what a clerk fills in reads back without a finding.

Drop-downs from the closed vocabularies, checks of dates and counts, locked headers, instructions on the first sheet,
the unit and the period as hidden document properties, A4 across.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from transforms.definitions.forms import FORMS, Field, FieldType, Form
from transforms.definitions.periods import Period, Window
from transforms.workbook_pages import fixed_bytes

FORM_EDITION = "1.0"
FILL_ROWS = 25  # rows drawn with borders, about one page; the checks reach further
CHECKED_ROWS = 2000

_FONT = "Times New Roman"
_THIN = Side(style="thin", color="808080")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEADER_FILL = PatternFill("solid", fgColor="DCE6F1")
_REQUIRED_FILL = PatternFill("solid", fgColor="FFF2CC")
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_WRAP = Alignment(vertical="top", wrap_text=True)
_OPEN = Protection(locked=False)
_WIDTHS = {
    FieldType.TEXT: 18,
    FieldType.LONG_TEXT: 28,
    FieldType.DATE: 13,
    FieldType.COUNT: 11,
    FieldType.RATE: 11,
    FieldType.FIGURE: 13,
    FieldType.DECIMAL: 12,
    FieldType.YEAR: 8,
    FieldType.MONTH: 9,
    FieldType.LIST: 20,
    FieldType.UNIT: 30,
    FieldType.DOCUMENT_NUMBER: 18,
}
_GUIDE = (
    "Mỗi sheet là một biểu. Chỉ nhập vào các ô dưới dòng tiêu đề; không sửa tiêu đề, không đổi tên sheet.",
    "Cột có tiêu đề nền vàng là bắt buộc ở mọi dòng đã nhập. Cột khác để trống nếu không có.",
    "Ngày nhập theo dạng ngày/tháng/năm, ví dụ 15/8/2020. Số nhập bằng chữ số, không kèm chữ.",
    "Ô có danh sách: chọn trong danh sách, không gõ cách viết khác.",
    "Không phát sinh: ghi “Không phát sinh” ở ô đầu tiên dưới tiêu đề. Sheet để trống hẳn cũng được hiểu như vậy; "
    "nếu xóa sheet, biểu đó bị coi là chưa gửi.",
    "Không nhập họ tên, số định danh hay thông tin cá nhân của người vi phạm.",
)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom the workbook is for: the unit's key, its name, and the name of the body above it."""

    unit: str
    name: str
    parent_name: str


def blank_unit_workbook(recipient: Recipient, period: Period, window: Window) -> bytes:
    """The nine sheets of a unit for one month, as .xlsx bytes; the same bytes for the same arguments."""
    forms = [form for form in FORMS.values() if form.form_set == "unit" and form.code != "cover"]
    return _workbook(forms, recipient, period, window)


def blank_central_workbook(form_code: str, recipient: Recipient, period: Period, window: Window) -> bytes:
    """One of the central workbooks (`task_register` …) for its keeper."""
    return _workbook([FORMS[form_code]], recipient, period, window)


def _workbook(forms: Sequence[Form], recipient: Recipient, period: Period, window: Window) -> bytes:
    workbook = Workbook()
    cover = workbook.active
    assert isinstance(cover, Worksheet)
    _cover(cover, recipient, period, window)
    for form in forms:
        _form_sheet(workbook.create_sheet(form.sheet), form, recipient, period)
    for name, text in (
        ("cchc.unit", recipient.unit),
        ("cchc.period", str(period)),
        ("cchc.form_edition", FORM_EDITION),
    ):
        workbook.custom_doc_props.append(StringProperty(name=name, value=text))
    workbook.properties.creator = recipient.parent_name
    return fixed_bytes(workbook)


def _cover(sheet: Worksheet, recipient: Recipient, period: Period, window: Window) -> None:
    form = FORMS["cover"]
    sheet.title = form.sheet
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 70
    _write(sheet, 1, 1, form.title, Font(name=_FONT, size=14, bold=True))
    known = {"unit": recipient.name, "period": _written(period), "form_edition": FORM_EDITION}
    row = 3
    for field in form.fields:
        _write(sheet, row, 1, field.header, Font(name=_FONT, size=12, bold=True), border=_BOX)
        _write(sheet, row, 2, known.get(field.name), Font(name=_FONT, size=12), border=_BOX)
        if field.name not in known:
            cell = sheet.cell(row, 2)
            cell.protection = _OPEN
            if field.type is FieldType.DATE:
                cell.number_format = "dd/mm/yyyy"
        row += 1
    row += 1
    _write(sheet, row, 1, "Hướng dẫn", Font(name=_FONT, size=12, bold=True))
    guide = (f"Số liệu từ ngày {_day(window.first)} đến hết ngày {_day(window.last)}.", *_GUIDE)
    for number, line in enumerate(guide, start=1):
        sheet.merge_cells(start_row=row + number, start_column=1, end_row=row + number, end_column=2)
        _write(sheet, row + number, 1, f"{number}. {line}", Font(name=_FONT, size=12), _WRAP)
        sheet.row_dimensions[row + number].height = 34
    _print_setup(sheet, landscape=False)
    sheet.protection.sheet = True


def _form_sheet(sheet: Worksheet, form: Form, recipient: Recipient, period: Period) -> None:
    width = len(form.fields)
    bold = Font(name=_FONT, size=12, bold=True)
    _write(sheet, 1, 1, recipient.parent_name.upper(), Font(name=_FONT, size=12))
    _write(sheet, 2, 1, recipient.name.upper(), bold)
    _write(sheet, 3, 1, form.title, Font(name=_FONT, size=13, bold=True), _CENTRE)
    _write(sheet, 4, 1, f"(Kỳ báo cáo: {_written(period)})", Font(name=_FONT, size=12, italic=True), _CENTRE)
    for row in (3, 4):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
    grouped = any(field.group for field in form.fields)
    last_header = 7 if grouped else 6
    for column, field in enumerate(form.fields, start=1):
        _header(sheet, column, field, form, grouped, last_header)
        sheet.column_dimensions[get_column_letter(column)].width = _width(field, form)
    _input_rows(sheet, form, last_header + 1)
    sheet.freeze_panes = sheet.cell(last_header + 1, 1)
    sheet.print_title_rows = f"6:{last_header}"
    _print_setup(sheet, landscape=True)
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False
    sheet.protection.insertRows = sheet.protection.deleteRows = False


def _width(field: Field, form: Form) -> int:
    if field.name == "no":
        return 6
    if field.name == "item":
        return max(len(item.label) for item in form.items) + 2
    return 100 if field.name == "body" else _WIDTHS[field.type]


def _header(sheet: Worksheet, column: int, field: Field, form: Form, grouped: bool, last_header: int) -> None:
    if grouped and field.group:
        first = next(i for i, other in enumerate(form.fields, start=1) if other.group == field.group)
        if column == first:
            last = max(i for i, other in enumerate(form.fields, start=1) if other.group == field.group)
            _head(sheet, 6, column, field.group, required=False)
            sheet.merge_cells(start_row=6, start_column=first, end_row=6, end_column=last)
        _head(sheet, 7, column, field.header, required=field.required)
        return
    _head(sheet, 6, column, field.header, required=field.required)
    if grouped:
        sheet.merge_cells(start_row=6, start_column=column, end_row=last_header, end_column=column)
    sheet.row_dimensions[6].height = sheet.row_dimensions[last_header].height = 48


def _head(sheet: Worksheet, row: int, column: int, text: str, *, required: bool) -> None:
    _write(sheet, row, column, text, Font(name=_FONT, size=11, bold=True), _CENTRE, _BOX)
    sheet.cell(row, column).fill = _REQUIRED_FILL if required else _HEADER_FILL


def _input_rows(sheet: Worksheet, form: Form, first_row: int) -> None:
    rows = len(form.items) or FILL_ROWS
    for row in range(first_row, first_row + rows):
        for column, field in enumerate(form.fields, start=1):
            cell = sheet.cell(row, column)
            cell.border, cell.alignment, cell.font = _BOX, _WRAP, Font(name=_FONT, size=11)
            cell.protection = _OPEN
            if field.type is FieldType.DATE:
                cell.number_format = "dd/mm/yyyy"
            elif field.type in (FieldType.TEXT, FieldType.DOCUMENT_NUMBER):
                cell.number_format = "@"
    for offset, item in enumerate(form.items):
        row = first_row + offset
        sheet.cell(row, 1).value = offset + 1
        column = form.field_names.index("item") + 1
        sheet.cell(row, column).value = item.label
        sheet.cell(row, column).protection = Protection(locked=True)
        if "unit_of_count" in form.field_names:
            sheet.cell(row, form.field_names.index("unit_of_count") + 1).value = (
                "%" if item.type is FieldType.RATE else None
            )
    last_row = first_row + (len(form.items) or CHECKED_ROWS) - 1
    for column, field in enumerate(form.fields, start=1):
        for check in _checks(field, form):
            letter = get_column_letter(column)
            check.add(f"{letter}{first_row}:{letter}{last_row}")
            sheet.add_data_validation(check)


def _checks(field: Field, form: Form) -> Iterator[DataValidation]:
    """What Excel itself refuses; where the form allows words beside dates ("Thường xuyên"), it only advises."""
    if field.type is FieldType.LIST and field.values:
        yield _refuse(
            DataValidation(type="list", formula1='"' + ",".join(field.values) + '"', allow_blank=True),
            "Chọn một giá trị trong danh sách.",
        )
    elif field.type is FieldType.DATE:
        check = DataValidation(
            type="date", operator="between", formula1="36526", formula2="73415", allow_blank=True
        )
        if field.no_deadline:
            check.showInputMessage, check.prompt = True, "Nhập ngày/tháng/năm; không có thời hạn thì để trống."
            check.showErrorMessage = False
            yield check
        else:
            yield _refuse(check, "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 15/8/2020.")
    elif field.type is FieldType.COUNT:
        yield _refuse(
            DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True),
            "Nhập số nguyên không âm.",
        )
    elif field.type in (FieldType.FIGURE, FieldType.RATE, FieldType.DECIMAL):
        yield _refuse(
            DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True),
            "Nhập một con số không âm; tỷ lệ nhập theo phần trăm, ví dụ 91,7.",
        )
    elif field.type is FieldType.YEAR:
        yield _refuse(
            DataValidation(type="whole", operator="between", formula1="2000", formula2="2100", allow_blank=True),
            "Nhập năm bằng bốn chữ số.",
        )
    elif field.type is FieldType.MONTH:
        yield _refuse(
            DataValidation(type="whole", operator="between", formula1="1", formula2="12", allow_blank=True),
            "Nhập tháng từ 1 đến 12.",
        )


def _refuse(check: DataValidation, message: str) -> DataValidation:
    check.errorTitle, check.error, check.showErrorMessage = "Chưa đúng", message, True
    return check


def _print_setup(sheet: Worksheet, *, landscape: bool) -> None:
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.oddFooter.center.text = "&P/&N"


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
    cell.font = font
    if alignment is not None:
        cell.alignment = alignment
    if border is not None:
        cell.border = border


def _written(period: Period) -> str:
    words = period.vietnamese
    return words[0].upper() + words[1:]


def _day(day: dt.date) -> str:
    return f"{day.day}/{day.month}/{day.year}"

"""What a blank workbook itself watches: Excel refuses what cannot be, and colours what is missing or does not agree."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Border, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from transforms.definitions.forms import Field, FieldType, Form
from transforms.workbooks.workbook_pages import THIN

CHECKED_ROWS = 2000
LONGEST_LIST = 255  # characters that Excel takes in a list that stands in the check itself

MISSING = PatternFill("solid", bgColor="F8CBAD")
_DISAGREES = PatternFill("solid", bgColor="FFD966")
_LATEST_DAY, _EARLIEST_DAY = "73415", "36526"  # 31/12/2100 and 01/01/2000 as Excel counts days
_UNIT_PROMPT = "Ghi tên đầy đủ của cơ quan, đơn vị; xã, phường, thị trấn trước 01/7/2025 thì kèm tên huyện."


def add_checks(sheet: Worksheet, form: Form, first_row: int) -> None:
    """Checks and colours for the rows from `first_row` on."""
    rows = len(form.items) or CHECKED_ROWS
    for column, field in enumerate(form.fields, start=1):
        letter = get_column_letter(column)
        for check in _checks(field, form):
            check.add(f"{letter}{first_row}:{letter}{first_row + rows - 1}")
            sheet.add_data_validation(check)
    _Colours(sheet, form, first_row, first_row + rows - 1).add()


def refuse(check: DataValidation, message: str) -> DataValidation:
    """The check, refusing what is wrong with this message."""
    check.errorTitle, check.error, check.showErrorMessage = "Chưa đúng", message, True
    return check


def choice(values: tuple[str, ...], message: str) -> DataValidation:
    """A drop-down of these values; ValueError where Excel could not hold it."""
    formula = '"' + ",".join(values) + '"'
    if len(formula) > LONGEST_LIST or any("," in value for value in values):
        raise ValueError(f"no drop-down can hold {formula}")
    return refuse(DataValidation(type="list", formula1=formula, allow_blank=True), message)


def day_check() -> DataValidation:
    """A date within the years that the reader takes."""
    return DataValidation(
        type="date", operator="between", formula1=_EARLIEST_DAY, formula2=_LATEST_DAY, allow_blank=True
    )


def _checks(field: Field, form: Form) -> Iterator[DataValidation]:
    """What Excel refuses; where the form allows words beside dates ("Thường xuyên"), it only advises."""
    prompt = _prompt(field, form)
    check = None
    match field.type:
        case FieldType.LIST if field.values:
            check = choice(field.values, "Chọn một giá trị trong danh sách.")
        case FieldType.DATE if field.no_deadline:
            check = day_check()
            check.showErrorMessage = False
        case FieldType.DATE:
            check = refuse(day_check(), "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 15/8/2020.")
        case FieldType.COUNT:
            check = refuse(_number("whole", "0"), "Nhập số nguyên không âm.")
        case FieldType.FIGURE | FieldType.DECIMAL:
            check = refuse(_number("decimal", "0"), "Nhập một con số không âm; tỷ lệ nhập theo phần trăm, ví dụ 91,7.")
        case FieldType.YEAR:
            check = refuse(_number("whole", "2000", "2100"), "Nhập năm bằng bốn chữ số.")
        case FieldType.MONTH:
            check = refuse(_number("whole", "1", "12"), "Nhập tháng từ 1 đến 12.")
        case _ if prompt:
            check = DataValidation()
    if check is not None:
        if prompt:
            check.showInputMessage, check.prompt = True, prompt
        yield check


def _number(kind: str, least: str, most: str | None = None) -> DataValidation:
    operator = "between" if most else "greaterThanOrEqual"
    return DataValidation(type=kind, operator=operator, formula1=least, formula2=most, allow_blank=True)


def _prompt(field: Field, form: Form) -> str:
    if field.type is FieldType.UNIT:
        return _UNIT_PROMPT if field.required else f"{_UNIT_PROMPT} Để trống: toàn tỉnh."
    for rule in form.required_when:
        if rule.field == field.name:
            return f"Bắt buộc khi “{form.field(rule.other).header}” là “{rule.value}”."
    return "Nhập ngày/tháng/năm; không có thời hạn thì để trống." if field.no_deadline else ""


class _Colours:
    """Conditional formats of a form's rows: the frame of a row that is used, and cells to look at again."""

    def __init__(self, sheet: Worksheet, form: Form, first_row: int, last_row: int) -> None:
        self.sheet, self.form = sheet, form
        self.first, self.last = first_row, last_row
        filled = [name for name in form.field_names if name not in ("no", "item", "unit_of_count")]
        self.used = f"COUNTA(${self._letter(filled[0])}{first_row}:${self._letter(filled[-1])}{first_row})>0"
        if form.items:  # there a row that is left blank is missed as soon as another is filled
            letter = self._letter(filled[0])
            self.used = f"COUNTA(${letter}${first_row}:${letter}${last_row})>0"

    def add(self) -> None:
        form = self.form
        for field in form.fields:
            if field.required and field.name != "item":
                self._colour(field.name, f"AND({self.used},ISBLANK({self._cell(field.name)}))", MISSING)
        for when in form.required_when:
            holds = f'{self._cell(when.other)}="{when.value}"'
            self._colour(when.field, f"AND({holds},ISBLANK({self._cell(when.field)}))", MISSING)
        for identity in form.identities:
            total, parts = self._cell(identity.total), "+".join(f"N({self._cell(part)})" for part in identity.parts)
            self._colour(identity.total, f"AND({self.used},N({total})<>{parts})", _DISAGREES)
        for order in form.date_orders:
            earlier, later = self._cell(order.earlier), self._cell(order.later)
            self._colour(order.later, f"AND(ISNUMBER({earlier}),ISNUMBER({later}),{later}<{earlier})", _DISAGREES)
        for pair in form.parts:
            if pair.part in form.field_names:
                part, whole = self._cell(pair.part), self._cell(pair.whole)
                self._colour(pair.part, f"AND(ISNUMBER({part}),ISNUMBER({whole}),{part}>{whole})", _DISAGREES)
        if not form.items:
            frame = FormulaRule([self.used], border=Border(left=THIN, right=THIN, top=THIN, bottom=THIN))
            last_column = get_column_letter(len(form.fields))
            self.sheet.conditional_formatting.add(f"A{self.first}:{last_column}{self.last}", frame)

    def _letter(self, name: str) -> str:
        letter: str = get_column_letter(self.form.field_names.index(name) + 1)
        return letter

    def _cell(self, name: str) -> str:
        return f"${self._letter(name)}{self.first}"

    def _colour(self, name: str, formula: str, fill: PatternFill) -> None:
        letter = self._letter(name)
        self.sheet.conditional_formatting.add(
            f"{letter}{self.first}:{letter}{self.last}", FormulaRule([formula], fill=fill)
        )

"""`chenh-lech.xlsx`: a month's open differences as form XL-CL, which people fill in and put back into the inbox."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from transforms.definitions.feedback_data import OPEN_FATES, Fate, ToldDifference
from transforms.definitions.forms import FORMS
from transforms.definitions.forms.central_forms import OTHER_VALUE
from transforms.definitions.measures import MEASURES
from transforms.definitions.periods import Period
from transforms.definitions.rules import RULES
from transforms.workbooks.blank_checks import MISSING, choice, day_check, refuse
from transforms.workbooks.blank_workbooks import AS_TYPED, DAY_FORMAT, add_cover, identity_metadata, written
from transforms.workbooks.feedback_wording import (
    RULE_SEVERITIES,
    shown_ruling,
    shown_sides,
    sorted_for_people,
    told_message,
)
from transforms.workbooks.workbook_bytes import fixed_bytes
from transforms.workbooks.workbook_pages import (
    AS_IT_RUNS,
    BOX,
    FONT,
    HEAD_FONT,
    THIN,
    TITLE_HEIGHT,
    dress,
    first_sheet,
    page_setup,
    put,
    put_row,
    table_head,
)

HEADER_ROW = 5

_ANSWER = PatternFill("solid", fgColor="E2EFDA")
_TOLD = (
    ("Đơn vị liên quan", 13),
    ("Mức độ chênh lệch", 10),
    ("Diễn giải chênh lệch", 44),
    ("Sổ theo dõi, số tính lại", 20),
    ("Đơn vị đã ghi", 20),
)
_ANSWER_WIDTHS = (13, 10, 15, 12, 11)
_UNIT_LINE = Border(left=THIN, right=THIN, bottom=THIN, top=Side(style="medium", color="000000"))
_GUIDE = (
    "Mỗi dòng của trang “XL-CL” là một chênh lệch. Chỉ ghi vào các cột nền xanh; không sửa cột “Mã chênh lệch”.",
    "Dòng chưa kết luận: để trống các cột nền xanh. Dòng đã kết luận: ghi đủ kết luận, lý do, người kết luận và ngày.",
    "“Theo sổ theo dõi”: lấy giá trị của sổ (hoặc số tính lại). “Theo đơn vị”: lấy giá trị đơn vị đã ghi. "
    f"“{OTHER_VALUE}”: ghi giá trị đúng vào cột “Giá trị”. “Không phải chênh lệch”: hai bên đều đúng.",
    f"Việc chỉ có ở một bên: nếu là cùng một việc ghi khác số, chọn “{OTHER_VALUE}” và ghi số của bên kia; nếu không "
    "phải việc được gợi ý, chọn “Không phải chênh lệch”.",
    "Ghi xong, lưu lại và chép tệp vào thư mục nhận báo cáo (inbox). Có thể ghi dần và gửi nhiều lần.",
    "Muốn thay đổi một kết luận đã gửi: ghi kết luận mới, với ngày mới, vào dòng của chênh lệch đó.",
    "Giá trị của một bên thay đổi sau khi kết luận thì chênh lệch mở lại, kết luận cũ ghi trong phần diễn giải; "
    "muốn kết luận lại thì ghi ngày mới (dòng gửi lại y nguyên vẫn là kết luận cũ).",
)
_VALUE_PROMPTS = {
    "task.status_differs": "Ghi tình trạng đúng (Đã hoàn thành, Đang thực hiện…) hoặc ngày hoàn thành.",
    "task.completed_on_differs": "Ghi ngày hoàn thành đúng: ngày/tháng/năm.",
    "task.due_differs": "Ghi thời hạn đúng: ngày/tháng/năm.",
    "task.document_date_differs": "Ghi ngày văn bản đúng: ngày/tháng/năm.",
    "inspection.date_differs": "Ghi ngày kiểm tra đúng: ngày/tháng/năm.",
    "inspection.finding_count_differs": "Ghi số tồn tại đúng: số nguyên.",
    "inspection.remedy_differs": "Ghi số tồn tại đã khắc phục đúng: số nguyên.",
    "service.carried_differs": "Ghi số hồ sơ kỳ trước chuyển sang đúng: số nguyên.",
    "service.identity": "Ghi tổng số hồ sơ đúng: số nguyên.",
    "total.differs": "Ghi số đúng của tháng: số nguyên.",
    "task.missing_in_register": "Nếu chính là một nhiệm vụ trong sổ: ghi số văn bản hoặc mã nhiệm vụ của sổ.",
    "task.missing_in_report": "Nếu đơn vị đã báo cáo dưới số khác: ghi số văn bản đơn vị đã ghi.",
    "inspection.missing_in_register": "Nếu chính là một lượt kiểm tra trong sổ: ghi số quyết định của sổ.",
    "inspection.missing_in_report": "Nếu đơn vị đã báo cáo dưới số khác: ghi số quyết định đơn vị đã ghi.",
}
_NO_EFFECT = "Kết luận chỉ khép lại chênh lệch này, không làm đổi số liệu."
_FOLLOWED = "Kết luận “Theo đơn vị” hoặc “{other}”: chỉ tiêu “{title}” của đơn vị trong tháng lấy theo kết luận."
_OTHER_PROMPT = f"Chỉ ghi khi kết luận là “{OTHER_VALUE}”."


def ruling_workbook(
    keeper: str,
    keeper_name: str,
    period: Period,
    differences: Sequence[ToldDifference],
    unit_names: Mapping[str, str],
) -> bytes:
    """The workbook of one month as .xlsx; the same bytes for the same facts.

    `keeper` is the unit that rules (Sở Nội vụ), `differences` are those told in the month, `unit_names` the units in
    the order of lists for people. Open ones come first; those ruled on follow, so that a ruling can be taken back.
    """
    own = [d for d in differences if d.period == str(period)]
    units = list(unit_names)
    listed = sorted_for_people((d for d in own if d.fate in OPEN_FATES), units)
    listed += sorted_for_people((d for d in own if d.fate is Fate.RULED), units)
    form = FORMS["resolution"]
    workbook = Workbook()
    add_cover(first_sheet(workbook, FORMS["cover"].sheet), keeper_name, period, _GUIDE)
    sheet = workbook.create_sheet(form.sheet)
    put(sheet.cell(1, 1), keeper_name.upper()).alignment = AS_IT_RUNS
    title = put(sheet.cell(2, 1), form.title)
    title.font, title.alignment = Font(name=FONT, size=14, bold=True), AS_IT_RUNS
    sheet.row_dimensions[2].height = TITLE_HEIGHT
    put(sheet.cell(3, 1), f"(Kỳ báo cáo: {written(period)})").alignment = AS_IT_RUNS
    answers = [(field.header, width) for field, width in zip(form.fields[1:], _ANSWER_WIDTHS, strict=True)]
    table_head(sheet, [(form.field("discrepancy").header, 14), *_TOLD, *answers], HEADER_ROW)
    first_answer = 2 + len(_TOLD)
    for column in range(first_answer, first_answer + len(answers)):
        sheet.cell(HEADER_ROW, column).fill = _ANSWER
    unit = None
    for row, item in enumerate(listed, start=HEADER_ROW + 1):
        name = unit_names.get(item.unit, item.unit)
        _row(sheet, row, item, name, first_answer, is_first_of_unit=item.unit != unit)
        unit = item.unit
    if listed:
        _checks(sheet, listed, first_answer)
        last = HEADER_ROW + len(listed)
        sheet.auto_filter.ref = f"A{HEADER_ROW}:{get_column_letter(first_answer + len(answers) - 1)}{last}"
    sheet.freeze_panes = f"B{HEADER_ROW + 1}"
    page_setup(sheet, repeat=f"{HEADER_ROW}:{HEADER_ROW}", head=f"{form.title.capitalize()}, {period.vietnamese}")
    sheet.protection.sheet = True
    sheet.protection.autoFilter = sheet.protection.formatRows = sheet.protection.formatColumns = False
    workbook.properties.creator = keeper_name
    return fixed_bytes(workbook, identity_metadata(keeper, period))


def _row(
    sheet: Worksheet, row: int, item: ToldDifference, unit_name: str, first_answer: int, *, is_first_of_unit: bool
) -> None:
    before = shown_ruling(item.ruling, item.fate)
    told = (
        f"{RULES[item.rule].title}.",
        told_message(item),
        _effect(item),
        f"Kết luận trước đây: {before}" if before else "",
    )
    values = (
        item.id,
        unit_name,
        RULE_SEVERITIES[item.severity],
        "\n".join(line for line in told if line),
        *shown_sides(item),
    )
    border = _UNIT_LINE if is_first_of_unit else BOX
    put_row(sheet, row, values, border=border)
    if is_first_of_unit:
        dress(sheet.cell(row, 2), HEAD_FONT, border=border)
    last = first_answer + len(_ANSWER_WIDTHS) - 1
    for column in range(first_answer, last + 1):
        written_as = DAY_FORMAT if column == last else AS_TYPED
        dress(sheet.cell(row, column), border=border, fill=_ANSWER, number_format=written_as, locked=False)


def _effect(item: ToldDifference) -> str:
    """What a ruling will do, where that is not plain: to a total, or nothing."""
    if not item.reaches:
        return _NO_EFFECT
    if item.measure is None:
        return ""
    return _FOLLOWED.format(other=OTHER_VALUE, title=MEASURES[item.measure].title)


def _checks(sheet: Worksheet, listed: Sequence[ToldDifference], first_answer: int) -> None:
    form = FORMS["resolution"]
    first, last = HEADER_ROW + 1, HEADER_ROW + len(listed)
    letters = [get_column_letter(first_answer + offset) for offset in range(len(_ANSWER_WIDTHS))]
    ruling, value, reason, ruled_by, ruled_on = letters
    chosen = choice(form.field("ruling").values, "Chọn một kết luận trong danh sách.")
    chosen.add(f"{ruling}{first}:{ruling}{last}")
    day = refuse(day_check(), "Nhập ngày kết luận theo dạng ngày/tháng/năm, ví dụ 25/8/2020.")
    day.add(f"{ruled_on}{first}:{ruled_on}{last}")
    sheet.add_data_validation(chosen)
    sheet.add_data_validation(day)
    prompted: defaultdict[str, list[str]] = defaultdict(list)
    for row, item in enumerate(listed, start=first):
        prompted[f"{_OTHER_PROMPT} {_VALUE_PROMPTS.get(item.rule, '')}".strip()].append(f"{value}{row}")
    for prompt, cells in prompted.items():
        # All at once: added one by one, each is compared with all before it.
        sheet.add_data_validation(DataValidation(showInputMessage=True, prompt=prompt, sqref=" ".join(cells)))
    begun = f"COUNTA(${ruling}{first}:${ruled_on}{first})>0"
    for letter in (ruling, reason, ruled_by, ruled_on):
        rule = FormulaRule([f"AND({begun},ISBLANK(${letter}{first}))"], fill=MISSING)
        sheet.conditional_formatting.add(f"{letter}{first}:{letter}{last}", rule)
    needed = FormulaRule([f'AND(${ruling}{first}="{OTHER_VALUE}",ISBLANK(${value}{first}))'], fill=MISSING)
    sheet.conditional_formatting.add(f"{value}{first}:{value}{last}", needed)

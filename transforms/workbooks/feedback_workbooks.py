"""What goes back to each unit: its faults and differences, with copies of the faulty sheets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from transforms.definitions.feedback_data import Fate, ReceivedFile, ToldDifference, ToldFinding, UnitFeedback
from transforms.definitions.own_answers import FEEDBACK_PROPERTY, FEEDBACK_SHEET, FEEDBACK_TITLE
from transforms.definitions.rules import RULES
from transforms.values.prose import format_date
from transforms.workbooks.feedback_copies import Copies
from transforms.workbooks.feedback_wording import (
    DIFFERENCES_SHEET,
    FATES,
    FINDINGS_SHEET,
    RULE_SEVERITIES,
    SEVERITIES,
    counts_by_fate,
    counts_by_severity,
    in_order_of_fate,
    month_name,
    shown_files,
    shown_ruling,
    shown_sides,
    shown_state,
    tasks_for_the_unit,
    told_message,
)
from transforms.workbooks.workbook_bytes import fixed_bytes
from transforms.workbooks.workbook_pages import (
    AS_IT_RUNS,
    FONT,
    LINK_FONT,
    TEXT_FONT,
    TITLE_HEIGHT,
    first_sheet,
    page_setup,
    put,
    put_lines,
    put_row,
    table_head,
)

LISTED_AT_MOST = 10_000  # findings; where there are more, the first of them make clear enough what to mend

_HEADING = Font(name=FONT, size=12, bold=True)
_SETTLED_FONT = Font(name=FONT, size=11, color="7F7F7F")
_LINE = 155  # characters that a line of the summary holds
_SUMMARY_WIDTHS = (52, 17, 30, 12, 12, 12)
_MEND = (
    "Sửa trên tệp của đơn vị (không sửa trên tệp này), lưu lại và gửi lại cả tệp; tệp gửi sau thay thế tệp gửi trước."
)
_FINDINGS = f"Trang “{FINDINGS_SHEET}”: nêu từng lỗi, ở trang tính nào, ô nào, và cách sửa."
_COPIES = (
    f"Bấm vào địa chỉ ở cột “Ô” của trang “{FINDINGS_SHEET}” để đến đúng ô trong bản sao của biểu. Trong bản sao: ô "
    "màu cam là lỗi làm dòng bị trả lại, ô màu vàng là lưu ý, dòng nền hồng là dòng bị trả lại. Đưa con trỏ vào ô, "
    "hoặc xem cột cuối, để biết cách sửa. Địa chỉ ô giống hệt trong tệp đã gửi."
)
_NUMBERED_TABLE = re.compile(r"Bảng \d+")
_TABLES = (
    "“Bảng 1”, “Bảng 2”… là các bảng của tệp (trang web, CSV) theo thứ tự từ trên xuống; số dòng tính từ dòng đầu của "
    "bảng."
)
_DIFFERENCES = (
    f"Trang “{DIFFERENCES_SHEET}”: bên nào ghi sai thì bên đó sửa. Nếu sổ theo dõi của tỉnh sai, báo cơ quan giữ sổ; "
    "chưa thống nhất được thì cơ quan tổng hợp kết luận."
)


def unit_feedback(feedback: UnitFeedback) -> bytes:
    """The workbook of one unit for one period as .xlsx; the same bytes for the same facts."""
    workbook = Workbook()
    summary = first_sheet(workbook, FEEDBACK_SHEET)
    _summary(summary, feedback)
    head = f"{feedback.unit_name}, {month_name(feedback.period)}"
    names = shown_files(feedback)
    findings = _findings_sheet(workbook, feedback.findings, names, head)
    if feedback.differences:
        _differences(workbook.create_sheet(DIFFERENCES_SHEET), feedback, head)
    copies = Copies(workbook, feedback.asked_by)
    of_sheet: defaultdict[tuple[str, int | None], list[ToldFinding]] = defaultdict(list)
    for finding in feedback.findings:
        of_sheet[finding.file_key, finding.sheet_no].append(finding)
    for sheet in feedback.sheets:
        copies.add(replace(sheet, path=names.get(sheet.path, sheet.path)), of_sheet[sheet.file_key, sheet.sheet_no])
    if findings is not None:
        _link(findings, feedback.findings, copies)
    workbook.properties.creator = feedback.asked_by
    return fixed_bytes(workbook, {FEEDBACK_PROPERTY: f"{feedback.unit or '-'} {feedback.period}"})


# ---- the first page


def _summary(sheet: Worksheet, feedback: UnitFeedback) -> None:
    for column, width in zip("ABCDEF", _SUMMARY_WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    put(sheet.cell(1, 1), feedback.asked_by.upper()).alignment = AS_IT_RUNS
    title = sheet.cell(2, 1)
    put(title, f"{FEEDBACK_TITLE} {month_name(feedback.period).upper()}")
    title.font, title.alignment = Font(name=FONT, size=14, bold=True), AS_IT_RUNS
    sheet.row_dimensions[2].height = TITLE_HEIGHT
    name = put(sheet.cell(3, 1), feedback.unit_name)
    name.font, name.alignment = _HEADING, AS_IT_RUNS
    row = _heading(sheet, 5, "Việc cần làm")
    tasks = tasks_for_the_unit(feedback)
    lines = [f"{number}. {task}" for number, task in enumerate(tasks, start=1)]
    row = _lines(sheet, row, lines or ["Không còn việc phải làm: số liệu đã nhận không có lỗi, không còn chênh lệch."])
    if feedback.files:
        row = _files(sheet, _heading(sheet, row + 1, "Tệp đã nhận"), feedback)
    counts = [(f"Lỗi: {words}", number) for words, number in counts_by_severity(feedback)]
    counts += [(f"Chênh lệch: {words}", number) for words, number in counts_by_fate(feedback)]
    if counts:
        row = _heading(sheet, row + 1, "Số lượng")
        for label, number in counts:
            put_row(sheet, row, (label, number))
            row += 1
    if guide := _guide(feedback, has_tasks=bool(tasks)):
        _lines(sheet, _heading(sheet, row + 1, "Hướng dẫn"), [f"- {line}" for line in guide])
    page_setup(sheet)


def _guide(feedback: UnitFeedback, *, has_tasks: bool) -> list[str]:
    """How to use what this workbook has: nothing is explained that is not there."""
    said = [_MEND] if has_tasks and feedback.files else []
    if feedback.findings:
        said += [_FINDINGS, _COPIES] if feedback.sheets else [_FINDINGS]
    if any(finding.sheet and _NUMBERED_TABLE.fullmatch(finding.sheet) for finding in feedback.findings):
        said.append(_TABLES)
    return [*said, _DIFFERENCES] if feedback.differences else said


def _heading(sheet: Worksheet, row: int, text: str) -> int:
    put(sheet.cell(row, 1), text).font = _HEADING
    return row + 1


def _lines(sheet: Worksheet, row: int, lines: Sequence[str]) -> int:
    return put_lines(sheet, row, lines, columns=len(_SUMMARY_WIDTHS), characters=_LINE)


def _files(sheet: Worksheet, row: int, feedback: UnitFeedback) -> int:
    titles = ("Tệp", "Nhận lúc", "Tình trạng", "Đúng hạn", "Dòng đã nhận", "Dòng trả lại")
    table_head(sheet, list(zip(titles, _SUMMARY_WIDTHS, strict=True)), row)
    sheet.freeze_panes = None
    names = shown_files(feedback)
    for file in feedback.files:
        row += 1
        put_row(sheet, row, _file_values(file, names[file.path], guessed=file.path in feedback.guessed_paths))
    return row + 1


def _file_values(file: ReceivedFile, name: str, *, guessed: bool) -> tuple[object, ...]:
    stood = file.state in ("accepted", "accepted_with_findings", "superseded")
    on_time = {True: "Có", False: "Không", None: ""}[file.on_time if stood else None]
    state = shown_state(file)
    if guessed:
        state += " (được cho là của đơn vị theo tên tệp)"
    received = f"{file.received_at:%H:%M} {format_date(file.received_at.date())}"
    return name, received, state, on_time, file.accepted_rows, file.rejected_rows


# ---- faults


def _findings_sheet(
    workbook: Workbook, findings: Sequence[ToldFinding], names: Mapping[str, str], head: str
) -> Worksheet | None:
    if not findings:
        return None
    sheet: Worksheet = workbook.create_sheet(FINDINGS_SHEET)
    table_head(
        sheet,
        [
            ("STT", 6),
            ("Tệp", 28),
            ("Trang tính", 11),
            ("Ô", 8),
            ("Đã ghi", 18),
            ("Mức độ", 12),
            ("Vấn đề và cách sửa", 60),
        ],
    )
    for number, finding in enumerate(findings[:LISTED_AT_MOST], start=1):
        place = finding.cell or (f"Dòng {finding.row_number}" if finding.row_number else None)
        file, severity = names.get(finding.path, finding.path), SEVERITIES[finding.severity]
        put_row(
            sheet,
            number + 1,
            (number, file, finding.sheet, place, finding.text, severity, finding.message),
        )
    left = len(findings) - LISTED_AT_MOST
    if left > 0:
        last = put(sheet.cell(LISTED_AT_MOST + 2, 1), f"Còn {left} lỗi nữa không liệt kê ở đây.")
        last.alignment = AS_IT_RUNS
    sheet.auto_filter.ref = f"A1:G{min(len(findings), LISTED_AT_MOST) + 1}"
    page_setup(sheet, repeat="1:1", head=f"{FINDINGS_SHEET}: {head}")
    return sheet


def _link(sheet: Worksheet, findings: Sequence[ToldFinding], copies: Copies) -> None:
    for row, finding in enumerate(findings[:LISTED_AT_MOST], start=2):
        copy = None if finding.sheet_no is None else copies.links.get((finding.file_key, finding.sheet_no))
        if copy and finding.address:
            cell = sheet.cell(row, 4)
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheetname(copy)}!{finding.address}")
            cell.font = LINK_FONT


# ---- differences


def _differences(sheet: Worksheet, feedback: UnitFeedback, head: str) -> None:
    differences = in_order_of_fate(feedback.differences)
    table_head(
        sheet,
        [
            ("STT", 5),
            ("Tình trạng", 12),
            ("Mức độ", 11),
            ("Nội dung và cách xử lý", 52),
            ("Sổ theo dõi, số tính lại", 24),
            ("Đơn vị ghi", 24),
            ("Kết luận", 15),
            ("Mã chênh lệch", 14),
        ],
    )
    for number, item in enumerate(differences, start=1):
        values = (
            number,
            FATES[item.fate],
            RULE_SEVERITIES[item.severity],
            f"{_title(item, feedback.unit)}.\n{told_message(item)}",
            *shown_sides(item),
            shown_ruling(item.ruling, item.fate),
            item.id,
        )
        is_settled = item.fate in (Fate.RESOLVED, Fate.RULED)
        put_row(sheet, number + 1, values, font=_SETTLED_FONT if is_settled else TEXT_FONT)
    sheet.auto_filter.ref = f"A1:H{len(differences) + 1}"
    page_setup(sheet, repeat="1:1", head=f"{DIFFERENCES_SHEET}: {head}")


def _title(item: ToldDifference, told: str | None) -> str:
    """What kind of difference it is, of which month; whose, where it is not the unit that is told."""
    whose = "" if item.unit == told else f", {item.unit_name}"
    return f"{RULES[item.rule].title} ({month_name(item.period)}{whose})"

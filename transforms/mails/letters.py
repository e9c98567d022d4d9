"""The letter to a unit: what it has to do, its faults, its differences with both sides, what became of last month's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from transforms.definitions.codes import Severity
from transforms.definitions.feedback_data import OPEN_FATES, Fate, ToldDifference, ToldFinding, UnitFeedback
from transforms.definitions.rules import RULES
from transforms.mails.mail_text import MailTemplates, MailText, filled
from transforms.values.prose import join_names, unit_in_prose
from transforms.workbooks.feedback_wording import (
    FATES,
    RULE_SEVERITIES,
    counts_by_fate,
    file_name,
    in_order_of_fate,
    month_name,
    shown_ruling,
    shown_sides,
    shown_subject,
    tasks_for_the_unit,
    told_message,
)

# Told in the letter itself; the workbook has them all.
FAULTS_AT_MOST, OPEN_AT_MOST, SETTLED_AT_MOST = 10, 15, 10


def unit_letter(feedback: UnitFeedback, templates: MailTemplates, number: int) -> MailText:
    """Subject (one line), plain text and HTML that say the same. The unit's workbook is meant to go with it.

    `number` counts the letters about this month from 1; from the second on a letter says that it replaces the last.
    Raises jinja2.TemplateError where a template asks for what is not there.
    """
    return filled(templates, {**_context(feedback), "number": number})


def _context(feedback: UnitFeedback) -> dict[str, Any]:
    in_prose = unit_in_prose(feedback.unit_name)
    tasks = tasks_for_the_unit(feedback)
    # Whole files given back stand among the tasks, with their reasons.
    faults = _kinds([f for f in feedback.findings if f.severity in (Severity.REJECT_SHEET, Severity.REJECT_ROW)])
    found = in_order_of_fate(feedback.differences)
    open_ones = [one for one in found if one.fate in OPEN_FATES]
    settled = [one for one in found if one.fate not in OPEN_FATES]
    fates = [f"{number} {words[0].lower()}{words[1:]}" for words, number in counts_by_fate(feedback)]
    return {
        "asked_by": feedback.asked_by,
        # A place is governed by its committee; a department is itself the office.
        "addressee": feedback.unit_name if in_prose == feedback.unit_name else f"UBND {in_prose}",
        "unit_name": feedback.unit_name,
        "period_name": month_name(feedback.period),
        "opening": _opening(feedback, bool(tasks)),
        "tasks": tasks,
        "faults": [_fault(alike, several_files=len(feedback.files) > 1) for alike in faults[:FAULTS_AT_MOST]],
        "faults_left": sum(map(len, faults[FAULTS_AT_MOST:])),
        "groups": _groups(open_ones[:OPEN_AT_MOST], open_ones),
        "differences_left": max(len(open_ones) - OPEN_AT_MOST, 0),
        "settled": [_settled(one) for one in settled[:SETTLED_AT_MOST]],
        "settled_left": max(len(settled) - SETTLED_AT_MOST, 0),
        "fates": join_names(fates),
        "closing": _closing(feedback, bool(tasks)),
    }


def _opening(feedback: UnitFeedback, has_tasks: bool) -> str:
    period = month_name(feedback.period)
    if feedback.is_awaited or not feedback.files:
        in_prose = unit_in_prose(feedback.unit_name)
        return f"Sau khi đối chiếu số liệu {period}, kết quả liên quan đến {in_prose} như sau."
    if has_tasks:
        return f"Báo cáo {period} của đơn vị đã được kiểm tra, đối chiếu. Kết quả như sau."
    return f"Báo cáo {period} của đơn vị đã được nhận đầy đủ, không có lỗi, không còn chênh lệch."


def _closing(feedback: UnitFeedback, has_tasks: bool) -> str:
    if not has_tasks:
        return "Chi tiết có trong tệp kèm theo. Đơn vị không phải gửi lại."
    if not feedback.files:
        return "Chi tiết và vị trí của từng giá trị có trong tệp kèm theo. Không sửa trên tệp kèm theo."
    return (
        "Chi tiết từng ô, từng dòng và cách sửa có trong tệp kèm theo. Đề nghị đơn vị sửa trên tệp của mình và gửi "
        "lại cả tệp; tệp gửi sau thay thế tệp gửi trước. Không sửa trên tệp kèm theo."
    )


def _kinds(faults: Sequence[ToldFinding]) -> list[list[ToldFinding]]:
    """Faults of one kind in one column of a sheet together, so that a column of them does not hide the others."""
    kinds: dict[tuple[str, int | None, str, str | None], list[ToldFinding]] = {}
    for fault in faults:
        kinds.setdefault((fault.file_key, fault.sheet_no, fault.code, fault.field), []).append(fault)
    return list(kinds.values())


def _fault(alike: Sequence[ToldFinding], *, several_files: bool) -> str:
    """Where the first of them is, how to put it right, and how many there are; the file is named where the unit may
    wonder which one it is."""
    fault = alike[0]
    whole_sheet = fault.severity == Severity.REJECT_SHEET
    named = ["trả lại cả biểu"] if whole_sheet else []
    if several_files or not fault.sheet:
        named.append(f"tệp “{file_name(fault.path)}”")
    if fault.sheet and not (whole_sheet and f"“{fault.sheet}”" in fault.message):
        named.append(f"trang “{fault.sheet}”")
    place = ", ".join(named)
    more = f" Còn {len(alike) - 1} ô khác như vậy trong cột." if len(alike) > 1 else ""
    return f"{place[0].upper()}{place[1:]}: {fault.message}{more}"


def _groups(named: Sequence[ToldDifference], every: Sequence[ToldDifference]) -> list[dict[str, Any]]:
    """Open differences by what became of them since last month: words, how many there are, those named."""
    groups = []
    for fate in (fate for fate in FATES if fate in OPEN_FATES):
        if count := sum(one.fate is fate for one in every):
            items = [_difference(one) for one in named if one.fate is fate]
            groups.append({"words": FATES[fate], "count": count, "differences": items})
    return groups


def _difference(item: ToldDifference) -> dict[str, str]:
    left, right = (" ".join(side.split()) for side in shown_sides(item))
    return {
        "severity": RULE_SEVERITIES[item.severity],
        "title": RULES[item.rule].title,
        "message": told_message(item),
        "left": left,
        "right": right,
    }


def _settled(item: ToldDifference) -> str:
    ruling = shown_ruling(item.ruling, item.fate) if item.fate is Fate.RULED else ""
    said = f"{FATES[item.fate]}: {RULES[item.rule].title}; {shown_subject(item)}."
    return f"{said} Kết luận: {ruling}" if ruling else said

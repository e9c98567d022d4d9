"""The letter to a unit: what became of its workbooks, what it has to do, and its differences with both sides."""

from __future__ import annotations

from typing import Any

from transforms.definitions.feedback_data import ToldDifference, UnitFeedback
from transforms.definitions.rules import RULES
from transforms.feedback_wording import (
    FATES,
    RULE_SEVERITIES,
    counts_by_fate,
    in_order_of_fate,
    month_name,
    open_differences,
    shown_side,
    tasks_for_the_unit,
    told_message,
)
from transforms.mail_text import MailTemplates, MailText
from transforms.prose import join_names, unit_in_prose
from transforms.render import environment

NAMED_AT_MOST = 15  # differences told in the letter itself; the workbook has them all


def unit_letter(feedback: UnitFeedback, templates: MailTemplates) -> MailText:
    """Subject (one line), plain text and HTML that say the same. The unit's workbook is meant to go with it.

    Raises jinja2.TemplateError where a template asks for what is not there.
    """
    known = _context(feedback)
    escaping, as_written = environment(), environment()
    as_written.autoescape = False
    for one in (escaping, as_written):
        one.trim_blocks = one.lstrip_blocks = True
    return MailText(
        " ".join(as_written.from_string(templates.subject).render(known).split()),
        as_written.from_string(templates.plain).render(known).strip() + "\n",
        escaping.from_string(templates.html).render(known).strip() + "\n",
    )


def _context(feedback: UnitFeedback) -> dict[str, Any]:
    period = month_name(feedback.period)
    tasks = tasks_for_the_unit(feedback)
    found = in_order_of_fate(open_differences(feedback))
    fates = [f"{number} {words[0].lower()}{words[1:]}" for words, number in counts_by_fate(feedback)]
    if not feedback.files:
        opening = (
            f"Sau khi đối chiếu số liệu {period}, kết quả liên quan đến {unit_in_prose(feedback.unit_name)} như sau."
        )
    elif tasks:
        opening = f"Báo cáo {period} của đơn vị đã được kiểm tra, đối chiếu. Kết quả như sau."
    else:
        opening = f"Báo cáo {period} của đơn vị đã được nhận đầy đủ, không có lỗi, không còn chênh lệch."
    closing = "Chi tiết từng ô, từng dòng và cách sửa có trong tệp kèm theo."
    if tasks:
        closing += " Đề nghị đơn vị sửa trên tệp của mình và gửi lại cả tệp; tệp gửi sau thay thế tệp gửi trước."
    return {
        "asked_by": feedback.asked_by,
        "unit_name": feedback.unit_name,
        "period_name": period,
        "opening": opening,
        "tasks": tasks,
        "differences": [_difference(one) for one in found[:NAMED_AT_MOST]],
        "differences_left": max(len(found) - NAMED_AT_MOST, 0),
        "fates": join_names(fates),
        "closing": closing,
    }


def _difference(item: ToldDifference) -> dict[str, str]:
    return {
        "severity": RULE_SEVERITIES[item.severity],
        "fate": FATES[item.fate],
        "title": RULES[item.rule].title,
        "message": told_message(item),
        "left": " ".join(shown_side(item.left).split()),
        "right": " ".join(shown_side(item.right).split()),
    }

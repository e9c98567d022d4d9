"""The report in a few lines, for the body of a mail: the same figures with the same notes on what is missing."""

from __future__ import annotations

from transforms.reports.report_discrepancies import discrepancy_summary
from transforms.reports.report_evidence import Evidence, clause
from transforms.reports.report_parts import Paragraph
from transforms.reports.report_submissions import submission_paragraphs
from transforms.reports.report_wording import Wording


def summary(evidence: Evidence, wording: Wording, issuer: str) -> tuple[Paragraph, ...]:
    """One line each: submissions, tasks, inspections, violations, services, open differences."""
    lines = [
        submission_paragraphs(evidence, issuer)[0].text,
        _tasks(evidence, wording),
        _inspections(evidence),
        _violations(evidence),
        _services(evidence),
    ]
    if not evidence.nothing_received:
        lines.append(discrepancy_summary(evidence))
    return tuple(Paragraph(line) for line in lines)


def _tasks(evidence: Evidence, wording: Wording) -> str:
    book = evidence.book
    rate = book.value("tasks_completion_rate", window=wording.year)
    overdue = book.value("tasks_open_overdue")
    if rate is None or not rate.denominator:
        return "Nhiệm vụ được giao: chưa có số liệu."
    span = " (lũy kế từ đầu năm)" if wording.cumulative else ""
    text = f"Nhiệm vụ được giao{span}: đã hoàn thành {book.ratio(rate)}, đạt {book.rate(rate)}{evidence.note(rate)}"
    if overdue is not None and overdue.value is not None:
        change = clause(evidence.change_of_count("tasks_open_overdue", "nhiệm vụ"))
        text += f"; quá hạn chưa hoàn thành {book.prose(overdue)} nhiệm vụ{change}"
    return f"{text}."


def _inspections(evidence: Evidence) -> str:
    book = evidence.book
    inspections, units = book.value("inspections"), book.value("inspected_units")
    if inspections is None or inspections.value is None:
        return "Kiểm tra: chưa có số liệu."
    if not inspections.value:
        return f"Kiểm tra: không phát sinh{evidence.note(inspections)}."
    text = (
        f"Kiểm tra: {book.prose(inspections)} cuộc tại {book.prose(units)} cơ quan, đơn vị{evidence.note(inspections)}"
    )
    remedies = book.value("remedy_rate")
    if remedies is not None and remedies.denominator:
        text += f"; đã khắc phục {book.ratio(remedies)} tồn tại, hạn chế, đạt {book.rate(remedies)}"
    return f"{text}."


def _violations(evidence: Evidence) -> str:
    book = evidence.book
    violators, handled = book.value("violators"), book.value("violations_handled_rate")
    if violators is None or violators.value is None:
        return "Vi phạm: chưa có số liệu."
    if not violators.value:
        return f"Vi phạm: không phát sinh{evidence.note(violators)}."
    text = f"Vi phạm: {book.prose(violators)} trường hợp{evidence.note(violators)}"
    if handled is not None and handled.denominator:
        text += f"; đã xử lý {book.ratio(handled)}, đạt {book.rate(handled)}"
    return f"{text}."


def _services(evidence: Evidence) -> str:
    book = evidence.book
    on_time, satisfied = book.value("services_on_time_rate"), book.value("satisfaction_rate")
    if on_time is None or on_time.value is None or not on_time.denominator:
        return "Thủ tục hành chính: chưa có số liệu."
    text = f"Thủ tục hành chính: giải quyết đúng hạn {book.ratio(on_time)} hồ sơ, đạt {book.rate(on_time)}"
    if satisfied is not None and satisfied.denominator:
        text += f"; hài lòng {book.ratio(satisfied)} phiếu, đạt {book.rate(satisfied)}"
    return f"{text}{evidence.note(on_time, satisfied)}."

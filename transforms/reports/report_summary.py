"""The report in a few lines, for the body of a mail: the same figures with the same notes on what is missing."""

from __future__ import annotations

from transforms.reports.report_discrepancies import discrepancy_summary
from transforms.reports.report_evidence import Evidence, clause
from transforms.reports.report_inspections import at_units
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
    if rate.denominator is None:
        return "Nhiệm vụ được giao: chưa có số liệu."
    span = " (lũy kế từ đầu năm)" if wording.cumulative else ""
    if not rate.denominator:
        assigned = book.value("tasks_assigned", window=wording.year)
        return f"Nhiệm vụ được giao{span}: không phát sinh{evidence.note(assigned)}."
    text = f"Nhiệm vụ được giao{span}: đã hoàn thành {book.ratio(rate)}, đạt {book.rate(rate)}{evidence.note(rate)}"
    if overdue.value is not None:
        change = clause(evidence.change_of_count("tasks_open_overdue", "nhiệm vụ"))
        some = f"quá hạn chưa hoàn thành {book.prose(overdue)} nhiệm vụ"
        text += f"; {some if overdue.value else 'không có nhiệm vụ quá hạn chưa hoàn thành'}{change}"
    return f"{text}."


def _inspections(evidence: Evidence) -> str:
    book = evidence.book
    inspections, units = book.value("inspections"), book.value("inspected_units")
    if inspections.value is None:
        return "Kiểm tra: chưa có số liệu."
    if not inspections.value:
        return f"Kiểm tra: không phát sinh{evidence.note(inspections)}."
    text = f"Kiểm tra: {book.prose(inspections)} cuộc{at_units(evidence, units)}{evidence.note(inspections)}"
    remedies = book.value("remedy_rate")
    if remedies.denominator:
        text += f"; đã khắc phục {book.ratio(remedies)} tồn tại, hạn chế, đạt {book.rate(remedies)}"
    return f"{text}."


def _violations(evidence: Evidence) -> str:
    book = evidence.book
    violators, handled = book.value("violators"), book.value("violations_handled_rate")
    if violators.value is None:
        return "Vi phạm: chưa có số liệu."
    if not violators.value:
        return f"Vi phạm: không phát sinh{evidence.note(violators)}."
    text = f"Vi phạm: {book.prose(violators)} trường hợp{evidence.note(violators)}"
    if handled.denominator:
        text += f"; đã xử lý {book.ratio(handled)}, đạt {book.rate(handled)}"
    return f"{text}."


def _services(evidence: Evidence) -> str:
    book = evidence.book
    resolved = book.value("services_resolved")
    on_time, satisfied = book.value("services_on_time_rate"), book.value("satisfaction_rate")
    if resolved.value is None:
        return "Thủ tục hành chính: chưa có số liệu."
    text = "Thủ tục hành chính: "
    if on_time.denominator:
        text += f"giải quyết đúng hạn {book.ratio(on_time)} hồ sơ, đạt {book.rate(on_time)}"
    else:
        text += f"đã giải quyết {book.prose(resolved)} hồ sơ" if resolved.value else "chưa giải quyết hồ sơ nào"
    if satisfied.denominator:
        text += f"; hài lòng {book.ratio(satisfied)} phiếu, đạt {book.rate(satisfied)}"
    return f"{text}{evidence.note(resolved, on_time, satisfied)}."

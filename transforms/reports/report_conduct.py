"""Dissemination (I.2), violations and services (II)."""

from __future__ import annotations

from transforms.definitions.measures import MeasureWindow
from transforms.definitions.periods import Kind
from transforms.definitions.report_data import MeasuredValue
from transforms.reports.report_evidence import Evidence, clause
from transforms.reports.report_parts import Paragraph, sentences
from transforms.reports.report_wording import BALANCES_ALONE, NO_COMMON_SPAN, Wording, happened, unsplit
from transforms.values.prose import join_names

_YEAR = MeasureWindow.YEAR_TO_DATE.value
_OTHER = "Khác"
_VIOLATIONS = {
    "Thời giờ làm việc": "thời giờ làm việc",
    "Đeo thẻ công chức": "đeo thẻ công chức",
    "Sử dụng rượu bia": "sử dụng rượu, bia",
    "Thái độ giao tiếp ứng xử": "thái độ giao tiếp, ứng xử",
    "Thời hạn giải quyết công việc": "thời hạn giải quyết công việc",
    "Chế độ họp và báo cáo": "chế độ họp và báo cáo",
}
CONDUCT_KINDS = ("Thời giờ làm việc", "Đeo thẻ công chức", "Sử dụng rượu bia", "Thái độ giao tiếp ứng xử")
MEETING_KINDS = ("Thời hạn giải quyết công việc", "Chế độ họp và báo cáo")


def issuing_sentences(evidence: Evidence, wording: Wording) -> str:
    """Directives and plans issued, by type where the period is longer than a month."""
    book = evidence.book
    documents = book.value("issued_documents")
    if documents.value is None:
        nothing = "chưa có số liệu về văn bản triển khai của các cơ quan, đơn vị"
        return f"{wording.lead}, {nothing}{_documents_so_far(evidence, wording)}."
    if not documents.value:
        nothing = f"các cơ quan, đơn vị không phát sinh văn bản triển khai mới{evidence.note(documents)}"
        return f"{wording.lead}, {nothing}{_documents_so_far(evidence, wording)}."
    types = book.splits("issued_documents", "type")
    ordered = sorted((v for v in types.values() if v.value), key=lambda v: (-(v.value or 0), str(v.split)))
    listed = ""
    if evidence.data.period.kind is not Kind.MONTH and ordered:
        whole = sum(v.value or 0 for v in ordered) == documents.value
        listed = (", gồm " if whole else ", trong đó có ") + join_names(
            [f"{book.prose(v)} {_type(str(v.split[0][1]))}" for v in ordered]
        )
    change = (
        clause(evidence.change_of_count("issued_documents", "văn bản"))
        if evidence.data.period.kind is not Kind.MONTH
        else ""
    )
    text = (
        f"{wording.lead}, các cơ quan, đơn vị ban hành {book.prose(documents)} văn bản triển"
        f" khai{evidence.note(documents)}{listed}{change}"
    )
    return f"{text}{_documents_so_far(evidence, wording)}."


def _documents_so_far(evidence: Evidence, wording: Wording) -> str:
    total = evidence.book.value("issued_documents", window=_YEAR)
    if not (wording.cumulative and total.value):
        return ""
    return f"; lũy kế từ đầu năm {evidence.book.prose(total)} văn bản{evidence.note(total)}"


def _type(name: str) -> str:
    return "văn bản khác" if name == _OTHER else name.lower()


def dissemination_sentences(evidence: Evidence) -> str:
    """Briefings, press items, staff briefed, offices with a plan and self-inspected."""
    book = evidence.book
    briefings, press = book.value("briefings"), book.value("press_items")
    staff = book.value("staff_briefed_rate")
    said = happened(
        (briefings, f"tổ chức {book.prose(briefings)} hội nghị quán triệt", "hội nghị quán triệt"),
        (press, f"đăng {book.prose(press)} tin, bài tuyên truyền", "tin, bài tuyên truyền"),
    )
    told = [f"Các cơ quan, đơn vị {said}{evidence.note(briefings, press)}."] if said else []
    if staff.denominator:
        missing = evidence.missing_units(staff)
        counted = len(set(evidence.data.senders) - set(missing))
        beside = ""
        if missing and counted > 0 and evidence.data.period.kind is Kind.MONTH:
            number = book.own("report.units", counted, list="counted", form="dissemination")
            beside = f" của {number} đơn vị có số liệu"
        people = f"cán bộ, công chức, viên chức{beside}"
        if staff.numerator == staff.denominator:
            told.append(f"Toàn bộ {book.denominator(staff)} {people} đã được quán triệt.")
        else:
            told.append(f"{book.ratio(staff)} {people} đã được quán triệt, đạt {book.rate(staff)}.")
    nothing = "Chưa có số liệu về quán triệt, tuyên truyền của các cơ quan, đơn vị."
    return sentences(*told, _offices(evidence)) or nothing


def _offices(evidence: Evidence) -> str:
    book = evidence.book
    plan, checked = book.value("offices_with_plan_rate"), book.value("offices_self_inspected_rate")
    parts = []
    if plan.denominator:
        parts.append(f"{book.ratio(plan)} cơ quan, đơn vị trực thuộc đã ban hành kế hoạch, đạt {book.rate(plan)}")
    if checked.denominator:
        noun = "đã tự kiểm tra" if parts else "cơ quan, đơn vị trực thuộc đã tự kiểm tra"
        parts.append(f"{book.ratio(checked)} {noun}, đạt {book.rate(checked)}")
    return f"{'; '.join(parts)}." if parts else ""


# -- violations


def violation_paragraphs(evidence: Evidence, wording: Wording) -> tuple[Paragraph, ...]:
    """People found in breach, the commonest kinds, how many were dealt with and how."""
    book = evidence.book
    violators = book.value("violators")
    if violators.value is None:
        told = [f"{wording.lead}, chưa có số liệu về vi phạm kỷ luật, kỷ cương hành chính."]
    elif not violators.value:
        told = [f"{wording.lead}, không phát sinh trường hợp vi phạm{evidence.note(violators)}."]
    else:
        change = clause(evidence.change_of_count("violators", "trường hợp"))
        found = f"phát hiện {book.prose(violators)} trường hợp vi phạm{evidence.note(violators)}{change}"
        told = [f"{wording.lead}, {found}.", _commonest(evidence, violators), _handled(evidence)]
    if wording.cumulative:
        total, rate = book.value("violators", window=_YEAR), book.value("violations_handled_rate", window=_YEAR)
        if total.value:
            handled = f", đã xử lý {book.ratio(rate)}, đạt {book.rate(rate)}" if rate.denominator else ""
            told.append(f"Lũy kế từ đầu năm {book.prose(total)} trường hợp{handled}{evidence.note(total)}.")
    return (Paragraph(sentences(*told)),)


def _commonest(evidence: Evidence, violators: MeasuredValue) -> str:
    book = evidence.book
    kinds = book.splits("violators", "kind")
    named = [v for kind, v in kinds.items() if kind != _OTHER and v.value]
    if not named:
        return ""
    groups: dict[float, list[MeasuredValue]] = {}
    for value in sorted(named, key=lambda v: list(_VIOLATIONS).index(str(v.split[0][1]))):
        groups.setdefault(value.value or 0, []).append(value)
    counts = sorted(groups, reverse=True)[:2]
    parts = []
    for count in counts:
        group = groups[count]
        written = [book.prose(value) for value in group]
        names = join_names([_VIOLATIONS[str(value.split[0][1])] for value in group])
        parts.append(f"{names} ({'mỗi loại ' if len(group) > 1 else ''}{written[0]} trường hợp)")
    other = book.value("violators", kind=_OTHER)
    if len(named) == 1 and named[0].value == violators.value:
        return f"Hành vi vi phạm: {_VIOLATIONS[str(named[0].split[0][1])]}."
    text = f"Nhiều nhất là vi phạm {parts[0]}" + (f", tiếp đến là {parts[1]}" if len(parts) > 1 else "")
    if other.value:
        text += f", không kể {book.prose(other)} trường hợp thuộc hành vi khác"
    return f"{text}."


def _handled(evidence: Evidence) -> str:
    book = evidence.book
    rate = book.value("violations_handled_rate")
    if not rate.denominator:
        handled = book.value("violators_handled")
        known = rate.denominator is None and handled.value is not None
        return f"Đã xử lý {book.prose(handled)} trường hợp ({NO_COMMON_SPAN})." if known else ""
    text = f"Đã xử lý {book.ratio(rate)} trường hợp, đạt {book.rate(rate)}"
    sanctions = book.splits("violators", "sanction")
    ordered = [v for kind, v in sanctions.items() if kind != "Chưa xử lý" and v.value]
    ordered.sort(key=lambda v: (-(v.value or 0), str(v.split[0][1])))
    if evidence.data.period.kind is not Kind.MONTH and ordered:
        parts = [f"{str(v.split[0][1]).lower()} {book.prose(v)}" for v in ordered]
        # All people of a row stand under its sanction, also where some were dealt with and some not yet; a row may have
        # none, and a balance has none.
        beyond = sum(v.value or 0 for v in ordered) - float(rate.numerator or 0)
        basis = " (theo số người vi phạm, gồm cả người chưa xử lý xong)" if beyond > 0 else ""
        basis = basis or (" (một số trường hợp chưa rõ hình thức)" if beyond else "")
        text += f"; hình thức xử lý ghi nhận{basis}: {', '.join(parts)} trường hợp"
    return f"{text}."


def conduct_paragraph(
    evidence: Evidence, wording: Wording, kinds: tuple[str, ...], subject: str
) -> tuple[Paragraph, ...]:
    """Breaches of some kinds alone, for the outline of longer periods; none only where all are told by kind."""
    book = evidence.book
    violators = book.value("violators")
    if violators.value is None:
        return (Paragraph(f"Chưa có số liệu về {subject}."),)
    values = book.splits("violators", "kind")
    found = [values[kind] for kind in kinds if kind in values and values[kind].value]
    note = evidence.note(violators)
    is_whole = unsplit(evidence, "violators", "kind") == 0
    if not found:
        if not is_whole:
            return (Paragraph(f"Chưa có số liệu riêng về {subject}: {BALANCES_ALONE} hành vi vi phạm."),)
        return (Paragraph(f"{wording.lead}, không phát sinh trường hợp vi phạm về {subject}{note}."),)
    parts = [f"{book.prose(v)} trường hợp vi phạm {_VIOLATIONS[str(v.split[0][1])]}" for v in found]
    clean = [_VIOLATIONS[kind] for kind in kinds if kind not in values or not values[kind].value]
    text = f"{wording.lead}, phát hiện {join_names(parts)}{note}"
    if clean and is_whole:
        text += f"; không phát sinh vi phạm {join_names(clean)}"
    return (Paragraph(f"{text}."),)


# -- services


def service_paragraphs(evidence: Evidence, wording: Wording) -> tuple[Paragraph, ...]:
    """Files resolved, in time, pending and overdue; satisfaction."""
    book = evidence.book
    received, resolved = book.value("services_received"), book.value("services_resolved")
    satisfied = _satisfied(evidence, received)
    if received.value is None or resolved.value is None:
        nothing = f"chưa có số liệu về giải quyết thủ tục hành chính{'' if satisfied else ' và mức độ hài lòng'}"
        return (Paragraph(sentences(f"{wording.lead}, {nothing}.", satisfied)),)
    pending, overdue = book.value("services_pending"), book.value("services_pending_overdue")
    if not (received.value or resolved.value or pending.value):
        nothing = f"không phát sinh hồ sơ thủ tục hành chính{evidence.note(received)}"
        return (Paragraph(sentences(f"{wording.lead}, {nothing}.", satisfied)),)
    rate = book.value("services_on_time_rate")
    among = f"{book.count(resolved)}/{book.count(received)}" if received.value else book.prose(resolved)
    text = f"{wording.lead}, đã giải quyết {among} hồ sơ"
    if rate.denominator:
        text += (
            f", trong đó trước hạn và đúng hạn {book.numerator(rate)}/{book.denominator(rate)} hồ sơ, đạt"
            f" {book.rate(rate)}"
        )
    if pending.value is not None:
        text += f"; đang giải quyết {book.prose(pending)} hồ sơ"
        if overdue.value:
            text += f", trong đó quá hạn {book.prose(overdue)} hồ sơ"
    said = f"{text}{evidence.note(received, resolved, pending)}."
    if pending.value is not None and received.value != resolved.value + pending.value:
        said += (
            " Số tiếp nhận không bằng số đã giải quyết cộng số đang giải quyết do số liệu của một số đơn vị còn thiếu"
            " hoặc không khớp."
        )
    change = evidence.change_of_rate("services_on_time_rate")
    if change is not None:
        said += " " + change.sentence("Tỷ lệ giải quyết đúng hạn")
    survey, answers = book.value("satisfaction_rate"), book.value("survey_answers")
    if answers.value is None and not satisfied:
        satisfied = "Chưa có số liệu về mức độ hài lòng."
    elif not satisfied and (survey.denominator is not None or not answers.value):
        satisfied = "Chưa có phiếu khảo sát mức độ hài lòng."
    return (Paragraph(sentences(said, satisfied)),)


def _satisfied(evidence: Evidence, received: MeasuredValue) -> str:
    """How many of the people asked were satisfied; nothing where nobody was asked. The note is what `received` has not
    said."""
    book, survey = evidence.book, evidence.book.value("satisfaction_rate")
    if not survey.denominator:
        return ""
    note = evidence.note(survey) if evidence.missing_units(survey) != evidence.missing_units(received) else ""
    return f"{book.ratio(survey)} phiếu khảo sát đánh giá từ hài lòng trở lên, đạt {book.rate(survey)}{note}."

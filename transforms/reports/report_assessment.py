"""Sections III (assessment), IV (what comes next) and V (proposals): from the figures, and from the units' own
words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from transforms.definitions.measures import MeasureWindow
from transforms.definitions.periods import Period
from transforms.definitions.report_data import UnitRemark
from transforms.definitions.units import PROVINCE
from transforms.reports.report_discrepancies import discrepancy_summary, truncated_rates
from transforms.reports.report_evidence import NAMED_AT_MOST, Evidence
from transforms.reports.report_figures import printable
from transforms.reports.report_parts import Paragraph, sentences
from transforms.reports.report_wording import Wording
from transforms.text.vietnamese import folded_key, is_nil_word
from transforms.values.prose import format_date, join_names, sentence_case

_QUOTED_AT_MOST = 8
_LONGEST_QUOTE = 400  # characters; the whole remark stays in the unit's workbook
_ATTRIBUTED_AT_MOST = 6
_NOTHING = re.compile(
    r"(?:(?:don vi|co quan|trong ky|trong thang),? )?(?:khong|chua) (?:co|phat sinh|neu)"
    r"(?:(?:,| va| hoac)?(?: nhung)? (?:y kien|kien nghi|de xuat|ton tai|han che|nguyen nhan|noi dung))+"
    r"(?: (?:gi|nao|khac|them|trong ky|trong thang))*"
)


def strengths(evidence: Evidence, wording: Wording) -> tuple[Paragraph, ...]:
    """Units all of whose due tasks are done, then remarks."""
    book = evidence.book
    done = [
        unit for unit in evidence.data.senders
        if (rate := book.value("tasks_due_completion_rate", unit, wording.year)).denominator
        and rate.numerator == rate.denominator
    ]  # fmt: skip
    paragraphs = []
    if done:
        names = (
            evidence.names(done)
            if len(done) <= NAMED_AT_MOST
            else f"{'tất cả' if len(done) == len(evidence.data.senders) else 'có'} "
            f"{book.own('report.units', len(done), list='all_due_done', window=wording.year)} cơ quan, đơn vị"
        )
        note = evidence.note(book.value("tasks_due_completion_rate", window=wording.year))
        paragraphs.append(Paragraph(f"{sentence_case(names)} đã hoàn thành toàn bộ nhiệm vụ đến hạn{note}."))
    return (*paragraphs, *remarks(evidence, "Ưu điểm"))


def weaknesses(evidence: Evidence, wording: Wording) -> tuple[Paragraph, ...]:
    """What the figures show to be behind, each with its number; then remarks."""
    book, items = evidence.book, []
    overdue = book.value("tasks_open_overdue")
    if overdue.value:
        items.append(f"{book.prose(overdue)} nhiệm vụ quá hạn chưa hoàn thành")
    findings = book.value("findings_overdue", window=wording.year)
    if findings.value:
        items.append(
            f"{book.prose(findings)} tồn tại, hạn chế sau kiểm tra đã quá hạn khắc phục{evidence.note(findings)}"
        )
    pending = book.value("services_pending_overdue")
    if pending.value:
        items.append(f"{book.prose(pending)} hồ sơ thủ tục hành chính đang giải quyết đã quá hạn")
    handled = book.value("violations_handled_rate")
    if handled.denominator and handled.numerator is not None:
        left = int(handled.denominator - handled.numerator)
        if left > 0:
            unhandled = book.value("violators", sanction="Chưa xử lý")
            number = book.prose(unhandled) if unhandled.value == left else book.own(
                "report.change", left, measure="violators", against="violators_handled"
            )  # fmt: skip
            items.append(f"{number} trường hợp vi phạm chưa xử lý")
    paragraphs = [Paragraph(f"Còn {'; '.join(items)}.")] if items else []
    paragraphs.append(Paragraph(sentences(discrepancy_summary(evidence), truncated_rates(evidence))))
    return (*paragraphs, *remarks(evidence, "Tồn tại hạn chế"))


def causes(evidence: Evidence) -> tuple[Paragraph, ...]:
    """The units' own words alone: figures carry no causes."""
    found = remarks(evidence, "Nguyên nhân")
    return found or (Paragraph("Các đơn vị chưa nêu nguyên nhân."),)


def next_steps(evidence: Evidence, wording: Wording) -> tuple[Paragraph, ...]:
    """Tasks that fall due, inspections planned, remedies due in the next window; then the units' directions."""
    window = evidence.data.next_window
    coming = "trong thời gian còn lại của kỳ" if evidence.ends_early else "trong kỳ tới"
    span = f"{coming} (từ ngày {format_date(window.first)} đến ngày {format_date(window.last)})"
    found = [
        Paragraph(f"1. {_due_tasks(evidence, span)}"),
        Paragraph(f"2. {_planned(evidence, wording)}"),
        Paragraph(f"3. {_remedies_due(evidence, span)}"),
    ]
    own = remarks(evidence, "Phương hướng kỳ tới")
    if own:
        found.append(Paragraph("4. Phương hướng do các đơn vị nêu:", "lead"))
    return (*found, *own)


def _due_tasks(evidence: Evidence, span: str) -> str:
    tasks, book = evidence.data.due_tasks, evidence.book
    if tasks is None:
        return f"Chưa có số liệu về nhiệm vụ đến hạn {span} do chưa nhận được Sổ theo dõi nhiệm vụ."
    note = evidence.note(book.value("tasks_assigned", window=MeasureWindow.YEAR_TO_DATE.value))
    if not tasks:
        none = f"không có nhiệm vụ đến hạn {span}."
        return f"Theo số liệu hiện có{note}, {none}" if note else sentence_case(none)
    counts = Counter(tasks)
    total = book.own("report.tasks_due_next", len(tasks))
    units = book.own("report.units", len(counts), list="tasks_due_next")
    ranked = sorted(counts, key=lambda unit: (-counts[unit], evidence.place(unit)))
    top = _with_most(ranked, counts)
    named = join_names(
        [f"{evidence.name(unit)} ({book.own('report.tasks_due_next', counts[unit], unit=unit)})" for unit in top]
    )
    if not top:
        rest = "chi tiết tại Phụ lục I"
    elif len(top) == len(ranked):
        rest = f"gồm: {named}"
    else:
        rest = f"nhiều nhất là {named}; chi tiết theo đơn vị tại Phụ lục I"
    return f"Hoàn thành {total} nhiệm vụ đến hạn {span} của {units} đơn vị{note}, {rest}."


def _with_most(ranked: Sequence[str], counts: Mapping[str, int]) -> Sequence[str]:
    """The units to be named, those with the most first: all where they are few; where too many have as much as the last
    one, those before it."""
    if len(ranked) <= 2 * NAMED_AT_MOST:
        return ranked
    least = counts[ranked[NAMED_AT_MOST - 1]]
    top = [unit for unit in ranked if counts[unit] >= least]
    return top if len(top) <= NAMED_AT_MOST + 2 else [unit for unit in ranked if counts[unit] > least]


def _planned(evidence: Evidence, wording: Wording) -> str:
    plan, book, data = evidence.data.planned_inspections, evidence.book, evidence.data
    if plan is None:
        return "Chưa có số liệu về kế hoạch kiểm tra năm."
    months = {month.first_month for month in data.coming_months()}
    name = "trong thời gian còn lại của kỳ" if evidence.ends_early else wording.next_name
    left = [p for p in plan if not p.visited and not evidence.has_ended(p.unit)]
    ended = [p.unit for p in plan if not p.visited and evidence.has_ended(p.unit)]
    ahead = [p.unit for p in left if p.planned_month in months]
    told = Period.parse(data.months[-1]).last_month
    behind = [p.unit for p in left if p.planned_month is not None and p.planned_month <= told]

    def number(units: list[str], which: str) -> str:
        return book.own("report.inspections_planned", len(set(units)), list=which)

    # The register alone tells who has been inspected.
    coverage = evidence.note(book.value("plan_coverage_rate", window=MeasureWindow.YEAR_TO_DATE.value))
    still = f"chưa được kiểm tra{' (chưa nhận được Sổ kiểm tra)' if data.visits is None else coverage}"
    parts = []
    if ahead:
        place = f"tại {number(ahead, 'next')} đơn vị: {evidence.names(ahead)}"
        parts.append(f"Tiến hành kiểm tra theo kế hoạch {name} {place}")
    elif months:
        parts.append(f"Kế hoạch năm không có cuộc kiểm tra nào {name if evidence.ends_early else f'trong {name}'}")
    if behind:
        verb = "kiểm tra bù" if parts else "Kiểm tra bù"
        parts.append(
            f"{verb} {number(behind, 'behind')} đơn vị đã đến tháng kế hoạch nhưng {still}: {evidence.names(behind)}"
        )
    if not parts and left:
        waiting = [p.unit for p in left]
        parts.append(f"Còn {number(waiting, 'left')} đơn vị trong kế hoạch năm {still}: {evidence.names(waiting)}")
    if ended:
        parts.append(
            f"{'điều' if parts else 'Điều'} chỉnh kế hoạch đối với {number(ended, 'ended')} đơn vị đã kết thúc hoạt"
            f" động, {still}: {evidence.names(ended)}"
        )
    return f"{'; '.join(parts)}." if parts else "Tất cả đơn vị trong kế hoạch năm đã được kiểm tra."


def _remedies_due(evidence: Evidence, span: str) -> str:
    visits, book, window = evidence.data.visits, evidence.book, evidence.data.next_window
    if visits is None:
        return "Chưa có số liệu về khắc phục tồn tại do chưa nhận được Sổ kiểm tra."
    still = [v for v in visits if v.finding_count > v.remedied_count and v.remedy_due_on is not None]
    due: Counter[str] = Counter()
    for visit in still:
        if visit.remedy_due_on is not None and visit.remedy_due_on in window:
            due[visit.unit] += visit.finding_count - visit.remedied_count
    note = evidence.note(book.value("findings", window=MeasureWindow.YEAR_TO_DATE.value))
    if not due:
        none = f"không có tồn tại, hạn chế sau kiểm tra đến hạn khắc phục {span}."
        return f"Theo số liệu hiện có{note}, {none}" if note else sentence_case(none)
    total = book.own("report.findings_due", sum(due.values()))
    named = [
        f"{evidence.name(unit)} ({book.own('report.findings_due', due[unit], unit=unit)})"
        for unit in evidence.in_order(list(due))
    ]
    return f"Khắc phục xong {total} tồn tại, hạn chế{note} đến hạn {span}: {join_names(named)}."


def proposals(evidence: Evidence) -> tuple[Paragraph, ...]:
    """What follows from missing reports, overdue tasks and open differences; then the units' own proposals."""
    book = evidence.book
    found = [*_of_the_absent(evidence)]
    if _lacks_task_register(evidence):
        found.append("Đề nghị Văn phòng UBND tỉnh gửi Sổ theo dõi nhiệm vụ của kỳ báo cáo.")
    overdue = book.value("tasks_open_overdue")
    if overdue.value:
        found.append(
            "Đề nghị UBND tỉnh chỉ đạo các cơ quan, đơn vị khẩn trương hoàn thành"
            f" {book.prose(overdue)} nhiệm vụ đã quá hạn, báo cáo rõ nguyên nhân chậm."
        )
    found += _of_critical_differences(evidence)
    own = remarks(evidence, "Kiến nghị đề xuất")
    if own:
        found.append("Các đơn vị kiến nghị, đề xuất:")
    numbered = [Paragraph(f"{place}. {text}") for place, text in enumerate(found, 1)]
    return (*numbered, *own) if numbered else (Paragraph("Không phát sinh kiến nghị, đề xuất."),)


def _of_the_absent(evidence: Evidence) -> Iterator[str]:
    absent = evidence.in_order([s.unit for s in evidence.states if not s.received_on])
    if not absent:
        return
    if len(absent) <= 2 * NAMED_AT_MOST:
        named = [evidence.name(unit) for unit in absent if not evidence.has_ended(unit)]
        gone = [unit for unit in absent if evidence.has_ended(unit)]
        if gone:
            named.append(f"đơn vị kế thừa nhiệm vụ của {evidence.names(gone)}")
        whom = join_names(named)
    else:
        whom = f"{evidence.book.own('report.units', len(absent), list='absent')} đơn vị nêu tại Phụ lục IV"
    yield f"Đề nghị {whom} gửi báo cáo còn thiếu."


def _of_critical_differences(evidence: Evidence) -> Iterator[str]:
    book = evidence.book
    critical = {d.id: d.unit for d in evidence.data.discrepancies if d.severity == "critical"}
    units = [unit for unit in critical.values() if unit != PROVINCE]
    if units:
        number = book.own("report.discrepancies_open", len(units), severity="critical", list="of_units")
        few = len(set(units)) <= 2 * NAMED_AT_MOST
        others = [evidence.name(unit) for unit in evidence.in_order(units)] if few else ["các đơn vị liên quan"]
        whom = join_names(["cơ quan giữ sổ theo dõi", *others])
        yield f"Đề nghị {whom} thống nhất {number} chênh lệch mức nghiêm trọng nêu tại Phụ lục III."
    if len(units) < len(critical):  # of published ranks no register and no unit can tell more
        number = book.own(
            "report.discrepancies_open", len(critical) - len(units), severity="critical", list="of_the_province"
        )
        yield (
            f"Đề nghị cơ quan cung cấp số liệu chỉ số xác nhận lại {number} thay đổi thứ hạng trái với thứ hạng đã công"
            " bố, nêu tại Phụ lục III."
        )


def _lacks_task_register(evidence: Evidence) -> bool:
    """Whether tasks are told without the register of the period's last month that has evidence."""
    tasks = evidence.book.value("tasks_assigned")
    if tasks.value is None or tasks.source != "task_register":
        return True
    return tasks.last_day is not None and tasks.last_day < evidence.data.last_day


# -- the units' own words


def remarks(evidence: Evidence, heading: str) -> tuple[Paragraph, ...]:
    """What units wrote under a heading: equal remarks merged, each attributed and quoted as written."""
    groups: dict[str, list[UnitRemark]] = {}
    for remark in evidence.data.remarks:
        body = " ".join(printable(remark.body).split())
        if remark.heading == heading and body and not _says_nothing(body):
            groups.setdefault(body.casefold(), []).append(remark)
    ordered = sorted(
        groups.values(),
        key=lambda group: (-len({r.unit for r in group}), evidence.in_order([r.unit for r in group])[0], group[0].body),
    )
    paragraphs = [_quoted(evidence, heading, place, group) for place, group in enumerate(ordered[:_QUOTED_AT_MOST], 1)]
    left = len(ordered) - _QUOTED_AT_MOST
    if left > 0:
        number = evidence.book.own("report.remarks_left_out", left, heading=heading)
        paragraphs.append(Paragraph(f"Còn {number} ý kiến khác ghi tại biểu 08-NX của các đơn vị.", "item"))
    return tuple(paragraphs)


def _says_nothing(body: str) -> bool:
    """Whether a unit only answers that there is nothing to say: quoted below "kiến nghị, đề xuất" it would be one."""
    return is_nil_word(body) or _NOTHING.fullmatch(folded_key(body)) is not None


def _quoted(evidence: Evidence, heading: str, place: int, group: list[UnitRemark]) -> Paragraph:
    body = " ".join(printable(group[0].body).split())
    units = evidence.in_order([remark.unit for remark in group])
    shortened = len(body) > _LONGEST_QUOTE
    if shortened:
        body = body[:_LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;.") + " (…)"
    words = evidence.book.quote("report.remark", f"“{body.rstrip('.')}”", unit=units[0], heading=heading, no=place)
    if len(units) > _ATTRIBUTED_AT_MOST:
        number = evidence.book.own("report.units", len(units), list="remark", heading=heading, no=place)
        others = set(evidence.data.senders) - set(units)
        if not others:
            who = f"tất cả {number} đơn vị"
        elif len(others) <= NAMED_AT_MOST and set(units) <= set(evidence.data.senders):
            who = f"{number} đơn vị, trừ {evidence.names(list(others))}"
        else:
            who = f"{number} đơn vị: {', '.join(evidence.short_name(unit) for unit in units)}"
    else:
        who = evidence.names(units)
    rest = "; toàn văn tại biểu 08-NX của đơn vị" if shortened else ""
    return Paragraph(f"{words} ({who}{rest}).", "item")

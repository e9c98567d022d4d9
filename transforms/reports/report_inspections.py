"""Inspections: the province's own, from its register, and the units' own, from 02-KT; annex II."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from transforms.definitions.forms.unit_forms import REGISTER_KINDS
from transforms.definitions.measures import MeasureWindow
from transforms.definitions.periods import Kind
from transforms.definitions.report_data import InspectionVisit, MeasuredValue, OpenDiscrepancy
from transforms.reports.report_evidence import NAMED_AT_MOST, Evidence
from transforms.reports.report_figures import printable
from transforms.reports.report_parts import LEVELS_IN_PROSE, KindRow, Paragraph, VisitRow, sentences
from transforms.reports.report_tasks import unit_values
from transforms.reports.report_wording import (
    BALANCES_ALONE,
    INSPECTION_RULES,
    MARK,
    NO_COMMON_SPAN,
    Wording,
    critical_units,
    happened,
    unsplit,
)
from transforms.values.prose import NO_RATE, format_date, join_names, sentence_case

_PERIOD, _YEAR, _START = (window.value for window in MeasureWindow)
_KINDS = {
    "Theo kế hoạch": "theo kế hoạch",
    "Đột xuất": "đột xuất",
    "Kiểm tra nhiệm vụ": "kiểm tra việc thực hiện nhiệm vụ",
}
_ON_TASKS = "Kiểm tra nhiệm vụ"
_SHORT_LEVELS = LEVELS_IN_PROSE | {"department": "sở", "district": "huyện"}
_NUMBER = re.compile(r"\d+[\w.]*/[\w/.&Đđ-]+")


def province_paragraphs(evidence: Evidence, wording: Wording, issuer: str) -> tuple[Paragraph, ...]:
    """Inspections in the period by level and kind with their remedies; the year; the plan; since the programme
    began."""
    book = evidence.book
    inspections = book.value("inspections")
    if inspections.value is None:
        text = f"{wording.lead}, chưa có số liệu về kiểm tra: chưa nhận được Sổ kiểm tra của {issuer}."
    elif not inspections.value:
        text = f"{wording.lead}, {issuer} không phát sinh cuộc kiểm tra nào{evidence.note(inspections)}."
    else:
        mark = MARK if critical_units(evidence, INSPECTION_RULES) else ""
        text = (
            f"{wording.lead}, {issuer} đã tiến hành {book.prose(inspections)}{mark} cuộc kiểm tra"
            f"{at_units(evidence, book.value('inspected_units'))}{_by_level(evidence, _PERIOD)}"
            f"{_by_kind(evidence)}{evidence.note(inspections)}; {_remedies(evidence, _PERIOD)}."
        )
    parts = (text, _cumulative(evidence, wording), _plan(evidence), _since_start(evidence, issuer))
    note = evidence.note(book.value("inspections", window=wording.year))
    return (Paragraph(_said_once(sentences(*parts), note)),)


def _said_once(text: str, note: str) -> str:
    """What is missing from all figures of a paragraph is said at the first of them."""
    head, found, rest = text.partition(note) if note else (text, "", "")
    return f"{head}{found}{rest.replace(note, '') if note else ''}"


def _nouns(evidence: Evidence, window: str, nouns: dict[str, str] = LEVELS_IN_PROSE) -> dict[str, str]:
    """What units of each level were called in the window."""
    first_day = (evidence.data.window if window == _PERIOD else evidence.data.year_window).first
    return nouns if evidence.had_districts(first_day) else nouns | {"commune": "xã, phường"}


def at_units(evidence: Evidence, units: MeasuredValue) -> str:
    """` tại 10 cơ quan, đơn vị`; nothing where nobody knows how many."""
    return f" tại {evidence.book.prose(units)} cơ quan, đơn vị" if units.value is not None else ""


def _visits(evidence: Evidence, visits: MeasuredValue) -> str:
    return f" với {evidence.book.prose(visits)} lượt" if visits.value is not None else ""


def _by_level(evidence: Evidence, window: str) -> str:
    values = evidence.book.splits("inspected_units", "level", window)
    parts = [
        f"{evidence.book.prose(values[level])} {noun}"
        for level, noun in _nouns(evidence, window).items()
        if level in values and values[level].value
    ]
    among = "" if unsplit(evidence, "inspected_units", "level", window) == 0 else "trong đó "
    return f" ({among}{', '.join(parts)})" if parts else ""


def _by_kind(evidence: Evidence) -> str:
    values = evidence.book.splits("inspections", "kind")
    ordered = [kind for kind in REGISTER_KINDS if kind in values and values[kind].value]
    if not ordered:
        return ""
    among = "gồm" if unsplit(evidence, "inspections", "kind") == 0 else "trong đó có"
    return f", {among} {join_names([f'{evidence.book.prose(values[kind])} cuộc {_KINDS[kind]}' for kind in ordered])}"


def _remedies(evidence: Evidence, window: str) -> str:
    book = evidence.book
    findings, rate = book.value("findings", window=window), book.value("remedy_rate", window=window)
    if findings.value is None:
        return "chưa có số liệu về tồn tại, hạn chế"
    if not findings.value:
        return "không phát hiện tồn tại, hạn chế"
    text = f"phát hiện {book.prose(findings)} tồn tại, hạn chế"
    if rate.denominator:
        text += f", đã khắc phục {book.ratio(rate)}, đạt {book.rate(rate)}"
    elif (remedied := book.value("findings_remedied", window=window)) is not None and remedied.value is not None:
        text += f", đã khắc phục {book.prose(remedied)} ({NO_COMMON_SPAN})"
    overdue = book.value("findings_overdue", window=window)
    if overdue.value:
        text += f", còn {book.prose(overdue)} tồn tại, hạn chế quá hạn khắc phục"
    return text


def _cumulative(evidence: Evidence, wording: Wording) -> str:
    book = evidence.book
    inspections = book.value("inspections", window=wording.year)
    visits = book.value("inspection_visits", window=wording.year)
    if not inspections.value:
        return ""
    text = ""
    if wording.cumulative:
        text = (
            f"Lũy kế từ đầu năm, đã tiến hành {book.prose(inspections)} cuộc{_visits(evidence, visits)}"
            f"{evidence.note(inspections)}; {_remedies(evidence, wording.year)}. "
        )
    # The outline of longer periods tells the kinds of the period one by one (kind_paragraphs).
    told_below = evidence.data.period.kind is not Kind.MONTH and not wording.cumulative
    on_tasks = book.value("inspected_units", window=wording.year, kind=_ON_TASKS)
    if on_tasks.value and not told_below:
        levels = [
            f"{book.prose(value)} {noun}" for level, noun in _nouns(evidence, wording.year, _SHORT_LEVELS).items()
            if (value := book.value("inspected_units", window=wording.year, kind=_ON_TASKS, level=level)).value
        ]  # fmt: skip
        among = f" ({', '.join(levels)})" if levels else ""
        text += (
            "Riêng kiểm tra việc thực hiện nhiệm vụ được UBND tỉnh giao đã thực hiện tại"
            f" {book.prose(on_tasks)} cơ quan, đơn vị{among}."
        )
    return text.strip()


def _plan(evidence: Evidence) -> str:
    book = evidence.book
    text = ""
    plan = book.value("plan_coverage_rate", window=_YEAR)
    if plan.denominator:
        if plan.numerator:
            said = f"{book.ratio(plan)} đơn vị trong kế hoạch năm đã được kiểm tra, đạt {book.rate(plan)}"
        else:
            said = f"Chưa đơn vị nào trong {book.denominator(plan, prose=True)} đơn vị thuộc kế hoạch năm được kiểm tra"
        text = f"{said}{evidence.note(plan)}."
    coverage = book.value("inspection_coverage_rate", window=_YEAR)
    if coverage.denominator and coverage.numerator:
        until = coverage.last_day or evidence.data.last_day  # as of which offices are counted as active
        known = ("department", "district") if evidence.had_districts(until) else ("department",)
        nouns = ", ".join(LEVELS_IN_PROSE[level] for level in known)
        visits = (v for v in unit_values(evidence, "inspection_visits", _YEAR) if v.value)
        visited = [unit for v in visits if (unit := evidence.unit(v.unit))]
        # Offices that are no more count in the sentences before this one.
        left = any(unit.level != "commune" and unit.has_ended(until) for unit in visited)
        among = f"{nouns}{' đang hoạt động' if left else ''} đã được kiểm tra trong năm"
        text = f"{text} Tính chung, {book.ratio(coverage)} {among}, đạt {book.rate(coverage)}.".strip()
    return text


def _since_start(evidence: Evidence, issuer: str) -> str:
    total = evidence.book.value("inspections", window=_START)
    if not total.value:
        return ""
    said = f"{issuer} đã tiến hành {evidence.book.prose(total)} cuộc kiểm tra{evidence.note(total)}"
    return f"Tính từ năm {evidence.data.programme_start.year} đến nay, {said}."


def own_paragraphs(evidence: Evidence) -> tuple[Paragraph, ...]:
    """What the units inspected themselves."""
    book = evidence.book
    inspections, visits = book.value("unit_inspections"), book.value("unit_inspection_visits")
    alone = book.value("self_inspection_visits")
    own = f"tiến hành {book.prose(inspections)} cuộc kiểm tra nội bộ{_visits(evidence, visits)}"
    said = happened(
        (inspections, own, "kiểm tra nội bộ"), (alone, f"tự kiểm tra {book.prose(alone)} lượt", "tự kiểm tra")
    )
    nothing = "Chưa có số liệu về kiểm tra nội bộ và tự kiểm tra của các cơ quan, đơn vị"
    text = f"Các cơ quan, đơn vị {said}{evidence.note(inspections, alone)}" if said else nothing
    total = book.value("self_inspection_visits", window=_START)
    if total.value:
        text += (
            f"; từ năm {evidence.data.programme_start.year} đến nay đã tự kiểm tra {book.prose(total)} lượt cơ quan,"
            f" đơn vị{evidence.note(total)}"
        )
    return (Paragraph(f"{text}."),)


def kind_paragraphs(evidence: Evidence) -> tuple[Paragraph, ...]:
    """One paragraph a kind of inspection, for the outline of longer periods."""
    book, paragraphs = evidence.book, []
    inspections = book.value("inspections")
    if inspections.value is None:
        return ()
    is_whole = unsplit(evidence, "inspections", "kind") <= 0
    nothing = "không phát sinh" if is_whole else f"chưa có số liệu riêng, {BALANCES_ALONE} hình thức"
    for letter, kind in zip("abc", REGISTER_KINDS, strict=True):
        value = book.value("inspections", kind=kind)
        head = f"{letter}) Kiểm tra {_KINDS[kind].removeprefix('kiểm tra ')}:"
        if not value.value:
            paragraphs.append(Paragraph(f"{head} {nothing}."))
            continue
        text = f"{head} {book.prose(value)} cuộc"
        visits, units = book.value("inspection_visits", kind=kind), book.value("inspected_units", kind=kind)
        if visits.value and units.value:
            text += f" với {book.prose(visits)} lượt, tại {book.prose(units)} cơ quan, đơn vị"
        levels = [
            f"{book.prose(of_level)} {noun}" for level, noun in _nouns(evidence, _PERIOD).items()
            if (of_level := book.value("inspected_units", kind=kind, level=level)).value
        ]  # fmt: skip
        among = f" ({', '.join(levels)})" if levels else ""
        paragraphs.append(Paragraph(f"{text}{among}."))
    return tuple(paragraphs)


def unregistered_paragraphs(evidence: Evidence) -> tuple[Paragraph, ...]:
    """Inspections that units report as the province's and its register lacks."""
    found: dict[str, OpenDiscrepancy] = {d.id: d for d in evidence.data.discrepancies if d.rule in INSPECTION_RULES}
    if not found:
        return ()
    paragraphs = []
    rows = sorted(found.values(), key=lambda d: (evidence.place(d.unit), d.subject))
    tail = "báo cáo không có trong Sổ kiểm tra của Sở Nội vụ và không được tính vào số liệu trên"
    mark = f"{MARK} " if critical_units(evidence, INSPECTION_RULES) else ""
    # One decision may send a delegation to several units.
    noun = "cuộc" if len({_decision(d) or d.id for d in rows}) == len(rows) else "lượt"
    if len(rows) <= NAMED_AT_MOST:
        named = [f"{evidence.name(unit)}{_decisions(told)}" for unit, told in groupby(rows, key=lambda d: d.unit)]
        number = evidence.book.worded("report.discrepancies_open", len(rows), rule=rows[0].rule)
        paragraphs.append(Paragraph(f"{mark}{number} {noun} kiểm tra do {join_names(named)} {tail}."))
    else:
        number = evidence.book.own("report.discrepancies_open", len(rows), rule=rows[0].rule)
        of_units = evidence.book.own("report.units", len({d.unit for d in rows}), list=rows[0].rule)
        head = f"{mark}Có {number} {noun} kiểm tra do {of_units} đơn vị"
        paragraphs.append(Paragraph(f"{head} {tail}, nêu tại Phụ lục III."))
    return tuple(paragraphs)


def _decision(discrepancy: OpenDiscrepancy) -> str:
    number = _NUMBER.search(discrepancy.subject)
    return printable(number[0]) if number else ""


def _decisions(of_unit: Iterable[OpenDiscrepancy]) -> str:
    numbers = list(dict.fromkeys(number for discrepancy in of_unit if (number := _decision(discrepancy))))
    return f" ({'các ' if len(numbers) > 1 else ''}Quyết định số {join_names(numbers)})" if numbers else ""


# -- annex II


def kind_rows(evidence: Evidence, wording: Wording) -> tuple[KindRow, ...]:
    """Inspections by kind, and all together."""
    book = evidence.book
    year = book.value("inspections", window=wording.year)
    if not year.value:
        return ()

    def cell(measure: str, window: str, **split: str) -> str:
        value = book.value(measure, window=window, **split)
        if value.value is not None:
            return book.count(value)
        is_whole = unsplit(evidence, measure, "level" if measure == "inspected_units" else "kind", window) <= 0
        known = book.value(measure, window=window)
        # No rows of a kind are none, unless a balance counts what nobody tells apart.
        if is_whole and known.value is not None:
            return book.own(measure, 0, prose=False, window=window, **split)
        return NO_RATE

    rows = []
    for kind in (*REGISTER_KINDS, None):
        split = {"kind": kind} if kind else {}
        rows.append(
            KindRow(
                "row" if kind else "total",
                kind or "Tổng cộng",
                cell("inspections", _PERIOD, **split),
                cell("inspection_visits", _PERIOD, **split),
                cell("inspected_units", _PERIOD, **split),
                cell("inspected_units", _PERIOD, **split, level="department"),
                cell("inspected_units", _PERIOD, **split, level="district"),
                cell("inspected_units", _PERIOD, **split, level="commune"),
                cell("inspections", wording.year, **split),
                cell("inspection_visits", wording.year, **split),
                cell("inspected_units", wording.year, **split),
            )
        )
    return tuple(rows)


def kind_notes(evidence: Evidence, wording: Wording) -> tuple[Paragraph, ...]:
    """Why the sums of `kind_rows` are not the sums of their rows."""
    if not kind_rows(evidence, wording):
        return ()
    windows = dict.fromkeys((_PERIOD, wording.year))
    left = {
        measure: [unsplit(evidence, measure, "kind", window) for window in windows]
        for measure in ("inspections", "inspection_visits", "inspected_units")
    }
    said = []
    if min(left["inspected_units"]) < 0:
        said.append("Đơn vị được kiểm tra theo nhiều hình thức chỉ tính một lần ở dòng tổng cộng.")
    if min(left["inspections"]) < 0:
        said.append("Cuộc kiểm tra có nhiều hình thức chỉ tính một lần ở dòng tổng cộng.")
    if max(*left["inspections"], *left["inspection_visits"]) > 0:
        said.append("Dòng tổng cộng gồm cả số lũy kế (biểu LK) không phân theo hình thức.")
    return tuple(Paragraph(text, "note") for text in said)


def visit_rows(evidence: Evidence) -> tuple[VisitRow, ...]:
    """Visits of the period, then earlier ones of the year whose findings are still open."""
    visits = sorted(
        evidence.data.visits or (), key=lambda v: (not v.in_period, v.inspected_on, v.decision_number, v.unit)
    )
    return tuple(_visit_row(evidence, visit) for visit in visits)


def _visit_row(evidence: Evidence, visit: InspectionVisit) -> VisitRow:
    key = {"decision": visit.decision_number, "inspected_on": visit.inspected_on.isoformat()}
    book = evidence.book
    open_count = visit.finding_count - visit.remedied_count
    if not visit.finding_count:
        state = "Không có tồn tại"
    elif open_count <= 0:
        state = "Đã khắc phục xong"
    elif visit.remedy_due_on is not None and visit.remedy_due_on < evidence.data.last_day:
        state = "Quá hạn khắc phục"
    else:
        state = "Đang khắc phục"
    return VisitRow(
        sentence_case(evidence.name(visit.unit)),
        printable(visit.decision_number),
        visit.kind,
        format_date(visit.inspected_on),
        book.own("report.visit_findings", visit.finding_count, prose=False, unit=visit.unit, **key),
        book.own("report.visit_remedied", visit.remedied_count, prose=False, unit=visit.unit, **key),
        format_date(visit.remedy_due_on) if visit.remedy_due_on else "",
        state,
    )

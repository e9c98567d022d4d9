"""A report as templates may use it: typed, complete, documented. Pure: the same data give the same report.

`write_report` turns the plain data of a period into a `ReportContext`. A template prints its texts as they are: they
carry marks around every figure, which the renderer takes out, noting which figures the document prints."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from transforms.definitions.report_data import ReportData
from transforms.reports.report_assessment import causes, next_steps, proposals, strengths, weaknesses
from transforms.reports.report_conduct import (
    CONDUCT_KINDS,
    MEETING_KINDS,
    conduct_paragraph,
    dissemination_sentences,
    issuing_sentences,
    service_paragraphs,
    violation_paragraphs,
)
from transforms.reports.report_discrepancies import (
    discrepancy_rows,
    pointer,
    rule_rows,
    ruling_notes,
    unit_discrepancy_rows,
)
from transforms.reports.report_evidence import Evidence
from transforms.reports.report_figures import FigureBook
from transforms.reports.report_indices import index_paragraphs
from transforms.reports.report_inspections import (
    kind_notes,
    kind_paragraphs,
    kind_rows,
    own_paragraphs,
    province_paragraphs,
    unregistered_paragraphs,
    visit_rows,
)
from transforms.reports.report_parts import (
    LEVEL_NAMES,
    ChartData,
    DiscrepancyRow,
    GapRow,
    KindRow,
    Paragraph,
    ReturnedRow,
    RuleRow,
    SenderRow,
    TaskRow,
    UnitDiscrepancyRow,
    VisitRow,
)
from transforms.reports.report_submissions import gap_rows, returned_rows, sender_rows, submission_paragraphs
from transforms.reports.report_summary import summary
from transforms.reports.report_task_annex import task_chart, task_notes, task_rows
from transforms.reports.report_tasks import task_paragraphs
from transforms.reports.report_wording import Wording
from transforms.values.prose import RateStyle, date_in_words, format_date, sentence_case

_BLANK_NUMBER = "      "  # left for the clerk


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """What a workspace decides about its reports. `number` and `dated` stay blank for the clerk unless given."""

    issuer: str = "Sở Nội vụ"
    symbol: str = "BC-SNV"
    place: str = "Lạng Sơn"
    number: str | None = None
    dated: date | None = None
    rates: RateStyle = field(default_factory=RateStyle)


@dataclass(frozen=True, slots=True)
class Sections:
    """The prose, by section of the outline. Only `inspections_by_kind` and `unregistered_inspections` may be empty."""

    submissions: tuple[Paragraph, ...]  # who reported
    direction: tuple[Paragraph, ...]  # documents issued
    dissemination: tuple[Paragraph, ...]  # briefings, press, staff briefed
    tasks: tuple[Paragraph, ...]
    conduct: tuple[Paragraph, ...]  # working hours, badges, alcohol, manners
    meetings: tuple[Paragraph, ...]  # meetings, time limits of work
    services: tuple[Paragraph, ...]
    inspections: tuple[Paragraph, ...]  # the province's own
    inspections_by_kind: tuple[Paragraph, ...]
    own_inspections: tuple[Paragraph, ...]  # of the units
    unregistered_inspections: tuple[Paragraph, ...]  # reported, but not in the register
    violations: tuple[Paragraph, ...]
    indices: tuple[Paragraph, ...]
    strengths: tuple[Paragraph, ...]
    weaknesses: tuple[Paragraph, ...]
    causes: tuple[Paragraph, ...]
    next_steps: tuple[Paragraph, ...]
    proposals: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Annexes:
    """The rows of annexes I (tasks), II (inspections), III (differences), IV (submissions); empty where there are
    none."""

    tasks: tuple[TaskRow, ...]
    task_notes: tuple[Paragraph, ...]
    inspection_kinds: tuple[KindRow, ...]
    inspection_notes: tuple[Paragraph, ...]
    visits: tuple[VisitRow, ...]
    rules: tuple[RuleRow, ...]
    discrepancies: tuple[DiscrepancyRow, ...]
    discrepancy_notes: tuple[Paragraph, ...]
    discrepancies_by_unit: tuple[UnitDiscrepancyRow, ...]
    ruling_notes: tuple[Paragraph, ...]
    senders: tuple[SenderRow, ...]
    returned: tuple[ReturnedRow, ...]
    gaps: tuple[GapRow, ...]


@dataclass(frozen=True, slots=True)
class ReportContext:
    """All that a template may print.

    `number_line`: `Số:      /BC-SNV`. `date_line`: `Lạng Sơn, ngày … tháng 8 năm 2020`. `title`: the line under
    BÁO CÁO. `title_note`: says that the period is not over, else empty. `basis`: the windows of the figures,
    in brackets; `basis_sentence`: the same as a sentence.
    `reference_line`: under each annex's title. `partial`: whether the evidence ends before the window does.
    `places`: what the units below the departments are called, `huyện, thành phố`. `has_districts`: whether there were
    districts when the period began.
    `cumulative`: whether the year to date is more than the period. `chart`: None where there is nothing to draw.
    `as_of`: the real last day of the figures. `book`: every figure written down so far; not for templates."""

    period: str
    period_name: str
    next_period_name: str
    previous_period_name: str
    lead: str
    issuer: str
    number_line: str
    date_line: str
    title: str
    title_note: str
    basis: str
    basis_sentence: str
    reference_line: str
    partial: bool
    cumulative: bool
    nothing_received: bool
    nothing_compared: bool
    has_marks: bool
    places: str
    has_districts: bool
    sections: Sections
    annexes: Annexes
    chart: ChartData | None
    summary: tuple[Paragraph, ...]
    as_of: date
    book: FigureBook


def write_report(data: ReportData, settings: ReportSettings | None = None) -> ReportContext:
    """The report of `data.period`. Raises nothing for missing data: it is said in words."""
    settings = settings or ReportSettings()
    book = FigureBook(data, settings.rates)
    evidence = Evidence(book)
    wording = Wording.of(evidence)
    sections = _sections(evidence, wording, settings)
    annexes = _annexes(evidence, wording)
    name = data.period.vietnamese
    basis = _basis(evidence, wording)
    # The decree writes numbers below ten with a nought before them.
    number = settings.number.zfill(2) if settings.number else _BLANK_NUMBER
    return ReportContext(
        period=str(data.period),
        period_name=name,
        next_period_name=wording.next_name,
        previous_period_name=evidence.earlier_name(),
        lead=wording.lead,
        issuer=settings.issuer,
        number_line=f"Số: {number}/{settings.symbol}",
        date_line=f"{settings.place}, {_signing_day(data, settings.dated)}",
        title=f"Tình hình thực hiện kỷ luật, kỷ cương hành chính {name}",
        title_note=f"(số liệu đến ngày {format_date(evidence.data.last_day)}, chưa đủ kỳ)"
        if evidence.ends_early
        else "",
        basis=f"({basis})",
        basis_sentence=f"{sentence_case(basis)}.",
        reference_line=f"(Kèm theo Báo cáo số {number}/{settings.symbol} "
        f"{_signing_day(data, settings.dated)} của {settings.issuer})",
        partial=evidence.ends_early,
        cumulative=wording.cumulative,
        nothing_received=evidence.nothing_received,
        nothing_compared=evidence.nothing_compared,
        has_marks=any(d.severity == "critical" for d in data.discrepancies),
        places=_places(evidence),
        has_districts=evidence.had_districts(data.window.first),
        sections=sections,
        annexes=annexes,
        chart=task_chart(evidence, wording),
        summary=summary(evidence, wording, settings.issuer),
        as_of=evidence.data.last_day,
        book=book,
    )


def _sections(evidence: Evidence, wording: Wording, settings: ReportSettings) -> Sections:
    return Sections(
        submissions=submission_paragraphs(evidence, settings.issuer),
        direction=(Paragraph(issuing_sentences(evidence, wording)),),
        dissemination=(Paragraph(dissemination_sentences(evidence)),),
        tasks=task_paragraphs(evidence, wording),
        conduct=conduct_paragraph(
            evidence, wording, CONDUCT_KINDS, "thời giờ làm việc, đeo thẻ, sử dụng rượu, bia, thái độ giao tiếp, ứng xử"
        ),
        meetings=conduct_paragraph(
            evidence, wording, MEETING_KINDS, "chế độ họp, báo cáo, thời hạn giải quyết công việc"
        ),
        services=service_paragraphs(evidence, wording),
        inspections=province_paragraphs(evidence, wording, settings.issuer),
        inspections_by_kind=kind_paragraphs(evidence),
        own_inspections=own_paragraphs(evidence),
        unregistered_inspections=unregistered_paragraphs(evidence),
        violations=violation_paragraphs(evidence, wording),
        indices=index_paragraphs(evidence),
        strengths=strengths(evidence, wording) or (Paragraph("Các đơn vị chưa nêu ưu điểm."),),
        weaknesses=weaknesses(evidence, wording),
        causes=causes(evidence),
        next_steps=next_steps(evidence, wording),
        proposals=proposals(evidence),
    )


def _annexes(evidence: Evidence, wording: Wording) -> Annexes:
    tasks = task_rows(evidence, wording)
    return Annexes(
        tasks=tasks,
        task_notes=task_notes(evidence, wording, tasks),
        inspection_kinds=kind_rows(evidence, wording),
        inspection_notes=kind_notes(evidence, wording),
        visits=visit_rows(evidence),
        rules=rule_rows(evidence),
        discrepancies=discrepancy_rows(evidence),
        discrepancy_notes=pointer(evidence),
        discrepancies_by_unit=unit_discrepancy_rows(evidence),
        ruling_notes=ruling_notes(evidence),
        senders=sender_rows(evidence),
        returned=returned_rows(evidence),
        gaps=gap_rows(evidence),
    )


def _signing_day(data: ReportData, dated: date | None) -> str:
    """The day given, or a blank day of the month of the newest receipt or of the figures' last day: nobody signs before
    what the report tells."""
    if dated is not None:
        return date_in_words(dated)
    told = max(data.known_as_of or data.last_day, data.last_day)
    return date_in_words(told).replace(f"{told.day:02}", "    ", 1)


def _places(evidence: Evidence) -> str:
    levels = {unit.level for sender in evidence.data.senders if (unit := evidence.unit(sender)) is not None}
    return LEVEL_NAMES["commune" if "commune" in levels else "district"].lower()


def _basis(evidence: Evidence, wording: Wording) -> str:
    data = evidence.data
    text = f"số liệu từ ngày {format_date(data.window.first)} đến ngày {format_date(evidence.data.last_day)}"
    if evidence.ends_early:
        text += f", kỳ báo cáo đến hết ngày {format_date(data.window.last)}"
    if wording.cumulative:
        text += f"; lũy kế tính từ ngày {format_date(data.year_window.first)}"
    rule = "Nghị định số 09/2019/NĐ-CP" if data.rule.value == "nd09" else "tháng dương lịch"
    text += f"; kỳ số liệu theo {rule}"
    if data.boundaries == "today":
        text += "; theo địa giới hành chính hiện nay"
        if data.unsplit_units:
            text += f", không tách số liệu của {evidence.names(data.unsplit_units)} do được chia cho nhiều đơn vị"
    return text

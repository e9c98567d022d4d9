"""Annex I: tasks by unit and state, and its chart."""

from __future__ import annotations

from transforms.definitions.measures import MeasureWindow
from transforms.definitions.report_data import MeasuredValue
from transforms.definitions.units import PROVINCE
from transforms.reports.report_evidence import Evidence
from transforms.reports.report_parts import LEVEL_NAMES, ChartBar, ChartData, Paragraph, TaskCounts, TaskRow
from transforms.reports.report_tasks import STATES, unit_values
from transforms.reports.report_wording import MARK, TASK_RULES, Wording, critical_units
from transforms.values.prose import NO_RATE, format_date, sentence_case

_PERIOD = MeasureWindow.PERIOD.value
_NO_COUNTS = TaskCounts("", "", "", "", "")


def task_rows(evidence: Evidence, wording: Wording) -> tuple[TaskRow, ...]:
    """Departments, districts (communes), then the total."""
    marked = set(critical_units(evidence, TASK_RULES))
    assigned = unit_values(evidence, "tasks_assigned", wording.year)
    senders = evidence.data.senders
    if evidence.data.boundaries == "today":  # a unit whose figures are its successor's has none of its own
        book = evidence.book
        senders = tuple(unit for unit in senders if unit in marked or book.has("tasks_assigned", unit, wording.year))
    units = evidence.in_order([*senders, *(v.unit for v in assigned if v.value)])
    if not assigned:
        return ()
    rows: list[TaskRow] = []
    level = ""
    for unit in units:
        known = evidence.unit(unit)
        if known is not None and known.level != level:
            level = known.level
            rows.append(TaskRow("group", LEVEL_NAMES.get(level, level), "", _NO_COUNTS, _NO_COUNTS, "", "", "", ""))
        rows.append(
            _row(evidence, wording, unit, "unit", sentence_case(evidence.name(unit)), MARK if unit in marked else "")
        )
    rows.append(_row(evidence, wording, PROVINCE, "total", "Tổng cộng", ""))
    return tuple(rows)


def _row(evidence: Evidence, wording: Wording, unit: str, kind: str, name: str, mark: str) -> TaskRow:
    book = evidence.book
    rate = book.value("tasks_completion_rate", unit, wording.year)
    due = book.value("tasks_due_completion_rate", unit, wording.year)
    tasks = evidence.data.due_tasks
    due_next = NO_RATE
    if tasks is not None:
        number = sum(1 for holder in tasks if unit in (PROVINCE, holder))
        due_next = book.own("report.tasks_due_next", number, prose=False, unit=unit)
    return TaskRow(
        kind,
        name,
        mark,
        _counts(evidence, unit, _PERIOD),
        _counts(evidence, unit, wording.year),
        book.rate(rate, sign=False),
        book.rate(due, sign=False),
        _change(evidence, wording, unit, rate),
        due_next,
    )


def _counts(evidence: Evidence, unit: str, window: str) -> TaskCounts:
    book = evidence.book
    return TaskCounts(*(book.count(book.value(measure, unit, window)) for measure in ("tasks_assigned", *STATES)))


def _change(evidence: Evidence, wording: Wording, unit: str, rate: MeasuredValue) -> str:
    previous = evidence.data.previous
    if evidence.ends_early or (wording.cumulative and previous.year != evidence.data.period.year):
        return NO_RATE
    before = evidence.book.value("tasks_completion_rate", unit, wording.year, str(previous))
    points = evidence.points(rate, before)
    if points is None or not evidence.whole(rate, before):
        return NO_RATE
    return evidence.change_figure(rate, points)


def task_notes(evidence: Evidence, wording: Wording, rows: tuple[TaskRow, ...]) -> tuple[Paragraph, ...]:
    """Below the table: what (*) means, what the figures stand on where something is missing, why no change is told."""
    notes = []
    if critical_units(evidence, TASK_RULES):
        said = "Đơn vị có nhiệm vụ mà hai nguồn số liệu còn ghi khác nhau ở mức nghiêm trọng, nêu tại Phụ lục III."
        notes.append(Paragraph(f"{MARK} {said}", "note"))
    gaps = evidence.gaps(evidence.book.value("tasks_assigned", window=wording.year))
    if gaps:
        notes.append(Paragraph(f"{sentence_case('; '.join(gaps))}.", "note"))
    if any(row.change == NO_RATE for row in rows):
        said = f"({NO_RATE}) Không có số liệu so sánh được với {evidence.earlier_name()}."
        notes.append(Paragraph(said, "note"))
    return tuple(notes)


def task_chart(evidence: Evidence, wording: Wording) -> ChartData | None:
    """Tasks by state and unit in the year to date, None where there are none."""
    bars = []
    for unit in evidence.in_order([v.unit for v in unit_values(evidence, "tasks_assigned", wording.year) if v.value]):
        if (known := evidence.unit(unit)) is not None:
            counts = tuple(int(evidence.book.value(measure, unit, wording.year).value or 0) for measure in STATES)
            bars.append(ChartBar(sentence_case(evidence.short_name(unit)), known.level, counts))
    if not bars:
        return None
    title = f"Nhiệm vụ theo trạng thái, lũy kế đến ngày {format_date(evidence.data.last_day)}"
    return ChartData(title, tuple(bars))

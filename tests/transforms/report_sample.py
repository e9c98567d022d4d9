"""A small made-up province for tests of reports: five units, August and July 2020, every measure consistent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from transforms.definitions.basis import Basis
from transforms.definitions.measures import MEASURES, MeasureKind
from transforms.definitions.periods import Period, Rule
from transforms.definitions.report_data import (
    IndexStatement,
    InspectionVisit,
    MeasuredValue,
    OpenDiscrepancy,
    PlannedInspection,
    ReportData,
    ReportUnit,
    SenderState,
    UnitRemark,
)
from transforms.definitions.units import PROVINCE

AUGUST, JULY = Period.parse("2020-08"), Period.parse("2020-07")
UNITS = (
    ReportUnit("SKHCN", "Sở Khoa học và Công nghệ", "Sở KH&CN", "department", 1),
    ReportUnit("SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch", "Sở VH,TT&DL", "department", 2),
    ReportUnit("SYT", "Sở Y tế", "Sở YT", "department", 3),
    ReportUnit("187", "Huyện Chi Lăng", "Chi Lăng", "district", 4),
    ReportUnit("184", "Huyện Văn Quan", "Văn Quan", "district", 5),
)
SENDERS = tuple(unit.unit for unit in UNITS)
STATES = ("tasks_completed_on_time", "tasks_completed_late", "tasks_open_in_time", "tasks_open_overdue")
# unit -> the four states of tasks, in the month and in the year to date
TASKS = {
    "SKHCN": ((7, 1, 2, 0), (40, 4, 2, 2)),
    "SVHTTDL": ((3, 0, 1, 0), (20, 2, 2, 0)),
    "SYT": ((1, 0, 1, 3), (7, 1, 1, 3)),
    "187": ((4, 1, 2, 0), (21, 1, 2, 0)),
    "184": ((2, 1, 0, 4), (12, 3, 0, 4)),
}
COUNTS = {
    "inspections": (6, 24), "inspection_visits": (10, 41), "inspected_units": (10, 37), "findings": (20, 80),
    "findings_remedied": (9, 39), "findings_overdue": (0, 30), "unit_inspections": (19, 182),
    "unit_inspection_visits": (36, 353), "unit_inspected_offices": (34, 256), "self_inspection_visits": (55, 399),
    "violators": (63, 360), "violators_handled": (48, 312), "issued_documents": (45, 334),
    "staff_total": (15760, 15760), "staff_briefed": (15760, 15760), "offices_total": (564, 564),
    "offices_with_plan": (564, 564),
    "offices_self_inspected": (445, 445), "briefings": (61, 506), "press_items": (196, 1673),
    "services_received": (23037, 162575), "services_resolved": (19535, 158851), "services_on_time": (19365, 157535),
    "services_pending": (3502, 3746), "services_pending_overdue": (67, 72), "survey_answers": (4468, 38692),
    "survey_satisfied": (4372, 38027),
}  # fmt: skip


def value(
    measure: str,
    number: float | None,
    *,
    unit: str = PROVINCE,
    period: Period = AUGUST,
    window: str = "period",
    missing: tuple[str, ...] = (),
    parts: tuple[int, int] | None = None,
    rejected_rows: int = 0,
    last_day: date | None = None,
    source: str | None = None,
    **split: str | int,
) -> MeasuredValue:
    """One row of `measured`."""
    if parts is not None:
        number = 100 * parts[0] / parts[1] if parts[1] else None
    status = "none" if number is None and parts is None else "partial" if missing else "complete"
    return MeasuredValue(
        measure, unit, str(period), window, tuple(sorted(split.items())), number,
        Decimal(parts[0]) if parts else None, Decimal(parts[1]) if parts else None,
        status, missing, rejected_rows, source or MEASURES[measure].source, None, last_day or period.window().last,
    )  # fmt: skip


def _tasks(period: Period, changes: Mapping[str, int]) -> list[MeasuredValue]:
    """Tasks of all units and the province; `changes` are added to a unit's overdue ones."""
    rows: list[MeasuredValue] = []
    for place, window in enumerate(("period", "year_to_date")):
        sums = [0, 0, 0, 0]
        for unit, windows in TASKS.items():
            counts = list(windows[place])
            counts[3] += changes.get(unit, 0)
            sums = [a + b for a, b in zip(sums, counts, strict=True)]
            rows += _states(period, unit, window, counts)
        rows += _states(period, PROVINCE, window, sums)
    return rows


def _states(period: Period, unit: str, window: str, counts: list[int]) -> list[MeasuredValue]:
    on_time, late, _, overdue = counts
    done, assigned = on_time + late, sum(counts)
    given: dict[str, Any] = {"unit": unit, "period": period, "window": window}
    return [
        *(value(measure, number, **given) for measure, number in zip(STATES, counts, strict=True)),
        value("tasks_assigned", assigned, **given),
        value("tasks_completed", done, **given),
        value("tasks_completion_rate", None, parts=(done, assigned), **given),
        value("tasks_due_completion_rate", None, parts=(done, done + overdue), **given),
        value("tasks_on_time_rate", None, parts=(on_time, done), **given),
    ]


# Of the province's visits and inspected units, by kind of inspection; no unit was inspected on two grounds
BY_KIND = (
    ("inspections", "year_to_date", (13, 7, 4)),
    ("inspection_visits", "period", (5, 3, 2)),
    ("inspection_visits", "year_to_date", (20, 11, 10)),
    ("inspected_units", "period", (5, 3, 2)),
    ("inspected_units", "year_to_date", (17, 10, 10)),
)
BY_KIND_AND_LEVEL = (
    ("Theo kế hoạch", "department", 2),
    ("Theo kế hoạch", "district", 2),
    ("Theo kế hoạch", "commune", 1),
    ("Đột xuất", "department", 1),
    ("Đột xuất", "district", 1),
    ("Đột xuất", "commune", 1),
    ("Kiểm tra nhiệm vụ", "commune", 2),
)
# Rates over stocks of one and the same month, which are here those of the window.
STOCKS_OF_RATES = {
    "staff_briefed_rate": ("staff_briefed", "staff_total"),
    "offices_with_plan_rate": ("offices_with_plan", "offices_total"),
    "offices_self_inspected_rate": ("offices_self_inspected", "offices_total"),
}


def measured() -> list[MeasuredValue]:
    """All figures of August, and the tasks of July with two overdue fewer at Sở Y tế."""
    rows = _tasks(AUGUST, {}) + _tasks(JULY, {"SYT": -2})
    for measure, numbers in COUNTS.items():
        for window, number in zip(("period", "year_to_date"), numbers, strict=True):
            rows.append(value(measure, number, window=window))
    for definition in MEASURES.values():
        counts = STOCKS_OF_RATES.get(definition.code, (definition.numerator, definition.denominator))
        if definition.kind is MeasureKind.RATE and counts[0] in COUNTS and counts[1] in COUNTS:
            for place, window in enumerate(("period", "year_to_date")):
                parts = (COUNTS[counts[0]][place], COUNTS[counts[1]][place])
                rows.append(value(definition.code, None, window=window, parts=parts))
    rows += [
        value("inspections", 3, kind="Theo kế hoạch"),
        value("inspections", 2, kind="Đột xuất"),
        value("inspections", 1, kind="Kiểm tra nhiệm vụ"),
        *(value("inspected_units", n, level=k) for k, n in (("department", 3), ("district", 3), ("commune", 4))),
        *(value(measure, n, window=window, kind=kind) for measure, window, numbers in BY_KIND
          for kind, n in zip(("Theo kế hoạch", "Đột xuất", "Kiểm tra nhiệm vụ"), numbers, strict=True)),
        *(value("inspected_units", n, kind=kind, level=level) for kind, level, n in BY_KIND_AND_LEVEL),
        value("inspected_units", 6, window="year_to_date", kind="Kiểm tra nhiệm vụ", level="department"),
        value("inspected_units", 4, window="year_to_date", kind="Kiểm tra nhiệm vụ", level="district"),
        value("inspections", 59, window="since_start"),
        value("self_inspection_visits", 896, window="since_start"),
        value("plan_coverage_rate", None, window="year_to_date", parts=(7, 13)),
        value("inspection_coverage_rate", None, window="year_to_date", parts=(20, 31)),
        *(value("violators", n, kind=k) for k, n in (("Thời giờ làm việc", 11), ("Sử dụng rượu bia", 11),
          ("Thời hạn giải quyết công việc", 16), ("Đeo thẻ công chức", 3), ("Khác", 22))),
        value("violators", 15, sanction="Chưa xử lý"),
        *(value("index_rank", n, index="PCI", year=y) for y, n in ((2017, 47), (2019, 50))),
        *(value("index_ranked_count", 63, index="PCI", year=y) for y in (2017, 2019)),
        value("index_rank_change", -3, index="PCI", year=2019),
        value("index_score", 63.79, index="PCI", year=2019),
    ]  # fmt: skip
    return rows


def discrepancy(rule: str, severity: str, unit: str, subject: str, **more: Any) -> OpenDiscrepancy:
    """An open difference of August."""
    text = f"{subject}: sổ ghi “Đang thực hiện”, đơn vị báo cáo “Đã hoàn thành”. Đề nghị đối chiếu."
    return OpenDiscrepancy(
        f"CL-{rule}-{unit}-{subject}", rule, severity, unit, more.get("period", "2020-08"), subject,
        more.get("left", "Đang thực hiện"), more.get("right", "Đã hoàn thành"), more.get("message", text),
    )  # fmt: skip


def sample(**changes: Any) -> ReportData:
    """August 2020 with everything received but for what `changes` says."""
    data = ReportData(
        period=AUGUST,
        rule=Rule.ND09,
        window=AUGUST.window(),
        year_window=Basis().year_to_date(AUGUST),
        programme_start=date(2018, 1, 4),
        last_day=date(2020, 8, 14),
        known_as_of=date(2020, 8, 20),
        boundaries="then",
        previous=JULY,
        next_window=AUGUST.next().window(),
        months=("2020-08",),
        deadline_on=date(2020, 8, 18),
        units=UNITS,
        senders=SENDERS,
        measured=tuple(measured()),
        sender_states=tuple(SenderState(unit, "2020-08", date(2020, 8, 17), True, (), 0) for unit in SENDERS),
        returned_files=(),
        discrepancies=(),
        ruled_count=0,
        remarks=(UnitRemark("SYT", "2020-08", "Nguyên nhân", "Biên chế thiếu."),),
        due_tasks=("SYT", "SYT"),
        planned_inspections=(PlannedInspection("SYT", 9, False), PlannedInspection("187", 3, True)),
        visits=(
            InspectionVisit("SYT", "905/QĐ-SNV", "Theo kế hoạch", date(2020, 8, 1), 3, 1, date(2020, 9, 1), True),
            InspectionVisit("184", "806/QĐ-SNV", "Đột xuất", date(2020, 5, 3), 4, 1, date(2020, 6, 1), False),
        ),
        index_statements=(IndexStatement("PCI", 2019, 2017, "tăng 3 bậc"),),
    )
    return replace(data, **changes)


def without(data: ReportData, *measures: str) -> ReportData:
    """The same data in which nothing was received for these measures."""
    rows = [v for v in data.measured if v.measure not in measures]
    rows += [value(measure, None, window=window) for measure in measures for window in ("period", "year_to_date")]
    return replace(data, measured=tuple(rows))


def missing(data: ReportData, source: str, *units: str) -> ReportData:
    """The same data in which these units are missing from the province's figures of one form."""
    rows = [
        replace(v, status="partial", missing_units=units) if v.source == source and v.unit == PROVINCE else v
        for v in data.measured
    ]
    return replace(data, measured=tuple(rows))


def changed(data: ReportData, *rows: MeasuredValue) -> ReportData:
    """The same data with these rows in place of those of the same key."""
    keys = {(v.measure, v.unit, v.period, v.window, v.split) for v in rows}
    kept = [v for v in data.measured if (v.measure, v.unit, v.period, v.window, v.split) not in keys]
    return replace(data, measured=(*kept, *rows))


def empty(period: Period = AUGUST) -> ReportData:
    """A period of which nothing at all was received."""
    return sample(
        period=period,
        measured=tuple(
            value(measure, None, period=period, window=window)
            for measure, definition in MEASURES.items()
            if definition.source not in ("submission", "index_result")
            for window in ("period", "year_to_date", "since_start")
        ),
        known_as_of=None,
        sender_states=tuple(SenderState(unit, str(period), None, False, (), 0) for unit in SENDERS),
        remarks=(),
        due_tasks=None,
        planned_inspections=None,
        visits=None,
        index_statements=(),
    )

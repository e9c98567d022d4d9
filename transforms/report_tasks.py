"""Tasks given by the province: section II.1, annex I and its chart."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from transforms.definitions.measures import PROVINCE, MeasureWindow
from transforms.definitions.report_data import MeasuredValue
from transforms.prose import NO_RATE, count_in_prose, count_in_words, join_names, sentence_case
from transforms.report_evidence import NAMED_AT_MOST, Evidence, clause
from transforms.report_parts import ChartBar, ChartData, Paragraph, TaskCounts, TaskRow
from transforms.report_wording import MARK, TASK_RULES, Wording, critical_units

_PERIOD = MeasureWindow.PERIOD.value
STATES = ("tasks_completed_on_time", "tasks_completed_late", "tasks_open_in_time", "tasks_open_overdue")
GROUP_NAMES = {"department": "Sở, ban, ngành", "district": "Huyện, thành phố", "commune": "Xã, phường"}
_NO_COUNTS = TaskCounts("", "", "", "", "")


def task_paragraphs(evidence: Evidence, wording: Wording) -> tuple[Paragraph, ...]:
    """The states in the period, the year to date, best and worst, the overdue, and what the two sources disagree on."""
    assigned = evidence.book.value("tasks_assigned")
    if assigned is None or assigned.value is None:
        return (Paragraph(f"{wording.lead}, chưa có số liệu về thực hiện nhiệm vụ: chưa nhận được Sổ theo dõi nhiệm vụ của"
                          " Văn phòng UBND tỉnh và báo cáo nhiệm vụ của các cơ quan, đơn vị."),)  # fmt: skip
    if not assigned.value:
        return (Paragraph(f"{wording.lead}, không phát sinh nhiệm vụ{evidence.note(assigned)}."),)
    paragraphs = [_states(evidence, wording, assigned)]
    rate = evidence.book.value("tasks_completion_rate", window=wording.year)
    if rate is not None and rate.denominator:
        paragraphs.append(_year(evidence, wording, rate))
    disagreement = _disagreement(evidence)
    if disagreement:
        paragraphs.append(Paragraph(disagreement))
    if critical_units(evidence, TASK_RULES):
        note = f"{MARK} Số liệu có nhiệm vụ mà hai nguồn còn ghi khác nhau ở mức nghiêm trọng, nêu tại Phụ lục III."
        paragraphs.append(Paragraph(note, "note"))
    return tuple(paragraphs)


def _states(evidence: Evidence, wording: Wording, assigned: MeasuredValue) -> Paragraph:
    book = evidence.book
    on_time, late, in_time, overdue = (book.value(measure) for measure in STATES)
    completed, rate = book.value("tasks_completed"), book.value("tasks_on_time_rate")
    mark = MARK if critical_units(evidence, TASK_RULES) else ""
    source = (
        ", tính theo báo cáo của các đơn vị do chưa nhận được Sổ theo dõi nhiệm vụ"
        if assigned.source == "task_progress"
        else ""
    )
    text = f"{wording.lead}, các cơ quan, đơn vị theo dõi, thực hiện {book.prose(assigned)} nhiệm vụ{source}{evidence.note(assigned)}; "
    if completed is not None and completed.value:
        text += (
            f"đã hoàn thành {book.prose(completed)}{mark} nhiệm vụ, trong đó đúng hạn {book.prose(on_time)} nhiệm vụ,"
            f" chiếm {book.rate(rate)} số đã hoàn thành, quá hạn {book.prose(late)} nhiệm vụ; "
        )
    else:
        text += "chưa có nhiệm vụ hoàn thành; "
    text += f"đang thực hiện trong hạn {book.prose(in_time)} nhiệm vụ; "
    if overdue is not None and overdue.value:
        text += f"quá hạn chưa hoàn thành {book.prose(overdue)} nhiệm vụ{clause(evidence.change_of_count('tasks_open_overdue', 'nhiệm vụ'))}."
    else:
        text += f"không có nhiệm vụ quá hạn chưa hoàn thành{clause(evidence.change_of_count('tasks_open_overdue', 'nhiệm vụ'))}."
    return Paragraph(text)


def _year(evidence: Evidence, wording: Wording, rate: MeasuredValue) -> Paragraph:
    book = evidence.book
    lead = "Lũy kế từ đầu năm, đã hoàn thành" if wording.cumulative else "Đã hoàn thành"
    text = f"{lead} {book.ratio(rate)} nhiệm vụ, đạt {book.rate(rate)} tổng số nhiệm vụ được giao"
    due = book.value("tasks_due_completion_rate", window=wording.year)
    if due is not None and due.denominator:
        text += f" (bằng {book.rate(due)} số nhiệm vụ đến hạn, {book.ratio(due)})"
    change = clause(evidence.change_of_rate("tasks_completion_rate", wording.year))
    note = evidence.note(rate) if wording.cumulative else ""
    return Paragraph(
        " ".join(
            part
            for part in (
                f"{text}{note}{change}.",
                _ranking(evidence, wording),
                _overdue(evidence, wording),
                "Chi tiết tại Phụ lục I.",
            )
            if part
        )
    )


def _ranking(evidence: Evidence, wording: Wording) -> str:
    rates = [v for v in _unit_values(evidence, "tasks_completion_rate", wording.year) if v.denominator]
    groups = _by_printed(evidence, rates)
    if len(rates) < 2:
        return ""
    if len(groups) == 1:
        number = evidence.book.own("report.units", len(rates), list="ranked", window=wording.year)
        return f"Tất cả {number} đơn vị có nhiệm vụ đều đạt {evidence.book.rate(rates[0])}."
    return f"{_best(evidence, groups[0])} {_worst(evidence, groups)}"


def _best(evidence: Evidence, group: list[MeasuredValue]) -> str:
    rate = evidence.book.rate
    if len(group) == 1:
        return f"Đơn vị đạt tỷ lệ cao nhất là {evidence.name(group[0].unit)} ({evidence.book.ratio(group[0])}, đạt {rate(group[0])})."
    if len(group) > NAMED_AT_MOST:
        number = evidence.book.own("report.units", len(group), list="best", window=group[0].window)
        return f"Có {number} đơn vị cùng đạt tỷ lệ cao nhất ({_rates(evidence, group)})."
    return f"{count_in_words(len(group))} đơn vị cùng đạt tỷ lệ cao nhất là {_with_ratios(evidence, group)}, đều đạt {_rates(evidence, group)}."


def _worst(evidence: Evidence, groups: list[list[MeasuredValue]]) -> str:
    named: list[list[MeasuredValue]] = []
    for group in reversed(groups[1:]):
        if sum(map(len, named)) >= 3 or sum(map(len, named)) + len(group) > NAMED_AT_MOST:
            break
        named.append(group)
    if not named:
        last = groups[-1]
        number = evidence.book.own("report.units", len(last), list="worst", window=last[0].window)
        return f"Có {number} đơn vị cùng đạt tỷ lệ thấp nhất ({_rates(evidence, last)})."
    total = sum(map(len, named))
    parts = [
        f"{evidence.name(group[0].unit)} ({evidence.book.ratio(group[0])}, đạt {evidence.book.rate(group[0])})"
        if len(group) == 1
        else f"{_with_ratios(evidence, group)} (cùng đạt {_rates(evidence, group)})"
        for group in named
    ]
    head = "Đơn vị đạt thấp nhất là" if total == 1 else f"{count_in_words(total)} đơn vị đạt thấp nhất là"
    return f"{head} {join_names(parts)}."


def _with_ratios(evidence: Evidence, group: Sequence[MeasuredValue]) -> str:
    """`Sở A (44/48), Sở B và huyện C (mỗi đơn vị 22/24)`."""
    book = evidence.book
    parts = []
    for _, same in groupby(group, key=lambda v: (v.numerator, v.denominator)):
        units = list(same)
        if len(units) == 1:
            parts.append(f"{evidence.name(units[0].unit)} ({book.ratio(units[0])})")
        else:
            ratios = [book.ratio(unit) for unit in units]
            parts.append(f"{join_names([evidence.name(unit.unit) for unit in units])} (mỗi đơn vị {ratios[0]})")
    return join_names(parts) if len(parts) < 2 or " và " not in parts[-1] else ", ".join(parts)


def _rates(evidence: Evidence, group: Sequence[MeasuredValue]) -> str:
    return evidence.book.rate(group[0])


def _by_printed(evidence: Evidence, rates: Sequence[MeasuredValue]) -> list[list[MeasuredValue]]:
    """Rates grouped as they print, the highest first; within a group the larger numbers first, then by unit order."""
    order = {unit: place for place, unit in enumerate(evidence.in_order([v.unit for v in rates]))}

    def printed(value: MeasuredValue) -> Decimal:
        return evidence.book.printed_rate(value) or Decimal(0)

    ordered = sorted(rates, key=lambda v: (-printed(v), -(v.denominator or 0), order[v.unit]))
    return [list(group) for _, group in groupby(ordered, key=printed)]


def _overdue(evidence: Evidence, wording: Wording) -> str:
    values = [v for v in _unit_values(evidence, "tasks_open_overdue", wording.year) if v.value]
    if not values:
        return ""
    order = {unit: place for place, unit in enumerate(evidence.in_order([v.unit for v in values]))}
    ordered = sorted(values, key=lambda v: (-(v.value or 0), order[v.unit]))
    groups = [list(group) for _, group in groupby(ordered, key=lambda v: v.value)]
    named: list[list[MeasuredValue]] = []
    for group in groups:
        if sum(map(len, named)) + len(group) > NAMED_AT_MOST:
            break
        named.append(group)
    book = evidence.book
    if not named:
        top = groups[0]
        number = book.own("report.units", len(top), list="most_overdue", window=wording.year)
        return f"Có {number} đơn vị cùng có số nhiệm vụ quá hạn nhiều nhất (mỗi đơn vị {book.prose(top[0])} nhiệm vụ)."
    parts = []
    for group in named:
        counts = [book.prose(value) for value in group]
        names = join_names([evidence.name(value.unit) for value in group])
        parts.append(f"{names} ({'mỗi đơn vị ' if len(group) > 1 else ''}{counts[0]} nhiệm vụ)")
    if sum(map(len, named)) == len(values):
        return f"Các đơn vị còn nhiệm vụ quá hạn gồm: {'; '.join(parts)}."
    return f"Các đơn vị có từ {book.prose(named[-1][0])} nhiệm vụ quá hạn trở lên gồm: {'; '.join(parts)}."


def _disagreement(evidence: Evidence) -> str:
    """Open critical differences between the register and the units' own reports, by unit."""
    text = _status_disagreement(evidence)
    found = {
        d.id: d
        for d in evidence.data.discrepancies
        if d.rule == "task.completed_on_differs" and d.severity == "critical"
    }
    if found:
        number = evidence.book.own(
            "report.discrepancies_open", len(found), rule="task.completed_on_differs", severity="critical"
        )
        units = evidence.names([d.unit for d in found.values()])
        text = " ".join(
            filter(
                None,
                (
                    text,
                    f"Có {number} nhiệm vụ mà ngày hoàn thành theo một nguồn là đúng hạn, theo nguồn kia là quá hạn ({units}).",
                ),
            )
        )
    if not text:
        return ""
    return f"{text} Số liệu nêu trên tính theo Sổ theo dõi. Toàn bộ chênh lệch chưa thống nhất, phân theo mức độ, nêu tại Phụ lục III."


def _status_disagreement(evidence: Evidence) -> str:
    found = {d.id: d for d in evidence.data.discrepancies if d.rule == "task.status_differs"}
    if not found:
        return ""
    book = evidence.book
    counts: dict[str, int] = {}
    for discrepancy in found.values():
        counts[discrepancy.unit] = counts.get(discrepancy.unit, 0) + 1
    number = book.own("report.discrepancies_open", len(found), rule="task.status_differs")
    text = (
        "Qua đối chiếu Sổ theo dõi nhiệm vụ của Văn phòng UBND tỉnh với báo cáo của các đơn vị, còn"
        f" {number} nhiệm vụ mà tình trạng hoàn thành không thống nhất"
    )
    units = evidence.in_order(list(counts))
    written = {
        unit: book.own("report.discrepancies_open", counts[unit], unit=unit, rule="task.status_differs")
        for unit in units
    }
    if len(units) > 2 * NAMED_AT_MOST:
        many = book.own("report.units", len(units), list="task.status_differs")
        return f"{text}, thuộc {many} đơn vị."
    if len(set(counts.values())) == 1 and len(units) > 1:
        return f"{text}, thuộc {evidence.names(units)} (mỗi đơn vị {written[units[0]]} nhiệm vụ)."
    return f"{text}, thuộc {join_names([f'{evidence.name(unit)} ({written[unit]})' for unit in units])}."


def _unit_values(evidence: Evidence, measure: str, window: str) -> list[MeasuredValue]:
    """The units' values of a measure, without the province."""
    period = str(evidence.data.period)
    return [
        v for v in evidence.data.measured
        if v.measure == measure and v.window == window and v.period == period and v.unit != PROVINCE and not v.split
        and v.value is not None
    ]  # fmt: skip


# -- annex I


def task_rows(evidence: Evidence, wording: Wording) -> tuple[TaskRow, ...]:
    """Departments, districts (communes), then the total."""
    marked = set(critical_units(evidence, TASK_RULES))
    assigned = _unit_values(evidence, "tasks_assigned", wording.year)
    units = evidence.in_order([*evidence.data.senders, *(v.unit for v in assigned if v.value)])
    if not assigned:
        return ()
    rows: list[TaskRow] = []
    level = ""
    for unit in units:
        known = evidence.unit(unit)
        if known is not None and known.level != level:
            level = known.level
            rows.append(TaskRow("group", GROUP_NAMES.get(level, level), "", _NO_COUNTS, _NO_COUNTS, "", "", "", ""))
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
        number = sum(1 for task in tasks if unit in (PROVINCE, task.unit))
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


def _change(evidence: Evidence, wording: Wording, unit: str, rate: MeasuredValue | None) -> str:
    previous = evidence.data.previous
    if evidence.ends_early or (wording.cumulative and previous.year != evidence.data.period.year):
        return NO_RATE
    before = evidence.book.value("tasks_completion_rate", unit, wording.year, str(previous))
    points = evidence.points(rate, before)
    if rate is None or before is None or points is None or "partial" in (rate.status, before.status):
        return NO_RATE
    return evidence.change_figure(rate, points)


def task_chart(evidence: Evidence, wording: Wording) -> ChartData | None:
    """Tasks by state and unit in the year to date, None where there are none."""
    bars = []
    for value in _unit_values(evidence, "tasks_assigned", wording.year):
        known = evidence.unit(value.unit)
        counts = [evidence.book.value(measure, value.unit, wording.year) for measure in STATES]
        if known is not None and value.value:
            numbers = [int(count.value) if count is not None and count.value else 0 for count in counts]
            bars.append(
                (
                    known.ordinal,
                    ChartBar(
                        evidence.short_name(value.unit), known.level, (numbers[0], numbers[1], numbers[2], numbers[3])
                    ),
                )
            )
    if not bars:
        return None
    until = evidence.last_day
    title = f"Nhiệm vụ theo trạng thái, lũy kế đến ngày {count_in_prose(until.day)}/{until.month}/{until.year}"
    return ChartData(title, tuple(bar for _, bar in sorted(bars, key=lambda pair: pair[0])))

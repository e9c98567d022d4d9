"""Tasks given by the province: section II.1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from transforms.definitions.periods import Kind
from transforms.definitions.report_data import MeasuredValue
from transforms.definitions.units import PROVINCE
from transforms.reports.report_evidence import NAMED_AT_MOST, Evidence, clause
from transforms.reports.report_parts import Paragraph, sentences
from transforms.reports.report_wording import BALANCES_ALONE, MARK, TASK_RULES, Wording, critical_units
from transforms.values.prose import join_names

STATES = ("tasks_completed_on_time", "tasks_completed_late", "tasks_open_in_time", "tasks_open_overdue")


def task_paragraphs(evidence: Evidence, wording: Wording) -> tuple[Paragraph, ...]:
    """The states in the period, the year to date, best and worst, the overdue, and what the two sources disagree on."""
    assigned = evidence.book.value("tasks_assigned")
    if assigned.value is None:
        nothing = "chưa nhận được Sổ theo dõi nhiệm vụ của Văn phòng UBND tỉnh"
        if not any(s.received_on and "task_progress" not in s.missing_forms for s in evidence.states):
            nothing += " và báo cáo nhiệm vụ của các cơ quan, đơn vị"
        paragraphs = [Paragraph(f"{wording.lead}, chưa có số liệu về thực hiện nhiệm vụ: {nothing}.")]
    elif not assigned.value:
        paragraphs = [Paragraph(f"{wording.lead}, không phát sinh nhiệm vụ{evidence.note(assigned)}.")]
    else:
        paragraphs = [_states(evidence, wording, assigned)]
    rate = evidence.book.value("tasks_completion_rate", window=wording.year)
    told = wording.cumulative or assigned.value
    if told and rate.denominator:
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
    _, _, in_time, overdue = values = [book.value(measure) for measure in STATES]
    # Balances may tell how many there were, and not in which states.
    is_whole = sum(value.value or 0 for value in values) == assigned.value
    text = (
        f"{wording.lead}, các cơ quan, đơn vị theo dõi, thực hiện {book.prose(assigned)} nhiệm"
        f" vụ{evidence.note(assigned)}; "
    )
    parts = [_completed(evidence, is_whole=is_whole)]
    if in_time.value:
        parts.append(f"đang thực hiện trong hạn {book.prose(in_time)} nhiệm vụ")
    elif is_whole:
        parts.append("không có nhiệm vụ đang thực hiện trong hạn")
    if not is_whole:
        parts.append(f"{BALANCES_ALONE} tình trạng thực hiện")
    change = clause(evidence.change_of_count("tasks_open_overdue", "nhiệm vụ"))
    if overdue.value:
        parts.append(f"quá hạn chưa hoàn thành {book.prose(overdue)} nhiệm vụ{change}")
    elif is_whole:
        parts.append(f"không có nhiệm vụ quá hạn chưa hoàn thành{change}")
    return Paragraph(f"{text}{'; '.join(filter(None, parts))}.")


def _completed(evidence: Evidence, *, is_whole: bool) -> str:
    """How many were completed, and of these in time and late; nothing where nobody knows."""
    book = evidence.book
    completed, rate = book.value("tasks_completed"), book.value("tasks_on_time_rate")
    on_time, late = book.value("tasks_completed_on_time"), book.value("tasks_completed_late")
    if not completed.value:
        return "chưa có nhiệm vụ hoàn thành" if is_whole else ""
    text = f"đã hoàn thành {book.prose(completed)}{MARK if critical_units(evidence, TASK_RULES) else ''} nhiệm vụ"
    for value, how in ((on_time, "đúng hạn"), (late, "quá hạn")):
        if value.value == completed.value:
            return f"{text}, {'đều ' if completed.value > 1 else ''}{how}"
    told = []
    if on_time.value:
        share = f", chiếm {book.rate(rate)} số đã hoàn thành" if rate.denominator else ""
        told.append(f"đúng hạn {book.prose(on_time)} nhiệm vụ{share}")
    if late.value:
        told.append(f"quá hạn {book.prose(late)} nhiệm vụ")
    return f"{text}, trong đó {', '.join(told)}" if told else text


def _year(evidence: Evidence, wording: Wording, rate: MeasuredValue) -> Paragraph:
    book = evidence.book
    lead = "Lũy kế từ đầu năm, đã hoàn thành" if wording.cumulative else "Đã hoàn thành"
    text = f"{lead} {book.ratio(rate)} nhiệm vụ, đạt {book.rate(rate)} tổng số nhiệm vụ được giao"
    beside = evidence.gaps(rate) if wording.cumulative else []
    due = book.value("tasks_due_completion_rate", window=wording.year)
    if due.denominator:
        beside.insert(0, f"bằng {book.rate(due)} số nhiệm vụ đến hạn, {book.ratio(due)}")
    change = clause(evidence.change_of_rate("tasks_completion_rate", wording.year))
    note = f" ({'; '.join(beside)})" if beside else ""
    return Paragraph(
        sentences(
            f"{text}{note}{change}.",
            _ranking(evidence, wording),
            _overdue(evidence, wording),
            "Chi tiết tại Phụ lục I.",
        )
    )


def _ranking(evidence: Evidence, wording: Wording) -> str:
    rates = [v for v in unit_values(evidence, "tasks_completion_rate", wording.year) if v.denominator]
    groups = _by_printed(evidence, rates)
    if len(rates) < 2:
        return ""
    if len(groups) == 1:
        number = evidence.book.own("report.units", len(rates), list="ranked", window=wording.year)
        return f"Tất cả {number} đơn vị có nhiệm vụ đều đạt {evidence.book.rate(rates[0])}."
    return f"{_best(evidence, groups[0])} {_worst(evidence, groups)}"


def _best(evidence: Evidence, group: list[MeasuredValue]) -> str:
    rate = evidence.book.rate(group[0])
    if len(group) == 1:
        said = f"{evidence.name(group[0].unit)} ({evidence.book.ratio(group[0])}, đạt {rate})"
        return f"Đơn vị đạt tỷ lệ cao nhất là {said}."
    if len(group) > NAMED_AT_MOST:
        number = evidence.book.own("report.units", len(group), list="best", window=group[0].window)
        return f"Có {number} đơn vị cùng đạt tỷ lệ cao nhất ({rate})."
    number = evidence.book.worded("report.units", len(group), list="best", window=group[0].window)
    return f"{number} đơn vị cùng đạt tỷ lệ cao nhất là {_with_ratios(evidence, group)}, đều đạt {rate}."


def _worst(evidence: Evidence, groups: list[list[MeasuredValue]]) -> str:
    named: list[list[MeasuredValue]] = []
    for group in reversed(groups[1:]):
        if sum(map(len, named)) >= 3 or sum(map(len, named)) + len(group) > NAMED_AT_MOST:
            break
        named.append(group)
    if not named:
        last = groups[-1]
        number = evidence.book.own("report.units", len(last), list="worst", window=last[0].window)
        return f"Có {number} đơn vị cùng đạt tỷ lệ thấp nhất ({evidence.book.rate(last[0])})."
    total = sum(map(len, named))
    parts = [
        f"{evidence.name(group[0].unit)} ({evidence.book.ratio(group[0])}, đạt {evidence.book.rate(group[0])})"
        if len(group) == 1
        else f"{_with_ratios(evidence, group)}, cùng đạt {evidence.book.rate(group[0])}"
        for group in named
    ]
    head = "Đơn vị đạt thấp nhất là"
    if total > 1:
        number = evidence.book.worded("report.units", total, list="lowest", window=named[0][0].window)
        head = f"{number} đơn vị đạt thấp nhất là"
    # A tie ends in a comma of its own, so that groups are kept apart by semicolons.
    listed = join_names(parts) if all(len(group) == 1 for group in named) else "; ".join(parts)
    return f"{head} {listed}."


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


def _by_printed(evidence: Evidence, rates: Sequence[MeasuredValue]) -> list[list[MeasuredValue]]:
    """Rates grouped as they print, the highest first; within a group the larger numbers first, then by unit order."""

    def printed(value: MeasuredValue) -> Decimal:
        return evidence.book.printed_rate(value) or Decimal(0)

    ordered = sorted(rates, key=lambda v: (-printed(v), -(v.denominator or 0), evidence.place(v.unit)))
    return [list(group) for _, group in groupby(ordered, key=printed)]


def _overdue(evidence: Evidence, wording: Wording) -> str:
    values = [v for v in unit_values(evidence, "tasks_open_overdue", wording.year) if v.value]
    if not values:
        return ""
    ordered = sorted(values, key=lambda v: (-(v.value or 0), evidence.place(v.unit)))
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
    if len(values) == 1:
        return f"Đơn vị còn nhiệm vụ quá hạn là {parts[0]}."
    if sum(map(len, named)) == len(values):
        return f"Các đơn vị còn nhiệm vụ quá hạn gồm: {'; '.join(parts)}."
    if sum(map(len, named)) == 1:
        return f"Đơn vị có nhiều nhiệm vụ quá hạn nhất là {parts[0]}."
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
        if (many := len({d.unit for d in found.values()})) > 2 * NAMED_AT_MOST:
            number_of_units = evidence.book.own(
                "report.units", many, list="task.completed_on_differs", severity="critical"
            )
            units = f"{number_of_units} đơn vị"
        said = f"Có {number} nhiệm vụ mà ngày hoàn thành theo một nguồn là đúng hạn, theo nguồn kia là quá hạn"
        text = sentences(text, f"{said} ({units}).")
    if not text:
        return ""
    return (
        f"{text} Số liệu nêu trên tính theo Sổ theo dõi. Toàn bộ chênh lệch chưa thống nhất, phân theo mức độ,"
        f" nêu tại Phụ lục III."
    )


def _status_disagreement(evidence: Evidence) -> str:
    found = {d.id: d for d in evidence.data.discrepancies if d.rule == "task.status_differs"}
    if not found:
        return ""
    book = evidence.book
    counts = Counter(discrepancy.unit for discrepancy in found.values())
    number = book.own("report.discrepancies_open", len(found), rule="task.status_differs")
    sides = "Sổ theo dõi nhiệm vụ của Văn phòng UBND tỉnh với báo cáo của các đơn vị"
    if evidence.data.period.kind is Kind.MONTH:
        text = f"Qua đối chiếu {sides}, còn {number} nhiệm vụ mà tình trạng hoàn thành không thống nhất"
    else:
        text = (
            f"Qua đối chiếu hằng tháng {sides}, có {number} nhiệm vụ mà tình trạng hoàn thành vào cuối tháng"
            " không thống nhất, chưa có kết luận"
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


def unit_values(evidence: Evidence, measure: str, window: str) -> list[MeasuredValue]:
    """The units' values of a measure, without the province."""
    period = str(evidence.data.period)
    return [
        v for v in evidence.data.measured
        if v.measure == measure and v.window == window and v.period == period and v.unit != PROVINCE and not v.split
        and v.value is not None
    ]  # fmt: skip

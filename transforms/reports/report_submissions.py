"""Who reported: section I.1 and annex IV."""

from __future__ import annotations

import re

from transforms.definitions.forms import FORMS, UNIT_FORMS, Form
from transforms.definitions.measures import MeasureWindow
from transforms.definitions.periods import Kind, Period
from transforms.definitions.units import PROVINCE
from transforms.reports.report_evidence import Evidence, short_period
from transforms.reports.report_figures import printable
from transforms.reports.report_parts import LEVEL_NAMES, GapRow, Paragraph, ReturnedRow, SenderRow
from transforms.values.prose import format_date, join_names, sentence_case

_NAMED_LATE = 8
_PERIOD = MeasureWindow.PERIOD.value
_GAP_WINDOWS = (_PERIOD, MeasureWindow.YEAR_TO_DATE.value)
_REQUEST = re.compile(r"[.;,]\s+(?:[Hh]ãy|[Đđ]ề nghị) ")  # what the sender is asked to do


def submission_paragraphs(evidence: Evidence, issuer: str) -> tuple[Paragraph, ...]:
    """I.1: how many reported by which day, who was late, who did not."""
    data = evidence.data
    until = f"Tính đến hết ngày {format_date(data.known_as_of)}, " if data.known_as_of else ""
    expected, received, on_time = _counts(evidence)
    if not any(state.received_on for state in evidence.states):
        text = f"{until}{issuer} chưa nhận được"
        if data.period.kind is Kind.MONTH or not evidence.states:
            text += f" báo cáo {data.period.vietnamese} của cơ quan, đơn vị nào"
            text += f" trong số {expected} đơn vị phải báo cáo" if evidence.states else ""
        else:
            text += f" lượt nào trong số {expected} lượt báo cáo tháng của {data.period.vietnamese}"
        return (Paragraph(sentence_case(f"{text}.{_returned(evidence)}")),)
    if data.period.kind is Kind.MONTH:
        text = f"{until}{issuer} nhận được báo cáo của {received}/{expected} cơ quan, đơn vị"
    else:
        text = f"{until}{issuer} nhận được {received}/{expected} lượt báo cáo tháng của các cơ quan, đơn vị"
    deadline = f" (hạn đến hết ngày {format_date(data.deadline_on)})" if data.deadline_on else ""
    text += f", trong đó {on_time} gửi đúng hạn{deadline}"
    return (Paragraph(f"{text}{_late_and_absent(evidence)}.{_returned(evidence)} {_basis(evidence)}".strip()),)


def _noun(evidence: Evidence) -> str:
    return "đơn vị" if evidence.data.period.kind is Kind.MONTH else "lượt"


def _counts(evidence: Evidence) -> tuple[str, str, str]:
    """Submissions expected and received, and those on time with their noun. Of a period that is not over: those of the
    months it has reached."""
    book, states = evidence.book, evidence.states
    split = {"to": evidence.data.months[-1]} if evidence.ends_early else {}

    def written(measure: str, number: int, *, prose: bool) -> str:
        return book.own(measure, number, prose=prose, **split)

    noun, in_time = _noun(evidence), sum(1 for s in states if s.received_on and s.on_time)
    return (
        written("submissions_expected", len(states), prose=False),
        written("submissions_received", sum(1 for s in states if s.received_on), prose=False),
        f"{written('submissions_on_time', in_time, prose=True)} {noun}" if in_time else f"không có {noun} nào",
    )


def _late_and_absent(evidence: Evidence) -> str:
    data = evidence.data
    if data.period.kind is not Kind.MONTH:
        return _absent_by_month(evidence)
    late = [s.unit for s in evidence.states if s.received_on and not s.on_time]
    absent = [s.unit for s in evidence.states if not s.received_on]
    text = ""
    if late:
        names = evidence.names(late) if len(late) <= _NAMED_LATE else f"{_units(evidence, late, 'late')} đơn vị"
        text += f", {names} gửi muộn"
    if absent:
        names = (
            evidence.names(absent)
            if len(absent) <= _NAMED_LATE
            else f"{_units(evidence, absent, 'absent')} đơn vị nêu tại Phụ lục IV"
        )
        text += f"; {names} chưa gửi báo cáo"
    return text


def _absent_by_month(evidence: Evidence) -> str:
    states = evidence.states
    units = evidence.in_order([s.unit for s in states if not s.received_on])
    if not units:
        return ""
    if len(units) > _NAMED_LATE:
        return f"; {_units(evidence, units, 'absent')} đơn vị chưa gửi đủ báo cáo các tháng, nêu tại Phụ lục IV"
    named = []
    for unit in units:
        months = [Period.parse(s.month) for s in states if s.unit == unit and not s.received_on]
        named.append(f"{evidence.name(unit)} ({_months(months, evidence.data.period.year)})")
    return f"; còn thiếu báo cáo của {join_names(named)}"


def _months(months: list[Period], year: int) -> str:
    """`tháng 1, từ tháng 3 đến tháng 6 và tháng 9`."""
    runs: list[list[Period]] = []
    for month in months:
        if runs and runs[-1][-1].next() == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    names: list[str] = []
    for run in runs:
        written = [short_period(month, year) for month in run]
        names += written if len(run) < 3 else [f"từ {written[0]} đến {written[-1]}"]
    return join_names(names)


def _returned(evidence: Evidence) -> str:
    files = evidence.data.returned_files
    if not files:
        return ""
    number = evidence.book.own("report.files_returned", len(files))
    return f" Có {number} tệp bị trả lại, lý do nêu tại Phụ lục IV."


def _basis(evidence: Evidence) -> str:
    states = evidence.states
    if any(not s.received_on or s.missing_forms for s in states):
        return "Số liệu của các mục dưới đây chưa bao gồm những đơn vị được nêu tên là chưa có số liệu."
    return ""


def _units(evidence: Evidence, units: list[str], which: str) -> str:
    return evidence.book.own("report.units", len(set(units)), list=which)


# -- annex IV


def sender_rows(evidence: Evidence) -> tuple[SenderRow, ...]:
    """Expected senders by level: when they sent, on time or late, what is missing."""
    rows: list[SenderRow] = []
    level = ""
    for unit in evidence.in_order([s.unit for s in evidence.states]):
        known = evidence.unit(unit)
        if known is not None and known.level != level:
            level = known.level
            rows.append(SenderRow("group", LEVEL_NAMES.get(level, level), "", "", "", ""))
        rows.append(_sender_row(evidence, unit))
    return tuple(rows)


def _sender_row(evidence: Evidence, unit: str) -> SenderRow:
    data = evidence.data
    states = [s for s in evidence.states if s.unit == unit]
    name = sentence_case(evidence.name(unit))
    rows = sum(s.rejected_rows for s in states)
    rejected = evidence.book.own("report.rejected_rows", rows, prose=False, unit=unit) if rows else ""
    if data.period.kind is Kind.MONTH:
        state = states[0]
        if state.received_on is None:
            return SenderRow("unit", name, "", "Chưa gửi", "Tất cả", rejected)
        forms = join_names([FORMS[form].sheet for form in state.missing_forms])
        said = "Đúng hạn" if state.on_time else "Muộn"
        return SenderRow("unit", name, format_date(state.received_on), said, forms, rejected)
    year = data.period.year
    absent = [Period.parse(s.month) for s in states if not s.received_on]
    late = [Period.parse(s.month) for s in states if s.received_on and not s.on_time]
    said = "; ".join(
        f"{verb} {_months(months, year)}" for verb, months in (("chưa gửi", absent), ("muộn", late)) if months
    )
    short = []
    for form in UNIT_FORMS:
        months = [Period.parse(s.month) for s in states if s.received_on and form.code in s.missing_forms]
        if months:
            short.append(f"{form.sheet} ({_months(months, year)})")
    got = [s for s in states if s.received_on]
    count = evidence.book.own("report.units", len(got), prose=False, unit=unit, list="months_received")
    of = evidence.book.own("report.units", len(states), prose=False, unit=unit, list="months_expected")
    return SenderRow("unit", name, f"{count}/{of}", sentence_case(said or "đủ, đúng hạn"), "; ".join(short), rejected)


def returned_rows(evidence: Evidence) -> tuple[ReturnedRow, ...]:
    """Returned files, each with its reasons."""
    rows = []
    for number, file in enumerate(evidence.data.returned_files, 1):
        said = [_REQUEST.split(printable(reason))[0].rstrip(".;:, ") for reason in file.reasons]
        reasons = "; ".join(dict.fromkeys(said))
        name = evidence.book.quote("report.return_reason", file.path, no=number, part="file")
        why = evidence.book.quote("report.return_reason", reasons, no=number, part="reason")
        unit = evidence.name(file.unit) if file.unit else "Không xác định"
        rows.append(ReturnedRow(name, sentence_case(unit), format_date(file.received_on), why))
    return tuple(rows)


def gap_rows(evidence: Evidence) -> tuple[GapRow, ...]:
    """The units whose figures are missing from each form, in the period and cumulatively: what notes point to. Forms
    that lack the same units stand in one row."""
    data = evidence.data
    alike: dict[tuple[tuple[str, ...], ...], list[Form]] = {}
    for form in UNIT_FORMS:
        missing = []
        for window in _GAP_WINDOWS:
            units = {
                unit for v in data.measured
                if v.source == form.code and v.window == window and v.period == str(data.period)
                and not v.split and v.unit == PROVINCE for unit in evidence.missing_units(v)
            }  # fmt: skip
            missing.append(tuple(evidence.in_order(list(units))))
        if any(missing):
            alike.setdefault(tuple(missing), []).append(form)
    return tuple(
        GapRow(
            ", ".join(form.sheet for form in forms),
            *(_without(evidence, forms, window, units) for window, units in zip(_GAP_WINDOWS, missing, strict=True)),
        )
        for missing, forms in alike.items()
    )


def _without(evidence: Evidence, forms: list[Form], window: str, units: tuple[str, ...]) -> str:
    """The units missing from these forms in a window: all of them by their number, which notes give."""
    data = evidence.data
    expected = {s.unit for s in data.sender_states if window != _PERIOD or s.month in data.months}
    if not units or not expected.issubset(units):
        return sentence_case(join_names([evidence.short_name(unit) for unit in units]))
    code = forms[0].code  # of forms that lack the same units
    number = evidence.book.own("report.units", len(units), prose=False, window=window, list="without", form=code)
    return f"Tất cả {number} đơn vị phải báo cáo"

"""Words that depend on the kind of period, and the mark of a critical discrepancy at a figure."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.definitions.measures import MeasureWindow
from transforms.definitions.periods import Kind
from transforms.definitions.report_data import MeasuredValue
from transforms.reports.report_evidence import Evidence
from transforms.values.prose import format_date

MARK = "(*)"
NO_COMMON_SPAN = "không tính tỷ lệ do hai số không tính trên cùng khoảng thời gian"
BALANCES_ALONE = "số lũy kế (biểu LK) không phân theo"  # of what an opening balance counts and does not tell apart
# Rules of critical severity and the family of figures that they touch.
TASK_RULES = ("task.status_differs", "task.completed_on_differs")
INSPECTION_RULES = ("inspection.missing_in_register",)


@dataclass(frozen=True, slots=True)
class Wording:
    """`lead` opens a sentence on the period; `cumulative`: the year to date is more than the period."""

    lead: str
    next_name: str
    cumulative: bool
    year: str  # the window that tables and rankings of the year to date take

    @classmethod
    def of(cls, evidence: Evidence) -> Wording:
        data = evidence.data
        spans = {Kind.MONTH: "tháng", Kind.QUARTER: "quý", Kind.NINE_MONTHS: "9 tháng", Kind.YEAR: "năm"}
        spans[Kind.HALF] = data.period.vietnamese.removesuffix(f" {data.period.year}")
        lead = f"Trong {spans[data.period.kind]}"
        if evidence.ends_early:
            lead = f"Đến ngày {format_date(evidence.data.last_day)}"
        cumulative = data.window.first != data.year_window.first
        year = MeasureWindow.YEAR_TO_DATE if cumulative else MeasureWindow.PERIOD
        return cls(lead, data.period.following().vietnamese, cumulative, year.value)


def critical_units(evidence: Evidence, rules: tuple[str, ...]) -> list[str]:
    """Units with an open critical discrepancy of these rules, in order."""
    found = [d.unit for d in evidence.data.discrepancies if d.rule in rules and d.severity == "critical"]
    return evidence.in_order(found)


def unsplit(evidence: Evidence, measure: str, key: str, window: str = MeasureWindow.PERIOD.value) -> float:
    """How much of a figure its splits do not tell: balances have none; below 0 where one thing is in several."""
    total = evidence.book.value(measure, window=window)
    if total.value is None:
        return 0
    return total.value - sum(part.value or 0 for part in evidence.book.splits(measure, key, window).values())


def happened(*told: tuple[MeasuredValue, str, str]) -> str:
    """What took place by its words, and what did not by its name: "tổ chức 02 hội nghị, không phát sinh tin, bài". Each
    with its value; of what nobody knows nothing is said."""
    known = [(value.value, words, name) for value, words, name in told if value.value is not None]
    did = " và ".join(words for number, words, _ in known if number)
    nothing = " và ".join(name for number, _, name in known if not number)
    return ", ".join(filter(None, (did, f"không phát sinh {nothing}" if nothing else "")))

"""What a figure stands on, said in words: who is missing from it, how far it reaches, and what it may be compared
with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from transforms.definitions.measures import UNDATED_SOURCES, MeasureWindow
from transforms.definitions.periods import Kind, Period
from transforms.definitions.report_data import MeasuredValue, ReportData, ReportUnit, SenderState
from transforms.definitions.units import PROVINCE
from transforms.reports.report_figures import FigureBook
from transforms.values.prose import format_date, format_decimal, join_names, unit_in_prose

NAMED_AT_MOST = 5  # a longer list of units is told by its number, with the annex that names them
_PERIOD, _YEAR = MeasureWindow.PERIOD.value, MeasureWindow.YEAR_TO_DATE.value
_START = MeasureWindow.SINCE_START.value
_OWN_TASKS = "task_progress"  # the source of tasks where the year has no register
_REGISTERS = {
    "task_register": "Sổ theo dõi nhiệm vụ",
    "inspection_register": "Sổ kiểm tra",
    "inspection_plan": "Kế hoạch kiểm tra năm",
    "index_result": "bảng kết quả chỉ số",
}


@dataclass(frozen=True, slots=True)
class Change:
    """`said`: by how much against what. `among`: the units that it is taken over, where not all are in both periods."""

    said: str
    among: str

    def clause(self) -> str:
        """To follow the figure within its sentence."""
        return f"; {self.among}, {self.said}" if self.among else f", {self.said}"

    def sentence(self, subject: str) -> str:
        """A sentence of its own about the subject."""
        return f"{subject} {self.said}{f' ({self.among})' if self.among else ''}."


def clause(change: Change | None) -> str:
    """The clause of a change, nothing where there is none."""
    return change.clause() if change else ""


class Evidence:
    """Notes on completeness and comparisons, for the figures of one book."""

    def __init__(self, book: FigureBook) -> None:
        self.book = book
        self.data: ReportData = book.data
        self._units: dict[str, ReportUnit] = {unit.unit: unit for unit in self.data.units}
        self._bearers = Counter((unit.name, unit.parent) for unit in self.data.units)

    # -- units

    def name(self, unit: str) -> str:
        """The unit's name within a sentence."""
        if unit == PROVINCE:
            return "toàn tỉnh"
        known = self._units.get(unit)
        if known is None:
            return unit
        # Communes share names: one is told with its district.
        return self._dated(known, unit_in_prose(known.name), *([unit_in_prose(known.parent)] if known.parent else []))

    def short_name(self, unit: str) -> str:
        """The unit's name where room is scarce: `Sở KH&CN`, `huyện Văn Quan`."""
        known = self._units.get(unit)
        if known is None:
            return unit
        return self._dated(known, known.short_name if known.level == "department" else unit_in_prose(known.name))

    def has_ended(self, unit: str) -> bool:
        """Whether the unit is no more at the period's end."""
        known = self._units.get(unit)
        return known is not None and known.has_ended(self.data.window.last)

    def _dated(self, unit: ReportUnit, name: str, *asides: str) -> str:
        """The name, with the last day of a unit that gave way to another of that name: a report may tell of both."""
        if unit.ended_on and self.has_ended(unit.unit) and self._bearers[unit.name, unit.parent] > 1:
            asides += (f"đến hết ngày {format_date(unit.ended_on)}",)
        return f"{name} ({', '.join(asides)})" if asides else name

    def had_districts(self, on: date) -> bool:
        """Whether there were districts, and with them towns (thị trấn), on a day."""
        districts = [unit for unit in self._units.values() if unit.level == "district"]
        return not districts or not all(unit.has_ended(on) for unit in districts)

    def unit(self, unit: str) -> ReportUnit | None:
        """The unit, None where the report's units lack it."""
        return self._units.get(unit)

    def in_order(self, units: Sequence[str]) -> list[str]:
        """Departments, then districts, then communes, each once."""
        return sorted(set(units), key=self.place)

    def place(self, unit: str) -> tuple[int, str]:
        """Where a unit stands in the order of units: what lists are sorted by, last of all."""
        known = self._units.get(unit)
        return (known.ordinal if known else len(self._units), unit)

    def names(self, units: Sequence[str]) -> str:
        """`Sở A, Sở B và huyện C`, in the order of units."""
        return join_names([self.name(unit) for unit in self.in_order(units)])

    # -- how far the evidence reaches

    @property
    def ends_early(self) -> bool:
        """Whether the period is not yet over in the evidence."""
        return self.data.last_day < self.data.window.last

    @property
    def states(self) -> list[SenderState]:
        """What came of each expected sender in each month of the period that the evidence reaches."""
        return [state for state in self.data.sender_states if state.month in self.data.months]

    @property
    def nothing_received(self) -> bool:
        """Whether the period has no answer of any unit and no register."""
        period = str(self.data.period)
        return not any(state.received_on for state in self.states) and not any(
            v.value for v in self.data.measured
            if v.period == period and v.unit == PROVINCE and v.window == _PERIOD
            and v.source not in UNDATED_SOURCES
        )  # fmt: skip

    @property
    def nothing_compared(self) -> bool:
        """Whether there was nothing to hold against each other: registers and opening balances at most."""
        return not any(state.received_on for state in self.states)

    # -- what is missing beside a figure

    def note(self, *values: MeasuredValue) -> str:
        """` (chưa có số liệu của …; chưa tính 02 dòng bị trả lại)` for all the figures of a sentence, or nothing."""
        said = "; ".join(self.gaps(*values))
        return f" ({said})" if said else ""

    def gaps(self, *values: MeasuredValue) -> list[str]:
        """The parts of `note`."""
        present = [value for value in values if value.value is not None]
        parts: list[str] = []
        for source in dict.fromkeys(v.source for v in present if v.source in _REGISTERS and self.missing_units(v)):
            until = min((v.last_day for v in present if v.source == source and v.last_day), default=None)
            keepers = self._by_name([unit for v in present if v.source == source for unit in self.missing_units(v)])
            # A plan that is there is measured by the visits of the register.
            known_plan = source == "inspection_plan" and self.data.planned_inspections is not None
            wanted = _REGISTERS["inspection_register" if known_plan else source]
            if until is not None and until >= self.data.last_day:
                # The newest is there, earlier ones are not.
                start = any(v.window == _START for v in present if v.source == source)
                span = f"từ năm {self.data.programme_start.year}" if start else "hằng tháng"
                parts.append(f"chưa nhận đủ {wanted} {span} của {join_names(keepers)}")
                continue
            text = f"chưa nhận được {wanted} của kỳ báo cáo từ {join_names(keepers)}"
            parts.append(text if until is None else f"{text}, số liệu đến ngày {format_date(until)}")
        from_units = [v for v in present if v.source not in _REGISTERS]
        if any(v.source == _OWN_TASKS for v in from_units):
            parts.append("theo báo cáo của các đơn vị do chưa nhận được Sổ theo dõi nhiệm vụ")
        missing = [unit for v in from_units for unit in self.missing_units(v)]
        if missing:
            parts.append(self._missing(from_units, missing))
        rejected = {(v.source, v.window): v.rejected_rows for v in present if v.rejected_rows}
        for (source, window), rows in rejected.items():
            said = self.book.own("report.rejected_rows", rows, window=window, form=source)
            parts.append(f"chưa tính {said} dòng bị trả lại")
        return parts

    def _by_name(self, units: Sequence[str]) -> list[str]:
        """The names of units, a name once: an office and the one that it went on as keep one register."""
        known = [self._units.get(unit) for unit in self.in_order(units)]
        return list(dict.fromkeys(unit_in_prose(unit.name) for unit in known if unit is not None))

    def missing_units(self, value: MeasuredValue) -> tuple[str, ...]:
        """Who is missing from a figure. In a period that is not over, months yet to come are nobody's omission."""
        if not self.ends_early or value.status == "none" or value.period != str(self.data.period):
            return self.data.without_keeper(value)
        before = self._missing_before(value)
        if value.source in _REGISTERS:
            late = value.last_day is not None and value.last_day < self.data.last_day
            return value.missing_units if late or before else ()
        months = {s.month for s in self.data.sender_states} if value.window != _PERIOD else set(self.data.months)
        if value.window == _START and value.status == "complete":
            return ()
        return tuple(self.in_order([*self.data.without(value.source, months), *before]))

    def _missing_before(self, value: MeasuredValue) -> tuple[str, ...]:
        """Who was missing already when the period began, from a figure that reaches back beyond it."""
        if value.window != _START:
            return ()
        earlier = str(self.data.period.before())
        return self.book.value(value.measure, value.unit, _START, earlier, **dict(value.split)).missing_units

    def _missing(self, values: Sequence[MeasuredValue], missing: Sequence[str]) -> str:
        several = any(v.window != _PERIOD for v in values) or self.data.period.kind is not Kind.MONTH
        verb = "chưa đủ số liệu của" if several else "chưa có số liệu của"
        units = self.in_order(missing)
        if len(units) <= NAMED_AT_MOST:
            return f"{verb} {self.names(units)}"
        value = next(v for v in values if self.missing_units(v))
        number = self.book.own("report.units", len(units), window=value.window, list="missing", form=value.source)
        # The annex names who is missing from the year to date.
        named = self.missing_units(self.book.value(value.measure, window=_YEAR)) if value.window == _START else units
        where = "nêu tại Phụ lục IV" if set(units).issubset(named) else f"từ năm {self.data.programme_start.year}"
        return f"{verb} {number} đơn vị {where}"

    # -- comparisons

    def earlier_name(self) -> str:
        """The period compared with, as short as it stays clear: `tháng 7`, `quý II`, `năm 2019`."""
        return short_period(self.data.previous, self.data.period.year)

    def change_of_count(self, measure: str, noun: str) -> Change | None:
        """`tăng 04 nhiệm vụ so với tháng 7`; over the units present in both where some are missing; None where there is
        nothing to compare."""
        pair = self._pair(measure, _PERIOD)
        if pair is None:
            return None
        now, before = pair
        if self.whole(now, before):
            return Change(self._count_change(now, float(now.value or 0) - float(before.value or 0), noun, "all"), "")
        units = self._in_both(measure, _PERIOD, now, before)
        if not units:
            return None
        change = sum(float(new.value or 0) - float(old.value or 0) for new, old in units)
        return Change(self._count_change(now, change, noun, "both"), self._compared(now, len(units)))

    def change_of_rate(self, measure: str, window: str = _PERIOD) -> Change | None:
        """`tăng 1,5 điểm phần trăm so với cuối tháng 7`, from the two rates as printed."""
        pair = self._pair(measure, window)
        if pair is None:
            return None
        now, before = pair
        if self.whole(now, before):
            points = self.points(now, before)
            return None if points is None else Change(self._rate_change(now, points, "all"), "")
        units = self._in_both(measure, window, now, before)
        if not units:
            return None
        new, old = (self._summed_rate([pair[side] for pair in units]) for side in (0, 1))
        return Change(self._rate_change(now, new - old, "both"), self._compared(now, len(units)))

    def _summed_rate(self, values: Sequence[MeasuredValue]) -> Decimal:
        """Of rates with a value, none of which is over nothing."""
        numerator = sum((v.numerator or Decimal(0) for v in values), Decimal(0))
        denominator = sum((v.denominator or Decimal(0) for v in values), Decimal(0))
        return self.book.rates.rounded(numerator, denominator)

    def _compared(self, now: MeasuredValue, units: int) -> str:
        number = self.book.own("report.units", units, window=now.window, list="compared", measure=now.measure)
        return f"tính trên {number} đơn vị có số liệu ở cả hai {self._kind_noun()}"

    def points(self, now: MeasuredValue, before: MeasuredValue) -> Decimal | None:
        """Difference of two rates as printed, in percentage points."""
        new, old = self.book.printed_rate(now), self.book.printed_rate(before)
        return None if new is None or old is None else new - old

    def _pair(self, measure: str, window: str) -> tuple[MeasuredValue, MeasuredValue] | None:
        previous = self.data.previous
        if self.ends_early or (window == _YEAR and previous.year != self.data.period.year):
            return None
        now = self.book.value(measure, window=window)
        before = self.book.value(measure, window=window, period=str(previous))
        return None if None in (now.value, before.value) else (now, before)

    def whole(self, now: MeasuredValue, before: MeasuredValue) -> bool:
        """Whether nobody is missing from either, so that the two may be compared as they are. Each year has a register
        of tasks of its own, which need not list what was left open in the one before: the first part of a year is not
        compared with the last one of another, a year with a year is."""
        previous = self.data.previous
        if now.source == "task_register" and previous.year != self.data.period.year and previous.first_month > 1:
            return False
        return now.source == before.source and all(
            value.status == "complete" or (value.missing_units and not self.data.without_keeper(value))
            for value in (now, before)
        )

    def _in_both(
        self, measure: str, window: str, now: MeasuredValue, before: MeasuredValue
    ) -> list[tuple[MeasuredValue, MeasuredValue]]:
        if now.source in _REGISTERS or before.source in _REGISTERS:
            return []
        absent = {*self.data.without_keeper(now), *self.data.without_keeper(before)}
        pairs: list[tuple[MeasuredValue, MeasuredValue]] = []
        for unit in self.data.senders:
            new = self.book.value(measure, unit, window)
            old = self.book.value(measure, unit, window, str(self.data.previous))
            if unit not in absent and new.value is not None and old.value is not None:
                pairs.append((new, old))
        return pairs

    def _count_change(self, now: MeasuredValue, change: float, noun: str, units: str) -> str:
        against = self.earlier_name()
        if not change:
            return f"bằng {against}"
        number = self.book.own(
            "report.change",
            abs(int(change)),
            window=now.window,
            measure=now.measure,
            against=str(self.data.previous),
            units=units,
        )
        return f"{'tăng' if change > 0 else 'giảm'} {number} {noun} so với {against}"

    def _rate_change(self, now: MeasuredValue, points: Decimal, units: str) -> str:
        against = ("cuối " if now.window == _YEAR else "") + self.earlier_name()
        if not points:
            return f"bằng {against}"
        number = self.change_figure(now, abs(points), units)
        return f"{'tăng' if points > 0 else 'giảm'} {number} điểm phần trăm so với {against}"

    def change_figure(self, now: MeasuredValue, points: Decimal, units: str = "all") -> str:
        """Percentage points as a figure: `1,5`; a negative one keeps its sign."""
        split = tuple(sorted((("measure", now.measure), ("against", str(self.data.previous)), ("units", units))))
        text = format_decimal(points).replace("-", "−")
        style = "signed" if points < 0 else ""
        return self.book.write(text, "report.change", now.unit, now.period, now.window, split, float(points), style)

    def _kind_noun(self) -> str:
        return {Kind.MONTH: "tháng", Kind.QUARTER: "quý", Kind.YEAR: "năm"}.get(self.data.period.kind, "kỳ")


def short_period(period: Period, year: int) -> str:
    """`tháng 7` within the year of the report, `tháng 12 năm 2019` beyond it."""
    full = period.vietnamese
    return (
        full.removesuffix(f" năm {year}") if period.kind in {Kind.MONTH, Kind.QUARTER} and period.year == year else full
    )

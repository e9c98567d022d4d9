"""Where any figure of a finished report comes from, by its id: a measure, or what only a report counts (`report.…`)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from transforms.definitions.basis import Basis
from transforms.definitions.figures_told import CountedFile, CountedRow, Explanation, ListedDifference, Number, Part
from transforms.definitions.measures import MEASURES, MeasureWindow
from transforms.definitions.periods import Period
from transforms.definitions.report_data import MeasuredValue
from transforms.definitions.report_measures import LISTS, REPORT_MEASURES
from transforms.definitions.rules import RULES
from transforms.definitions.units import PROVINCE
from warehouse import listings
from warehouse.connection import query
from warehouse.explain import UnknownFigure, explain_measured, lay_out
from warehouse.explain_report_rows import ReportRows
from warehouse.remembered import remembered
from warehouse.report_data import report_data

if TYPE_CHECKING:
    import duckdb

    from transforms.definitions.report_data import ReportData

_DISCREPANCIES = frozenset(
    (
        "report.discrepancies_open",
        "report.discrepancies_ruled",
        "report.discrepancy",
        "report.declared_rate",
        "report.ruling",
    )
)
_FILES = frozenset(("report.files_returned", "report.return_reason"))
_Fits = Callable[[MeasuredValue, float], bool]
# Lists of units that their tasks put there: the measure, and which values of it.
_BY_TASKS: dict[str, tuple[str, _Fits]] = {
    "ranked": ("tasks_completion_rate", lambda value, largest: bool(value.denominator)),
    "all_due_done": ("tasks_due_completion_rate", lambda value, largest: value.numerator == value.denominator),
    "most_overdue": ("tasks_open_overdue", lambda value, largest: value.value == largest),
}


def explain_figure(con: duckdb.DuckDBPyConnection, basis: Basis, figure_id: str) -> Explanation:
    """A figure of a report by its id, `measure:unit:period:window[:key=value…][~style]`, as `explain` has it.

    Of figures that only a report has: the rows, discrepancies or files that it counts, or in words where to look.
    UnknownFigure where the id names none.
    """
    period, measure, unit, window, split = _named(figure_id)
    if measure in REPORT_MEASURES:
        return _Own(con, basis, period, measure, unit, window, split).told()
    lay_out(con, basis, [period])
    return explain_measured(con, period, measure, unit, window, split, may_be_zero=bool(split))


class ReportExplained:
    """Every figure of a report of one period, explained on a state that is laid out once and stays as it is. `data` is
    what the report is written from."""

    def __init__(self, con: duckdb.DuckDBPyConnection, basis: Basis, period: Period) -> None:
        self.con, self.basis, self.period = remembered(con), basis, period
        self.data = report_data(con, basis, period)
        con.execute(query("explain/ruled_row"))

    @cached_property
    def discrepancies(self) -> list[ListedDifference]:
        """Of the period, as `warehouse.listings` has them."""
        return listings.listed_discrepancies(self.con, self.period)

    def explain(self, figure_id: str) -> Explanation:
        """A figure of this period, or of the one before it, by what counts in it: open differences and what was left
        out are not asked for. UnknownFigure where there is no such figure."""
        period, measure, unit, window, split = _named(figure_id)
        if measure in REPORT_MEASURES:
            return _Own(self.con, self.basis, period, measure, unit, window, split, self).told()
        return explain_measured(self.con, period, measure, unit, window, split, may_be_zero=bool(split), briefly=True)


def _named(figure_id: str) -> tuple[Period, str, str, str, dict[str, str]]:
    """Period, measure, unit, window and split out of an id. UnknownFigure where it is none."""
    names = figure_id.partition("~")[0].split(":")
    if len(names) < 4:
        raise UnknownFigure(figure_id)
    measure, unit, written, window, *rest = names
    split = dict(part.split("=", 1) for part in rest if "=" in part)
    if measure not in REPORT_MEASURES:
        for only_printed in ("part", "to"):  # one side of a rate; the month that a period not over has reached
            split.pop(only_printed, None)
    try:
        return Period.parse(written), measure, unit, window, split
    except ValueError as error:
        raise UnknownFigure(figure_id) from error


class _Own:
    """A figure that only a report has. `explained` where the state is already laid out for it."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, basis: Basis, period: Period, measure: str, unit: str, window: str,
        split: Mapping[str, str], explained: ReportExplained | None = None,
    ) -> None:  # fmt: skip
        self.con, self.basis, self.period, self.explained = con, basis, period, explained
        self.measure, self.unit, self.window, self.split = measure, unit, window, split

    def told(self) -> Explanation:
        """The figure with the rows, discrepancies, files or units that it counts."""
        if self.measure == "report.change":
            return self._change()
        if self.measure in _DISCREPANCIES:
            counted = self._discrepancies()  # which lays out the state that the rest is told from
            return self._shell() | {"discrepancies": counted}
        data = (self.explained or ReportExplained(self.con, self.basis, self.period)).data
        if self.measure in _FILES:
            return self._shell() | {"files": self._files(data)}
        if self.measure == "report.units":
            return self._unit_list(data)
        rows = ReportRows(self.con, data, self.measure, self.unit, self.window, self.split).listed()
        return self._shell() | {"parts": [self._part(rows)], "value": self._value(rows)}

    def _shell(self) -> Explanation:
        """What is told of any such figure."""
        words = REPORT_MEASURES[self.measure]
        if kind := self.split.get("list"):
            others = "các đơn vị có chênh lệch loại này" if "." in kind else "danh sách nêu trong báo cáo"
            words += f": {LISTS.get(kind, others)}"
        names = dict(self.con.execute("SELECT unit, name FROM org_unit").fetchall())
        return {
            "measure": self.measure,
            "title": REPORT_MEASURES[self.measure].partition(":")[0],
            "definition": f"{words}.",
            "unit": self.unit,
            "unit_name": names.get(self.unit, self.unit),
            "period": str(self.period),
            "window": self.window,
            "split": dict(self.split),
            "first_day": None,
            "last_day": None,
            "value": None,
            "numerator": None,
            "denominator": None,
            "status": None,
            "missing_units": [],
            "rejected_rows": 0,
            "note": None,
            "parts": [],
            "rulings": [],
            "open_differences": [],
            "left_out": [],
        }

    def _part(self, rows: Sequence[CountedRow]) -> Part:
        return {
            "measure": self.measure,
            "title": REPORT_MEASURES[self.measure],
            "rows": rows,
            "covered_by_balance": [],
            "handed_on": [],
            "balances": [],
        }

    def _value(self, rows: Sequence[CountedRow]) -> Number | None:
        if self.measure in ("report.remark", "report.remarks_left_out", "report.stated_change"):
            return None
        return sum(row["amount"] or 0 for row in rows)

    # -- what is counted

    def _change(self) -> Explanation:
        """Two figures of a measure one after the other; `units=both` is over the units present in both periods."""
        measure, against = self.split.get("measure", ""), self.split.get("against", "")
        if measure not in MEASURES:
            raise UnknownFigure(f"{self.measure} {dict(self.split)}")
        if against in MEASURES:
            self._lay_out(self.period)
            sides = [(code, self.period) for code in (measure, against)]
        else:
            try:
                earlier = Period.parse(against)
            except ValueError as error:
                raise UnknownFigure(f"{self.measure} {dict(self.split)}") from error
            self._lay_out(self.period, earlier)
            sides = [(measure, self.period), (measure, earlier)]
        briefly = self.explained is not None
        told = [
            explain_measured(self.con, period, code, self.unit, self.window, briefly=briefly) for code, period in sides
        ]
        parts: list[Part] = [
            {**part, "title": f"{part['title']}, {period.vietnamese}"}
            for (_, period), figure in zip(sides, told, strict=True)
            for part in figure["parts"]
        ]
        words = [f"{figure['title']} {period.vietnamese}" for (_, period), figure in zip(sides, told, strict=True)]
        definition = f"{REPORT_MEASURES[self.measure]}. Ở đây: {words[0]} so với {words[1]}."
        if self.split.get("units") == "both":
            definition += " Chỉ tính các đơn vị có số liệu ở cả hai kỳ; các dòng dưới đây là của mọi đơn vị."
        rulings = {ruling["discrepancy"]: ruling for figure in told for ruling in figure["rulings"]}
        differences = {found["id"]: found for figure in told for found in figure["open_differences"]}
        return self._shell() | {
            "definition": definition,
            "parts": parts,
            "compared": [{key: value for key, value in figure.items() if key != "parts"} for figure in told],
            "rulings": list(rulings.values()),
            "open_differences": list(differences.values()),
            "left_out": told[0]["left_out"],
        }

    def _lay_out(self, *periods: Period) -> None:
        if self.explained is None:
            lay_out(self.con, self.basis, periods)

    def _discrepancies(self) -> list[ListedDifference]:
        """The newest month's telling of each discrepancy that the figure counts."""
        state = "ruled" if self.measure == "report.discrepancies_ruled" else "open"
        one, rule, severity = (self.split.get(key) for key in ("discrepancy", "rule", "severity"))
        # Among the units of annex III the province has a row of its own, of what concerns no unit.
        which = self.split.get("list")
        is_of_all = self.unit == PROVINCE and which not in ("units", "of_the_province")
        found: dict[str, ListedDifference] = {}
        if self.explained is None:
            listed = listings.discrepancies(self.con, self.basis, self.period)
        else:
            listed = self.explained.discrepancies
        for told in listed:
            fits = told["id"] == one if one else told["state"] == state and (is_of_all or told["unit"] == self.unit)
            fits = fits and (which != "of_units" or told["unit"] != PROVINCE)
            if fits and rule in (None, told["rule"]) and severity in (None, told["severity"]):
                found[told["id"]] = told
        return list(found.values())

    def _files(self, data: ReportData) -> list[CountedFile]:
        number = self.split.get("no")
        if number is not None and not number.isdecimal():
            raise UnknownFigure(f"{self.measure} {dict(self.split)}")
        files: list[CountedFile] = [
            {
                "file": file.path,
                "unit": file.unit,
                "received_on": file.received_on.isoformat(),
                "reasons": list(file.reasons),
            }
            for file in data.returned_files
        ]
        return files if number is None else files[int(number) - 1 : int(number)]

    def _units_by_tasks(self, data: ReportData, measure: str, fits: _Fits) -> list[str]:
        """The units whose own value of the measure fits; `fits` is told the largest of all as well."""
        values = [
            value
            for value in data.measured
            if value.measure == measure and value.value is not None and value.unit != PROVINCE and not value.split
            and (value.window, value.period) == (self.window, str(self.period))
        ]  # fmt: skip
        largest = max((float(value.value or 0) for value in values), default=0.0)
        return [value.unit for value in values if fits(value, largest)]

    def _unit_list(self, data: ReportData) -> Explanation:
        units = self._listed_units(data, self.split.get("list", ""))
        told = self._shell()
        return told if units is None else told | {"units": sorted(units), "value": len(units)}

    def _listed_units(self, data: ReportData, kind: str) -> Collection[str] | None:
        """The units on a list of the report; None where the list is one that only the report itself has."""
        form = self.split.get("form")
        if form and kind in ("missing", "without"):
            return self._missing(data, form, by_any=kind == "without")
        if form and kind == "counted":
            return set(data.senders) - self._missing(data, form)
        if kind == "tasks_due_next":
            return set(data.due_tasks or ())
        states = [state for state in data.sender_states if state.month in data.months]
        if kind == "absent":
            return {state.unit for state in states if state.received_on is None}
        if kind == "late":
            return {state.unit for state in states if state.received_on and not state.on_time}
        if kind in RULES:
            severity = self.split.get("severity")
            return {d.unit for d in data.discrepancies if d.rule == kind and severity in (None, d.severity)}
        if kind not in _BY_TASKS:
            return None
        units = self._units_by_tasks(data, *_BY_TASKS[kind])
        return set(units).intersection(data.senders) if kind == "all_due_done" else units

    def _missing(self, data: ReportData, form: str, *, by_any: bool = False) -> set[str]:
        """The units that the measures of a form lack. Balances stand for some of the months of some measures: those of
        the measure that lacks the fewest, as printed, or of all (`by_any`)."""
        lacked = self._lacked(data, form, self.period)
        missing = set().union(*lacked.values()) if by_any else min(lacked.values(), key=len, default=set())
        if not missing or data.last_day >= data.window.last:
            return missing
        # Months yet to come are nobody's omission.
        year = {state.month for state in data.sender_states}
        missing = data.without(form, data.months if self.window == MeasureWindow.PERIOD else year)
        if self.window == MeasureWindow.SINCE_START:
            before = self._lacked(data, form, self.period.before())
            missing |= min((before.get(measure, set()) for measure in lacked), key=len)
        return missing

    def _lacked(self, data: ReportData, form: str, period: Period) -> dict[str, set[str]]:
        """By measure of a form that lacks units, which."""
        return {
            value.measure: set(data.without_keeper(value))
            for value in data.measured
            if value.missing_units
            and value.source == form
            and (value.unit, value.window, value.period) == (PROVINCE, self.window, str(period))
        }

"""Rows, to the cell, behind the figures that only a report has (`report.…`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, cast

from transforms.definitions.figures_told import ListedRow, in_an_id
from transforms.definitions.forms import UNIT_FORMS
from transforms.definitions.periods import Period
from transforms.definitions.report_data import ReportData
from transforms.definitions.units import PROVINCE
from warehouse.connection import named_rows, query
from warehouse.explain import left_out, place, plain

if TYPE_CHECKING:
    import duckdb

Rows = list[ListedRow]
_PLACE = frozenset(("path", "sha256", "sheet", "row_number", "texts"))
_UNIT_FORMS = [form.code for form in UNIT_FORMS]


class ReportRows:
    """The rows of one figure. Stands on `report_data`, whose temporary relations are read again with their places."""

    def __init__(
        self,
        con: duckdb.DuckDBPyConnection,
        data: ReportData,
        measure: str,
        unit: str,
        window: str,
        split: Mapping[str, str],
    ) -> None:
        self.con, self.data = con, data
        self.measure, self.unit, self.window, self.split = measure, unit, window, split

    def listed(self) -> Rows:
        """The rows in the shape of `warehouse.explain`."""
        counted: dict[str, Callable[[], Rows]] = {
            "report.tasks_due_next": self._due_tasks,
            "report.findings_due": self._findings_due,
            "report.visit_findings": self._visit,
            "report.visit_remedied": self._visit,
            "report.inspections_planned": self._planned,
            "report.remark": self._remarks,
            "report.remarks_left_out": self._remarks,
            "report.stated_change": self._stated_change,
            "report.rejected_rows": self._rejected_rows,
        }
        return counted[self.measure]()

    def _due_tasks(self) -> Rows:
        window = self.data.next_window
        return self._rows("due_task_rows", period=str(self.data.period), next_first=window.first, next_last=window.last)

    def _visits(self) -> Rows:
        return self._rows("visit_rows", period=str(self.data.period), first_day=self.data.window.first)

    def _visit(self) -> Rows:
        which: Literal["findings", "remedied"]
        which = "findings" if self.measure == "report.visit_findings" else "remedied"
        return [
            {**row, "amount": row[which], "counted_as": None}
            for row in self._visits()
            if in_an_id(row["decision"]) == in_an_id(self.split.get("decision", ""))
            and row["date"] == self.split.get("inspected_on")
            and row["unit"] == self.unit
        ]

    def _findings_due(self) -> Rows:
        first, last = plain(self.data.next_window.first), plain(self.data.next_window.last)
        return [
            {**row, "amount": row["findings"] - row["remedied"]}
            for row in self._visits()
            if (due_on := row["remedy_due_on"]) is not None
            and first <= due_on <= last
            and row["findings"] > row["remedied"]
        ]

    def _planned(self) -> Rows:
        data, kind = self.data, self.split.get("list")
        waiting = {plan.unit: plan.planned_month for plan in data.planned_inspections or () if not plan.visited}
        ended = {unit.unit for unit in data.units if unit.has_ended(data.window.last)}
        any_month = {None, *range(1, 13)}
        meant = {
            "left": any_month,
            "ended": any_month,
            "behind": set(range(1, Period.parse(data.months[-1]).last_month + 1)),
            "next": {month.first_month for month in data.coming_months()},
        }.get(kind or "", set())
        units = {unit for unit, month in waiting.items() if month in meant and (unit in ended) == (kind == "ended")}
        return [row for row in self._rows("plan_rows", year=self.data.period.year) if row["unit"] in units]

    def _remarks(self) -> Rows:
        rows = self._rows("remark_rows", months=list(self.data.months))
        heading = self.split.get("heading")
        under = [row for row in rows if in_an_id(row["counted_as"] or "") == heading]
        if self.measure == "report.remarks_left_out":
            return under
        # Units that wrote the same are quoted once.
        words = {_last_text(row) for row in under if row["unit"] == self.unit}
        return [row for row in under if _last_text(row) in words]

    def _stated_change(self) -> Rows:
        wanted = (self.split.get("index"), self.split.get("year"))
        return [
            row
            for row in self._rows("index_rows", year=self.data.period.year, province=PROVINCE)
            if (in_an_id(row["index"]), str(row["year"])) == wanted
        ]

    def _rejected_rows(self) -> Rows:
        # Asked for all units at once: a report prints the number of each.
        asked = {"unit": PROVINCE, "period": str(self.data.period), "window": self.window}
        form = self.split.get("form")
        return [
            {
                "unit": row["unit"],
                "date": None,
                "amount": row["form_rows"],
                "counted_as": row["reason"],
                "form": code,
                "file": row["file"],
                "sha256": row["sha256"],
                "sheet": row["sheet"],
                "row": row["row"],
                "cells": row["cells"],
                "texts": row["texts"],
            }
            for code in ([form] if form else _UNIT_FORMS)
            for row in left_out(self.con, code, self.data.period, asked)
            if row["kind"] == "returned" and self.unit in (PROVINCE, row["unit"])
        ]

    def _rows(self, name: str, **asked: Any) -> Rows:
        """Rows of the unit (all, for the province): `unit, date, amount, counted_as, form`, further columns by name,
        and the place."""
        told = []
        for row in named_rows(self.con.execute(query(f"explain/{name}"), asked or None)):
            where = place(row)
            if self.unit in (PROVINCE, row["unit"]) or self.measure in ("report.remark", "report.remarks_left_out"):
                own = {key: plain(value) for key, value in row.items() if key not in _PLACE}
                told.append(cast(ListedRow, own | where))
        return told


def _last_text(row: ListedRow) -> str:
    texts = [text for text in row["texts"] if text and text.strip()]
    return " ".join(texts[-1].split()).rstrip(".").casefold() if texts else ""

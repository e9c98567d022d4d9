"""Every figure of `transforms.definitions.measures`, for units and the province, in each window, with its evidence.

`measure` reads what `state.prepare` made (and the rulings of `reconcile`, where it ran before) and leaves the temporary
table `measured`; beside it `contribution`, one row per measure, window and source row that counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from transforms.definitions.basis import Basis
from transforms.definitions.measures import MEASURES, MeasureWindow
from transforms.definitions.periods import Period, Window, month_of
from transforms.definitions.units import PROVINCE
from warehouse.connection import query, run
from warehouse.state import month_ordinal

if TYPE_CHECKING:
    import duckdb

# In this order: each reads those before it.
_STEPS = (
    "planned_unit",
    "standing_register",
    "expected_month",
    "gap",
    "heard",
    "evidence_end",
    "told_until",
    "rate_item",
    "told_task",
    "task_row",
    "counted_tasks",
    "counted_inspections",
    "counted_unit_inspections",
    "counted_violations",
    "counted_documents",
    "counted_dissemination",
    "counted_services",
    "counted_coverage",
    "counted_submissions",
    "counted_balances",
    "counted_indices",
    "balance_stands",
    "contribution",
    "add_ruled_totals",
    "figure",
    "rejected_count",
    "standing",
    "measured",
    "add_submissions",
    "add_indices",
)


def measure(con: duckdb.DuckDBPyConnection, basis: Basis, periods: Sequence[Period]) -> None:
    """Fill the temporary table `measured` for these periods, all windows at once.

    `value` is unrounded (a rate in per cent), null where there is nothing to say; `split` is JSON with sorted keys;
    `first_day` and `last_day` are the window as the evidence bears it.
    """
    _asked_windows(con, basis, periods)
    con.execute(query("measure/shown_unit"), {"boundaries": basis.boundaries})
    measures = list(MEASURES.values())
    con.execute(
        query("measure/measure_of"),
        {
            "measure": [m.code for m in measures],
            "form": [m.source for m in measures],
            "kind": [str(m.kind) for m in measures],
            "numerator": [m.numerator or None for m in measures],
            "denominator": [m.denominator or None for m in measures],
            "is_province_only": [m.province_only for m in measures],
        },
    )
    for step in _STEPS:
        run(con, f"measure/{step}", province=PROVINCE, boundaries=basis.boundaries)


def _asked_windows(con: duckdb.DuckDBPyConnection, basis: Basis, periods: Sequence[Period]) -> None:
    rows: list[tuple[Period, MeasureWindow, Window, int]] = []
    for period in periods:
        start = min(month_of(basis.programme_start, basis.rules[0][1]), Period.month(period.year, period.first_month))
        rows += [
            (period, MeasureWindow.PERIOD, basis.window(period), month_ordinal(period.months()[0])),
            (
                period,
                MeasureWindow.YEAR_TO_DATE,
                basis.year_to_date(period),
                month_ordinal(Period.month(period.year, 1)),
            ),
            (period, MeasureWindow.SINCE_START, basis.since_start(period), month_ordinal(start)),
        ]
    con.execute(
        query("measure/asked_window"),
        {
            "period": [str(period) for period, _, _, _ in rows],
            "window": [str(name) for _, name, _, _ in rows],
            "year": [period.year for period, _, _, _ in rows],
            "first_day": [window.first for _, _, window, _ in rows],
            "last_day": [window.last for _, _, window, _ in rows],
            "first_ordinal": [ordinal for _, _, _, ordinal in rows],
            "last_ordinal": [month_ordinal(period) for period, _, _, _ in rows],
        },
    )

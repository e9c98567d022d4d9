"""Signals: questions that the sources raise by themselves (`transforms.definitions.signals`), each with its evidence.

They stand apart from the discrepancies: nothing is settled by them, no figure waits for them. Temporary relations only.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from transforms.definitions.basis import Basis
from transforms.definitions.forms import FORMS
from transforms.definitions.periods import Period
from transforms.definitions.signals import Signal
from warehouse.connection import named_rows, query
from warehouse.state import prepare

if TYPE_CHECKING:
    import duckdb


def signals(
    con: duckdb.DuckDBPyConnection,
    basis: Basis,
    period: Period,
    unit: str | None = None,
    off: Collection[str] = (),
) -> list[dict[str, Any]]:
    """The signals of the period's months: `signal, severity, unit, period, subject, left, right, message`, both sides
    with value, file, sheet and cell. Those named in `off` are not looked for."""
    months = period.months()
    prepare(con, basis, months)
    items = FORMS["declared_total"].items
    con.execute(query("compare/macros"))
    titles = {"item": [item.code for item in items], "title": [item.label for item in items]}
    con.execute(query("compare/declared_item"), titles)
    con.execute(query("signals/told"))
    for signal in Signal:
        if signal not in off:
            con.execute(query(f"signals/{signal.removeprefix('signal.')}"))
    asked = {"months": [str(month) for month in months], "unit": unit}
    return named_rows(con.execute(query("signals/listed"), asked))

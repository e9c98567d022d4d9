"""What the warehouse holds, as plain values, those of `--json`: the five listings that people and scripts rely on.

All stand on the warehouse as it is and on the basis asked for; nothing derived earlier is taken on trust but the
discrepancies, which a run stores for all months at once. Temporary relations only: a read-only connection will do.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from transforms.definitions.basis import Basis
from transforms.definitions.figures_told import ListedDifference
from transforms.definitions.measures import MEASURES, MeasureKind
from transforms.definitions.periods import Period
from warehouse.connection import named_rows, query, rows_as
from warehouse.measure import measure
from warehouse.reconcile import apply_rulings, find_useless_rulings
from warehouse.state import prepare

if TYPE_CHECKING:
    import duckdb

Listing = list[dict[str, Any]]


def submissions(con: duckdb.DuckDBPyConnection, basis: Basis, period: Period, unit: str | None = None) -> Listing:
    """Every file of the period: whose it is, when it came, what became of it, and why."""
    _list_files(con, basis, period, unit)
    find_useless_rulings(con)
    return named_rows(con.execute(query("listings/submissions")))


def rows(con: duckdb.DuckDBPyConnection, basis: Basis, period: Period, unit: str | None = None) -> Listing:
    """The row ledger: per sheet, rows read = accepted + rejected + ignored by kind."""
    _list_files(con, basis, period, unit)
    listing = named_rows(con.execute(query("listings/rows")))
    for sheet in listing:
        sheet["ignored"] = dict(zip(sheet.pop("kinds") or (), sheet.pop("counts") or (), strict=True))
    return listing


def findings(con: duckdb.DuckDBPyConnection, basis: Basis, period: Period, unit: str | None = None) -> Listing:
    """Every fault, to the cell. A ruling on no discrepancy, or with a value of no use, is one too."""
    _list_files(con, basis, period, unit)
    find_useless_rulings(con)
    return named_rows(con.execute(query("listings/findings")))


def discrepancies(
    con: duckdb.DuckDBPyConnection, basis: Basis, period: Period, unit: str | None = None
) -> list[ListedDifference]:
    """Every difference of the period's months with both sides to the cell and the ruling on it; `gone` ones too."""
    prepare(con, basis, period.months())
    return listed_discrepancies(con, period, unit)


def listed_discrepancies(
    con: duckdb.DuckDBPyConnection, period: Period, unit: str | None = None
) -> list[ListedDifference]:
    """The same, on a state that was laid out before (and stays as it is)."""
    _list_periods(con, period)
    return rows_as(con.execute(query("listings/discrepancies"), {"unit": unit}), ListedDifference)


def measures(
    con: duckdb.DuckDBPyConnection, basis: Basis, period: Period, unit: str | None = None, window: str | None = None
) -> Listing:
    """Every figure of the period with its numerator, denominator and evidence; `value` is unrounded."""
    prepare(con, basis, period.months())
    apply_rulings(con)
    measure(con, basis, [period])
    asked = {"period": str(period), "unit": unit, "window": window, "measures": list(MEASURES)}
    listing = named_rows(con.execute(query("listings/measures"), asked))
    for figure in listing:
        figure["split"] = json.loads(figure["split"])
        whole = MEASURES[figure["measure"]].kind is not MeasureKind.RATE
        figure["value"] = _number(figure["value"]) if whole else figure["value"]
        figure["numerator"], figure["denominator"] = _number(figure["numerator"]), _number(figure["denominator"])
    return listing


def _list_periods(con: duckdb.DuckDBPyConnection, period: Period) -> None:
    con.execute(query("listings/listed_period"), {"period": [str(p) for p in (*period.months(), period)]})


def _list_files(con: duckdb.DuckDBPyConnection, basis: Basis, period: Period, unit: str | None) -> None:
    prepare(con, basis, period.months())
    _list_periods(con, period)
    con.execute(query("listings/listed_file"), {"unit": unit})


def _number(value: float | Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)

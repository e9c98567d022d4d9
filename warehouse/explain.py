"""Where a figure comes from: definition, parts, every row that counts in it to the cell, and what was left out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from transforms.definitions.basis import Basis
from transforms.definitions.cells import row_range
from transforms.definitions.measure_words import DEFINITIONS, PARTS
from transforms.definitions.measures import MEASURES, MeasureKind
from transforms.definitions.periods import Period
from transforms.definitions.units import PROVINCE
from warehouse.connection import query
from warehouse.listings import DIFFERENCE, SIDE
from warehouse.measure import measure as measure_all
from warehouse.reconcile import apply_rulings
from warehouse.reference import load_successions, load_units
from warehouse.state import prepare

if TYPE_CHECKING:
    import duckdb

Split = Mapping[str, str | int]


class UnknownFigure(LookupError):
    """There is no such figure; the message says what was looked for."""


def explain(
    con: duckdb.DuckDBPyConnection,
    basis: Basis,
    period: Period,
    measure: str,
    unit: str = PROVINCE,
    window: str = "period",
    split: Split | None = None,
) -> dict[str, Any]:
    """A figure as plain values: `definition`, value and evidence, `parts` (each a count with its rows and balances; a
    rate has two), `rulings` in force, `open_differences` between its sources, and what was `left_out` with the reason.
    UnknownFigure where it is not measured.
    """
    lay_out(con, basis, [period])
    return explain_measured(con, period, measure, unit, window, split)


def lay_out(con: duckdb.DuckDBPyConnection, basis: Basis, periods: Sequence[Period]) -> None:
    """Measure these periods, with all that `explain_measured` reads."""
    months = [month for period in periods for month in period.months()]
    prepare(con, basis, months, load_units(), load_successions())
    apply_rulings(con)
    measure_all(con, basis, periods)
    con.execute(query("explain/ruled_row"))


def explain_measured(
    con: duckdb.DuckDBPyConnection,
    period: Period,
    measure: str,
    unit: str = PROVINCE,
    window: str = "period",
    split: Split | None = None,
    *,
    may_be_zero: bool = False,
    briefly: bool = False,
) -> dict[str, Any]:
    """The same of a figure of the periods just measured, for whoever explains many. `may_be_zero`: a split of which
    there are no rows is a 0 and no unknown figure. `briefly`: without open differences and what was left out."""
    if measure not in MEASURES:
        raise UnknownFigure(measure)
    definition = MEASURES[measure]
    asked = {"unit": unit, "period": str(period), "window": window}
    wanted = comparable(split or {})
    measured = con.execute(query("explain/value"), {"measure": measure, **asked}).fetchall()
    found = [row for row in measured if comparable(json.loads(row[0])) == wanted]
    if not found and may_be_zero:
        # A report prints 0 for a kind of which there are no rows.
        found = [(json.dumps(split), 0, *row[2:]) for row in measured if row[0] == "{}" and row[1] is not None]
    if not found:
        raise UnknownFigure(f"{measure} {unit} {period} {window} {dict(split or {})}")
    told_split, value, numerator, denominator, status, missing, rejected, source, first_day, last_day, note = found[0]
    is_rate = definition.kind is MeasureKind.RATE
    codes = (definition.numerator, definition.denominator) if is_rate else (measure,)
    names = dict(con.execute("SELECT unit, name FROM org_unit").fetchall())
    return {
        "measure": measure,
        "title": definition.title,
        "definition": DEFINITIONS[measure],
        "unit": unit,
        "unit_name": names.get(unit, unit),
        "period": str(period),
        "window": window,
        "split": json.loads(told_split),
        "first_day": plain(first_day),
        "last_day": plain(last_day),
        "value": plain(value),
        "numerator": plain(numerator),
        "denominator": plain(denominator),
        "status": status,
        "missing_units": [{"unit": code, "name": names.get(code, code)} for code in missing],
        "rejected_rows": rejected,
        "note": note,
        "parts": _parts(con, codes, asked, wanted),
        "rulings": _rulings(con, source, codes, asked),
        "open_differences": [] if briefly else _open_differences(con, source, asked),
        "left_out": [] if briefly else left_out(con, source, period, asked),
    }


def _parts(
    con: duckdb.DuckDBPyConnection, codes: Sequence[str], asked: Mapping[str, str], split: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Each count that the figure is made of. Of distinct things each row has amount 0 and says what it counts as. A
    ruling on a total is a row too: the `ruled_total` of its unit's month leads from `old` to `new`."""
    wanted = [source for code in codes for source in PARTS.get(code, (code,))]
    arguments = {**asked, "province": PROVINCE, "measures": wanted}
    rows = con.execute(query("explain/counted_rows"), arguments).fetchall()
    balances = con.execute(query("explain/balances"), arguments).fetchall()
    parts = []
    for code in codes:
        sources = PARTS.get(code, (code,))
        listed = [(_counted(row), *row[1:3]) for row in rows if row[0] in sources and _in_split(row[7], split)]
        told: dict[str, list[dict[str, Any]]] = {"rows": [], "covered_by_balance": [], "handed_on": []}
        for row, is_counted, is_handed_on in listed:
            told["rows" if is_counted else "handed_on" if is_handed_on else "covered_by_balance"].append(row)
        parts.append(
            {
                "measure": code,
                "title": MEASURES[code].title if code in MEASURES else DEFINITIONS[code],
                **told,
                "balances": [_balance(row) for row in balances if row[0] in sources and not split],
            }
        )
    return parts


def _counted(row: tuple[Any, ...]) -> dict[str, Any]:
    _, _, _, unit, event_on, amount, counted_as, _, form, path, sha256, sheet, row_number, texts, *ruled = row
    changes, total = ruled
    return {
        "unit": unit,
        "date": plain(event_on),
        "amount": plain(amount),
        "counted_as": counted_as,
        "form": form,
        **place(path, sha256, sheet, row_number, texts),
        "ruled": changes or [],
        "ruled_total": total and {key: plain(value) for key, value in total.items()},
    }


def _balance(row: tuple[Any, ...]) -> dict[str, Any]:
    _, unit, amount, from_date, to_date, path, sha256, sheet, cell, source = row
    return {
        "unit": unit,
        "amount": plain(amount),
        "from_date": plain(from_date),
        "to_date": plain(to_date),
        "file": path,
        "sha256": sha256,
        "sheet": sheet,
        "cell": cell,
        "source": source,
    }


def _rulings(
    con: duckdb.DuckDBPyConnection, source: str, codes: Sequence[str], asked: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Rulings in force; `is_applied` where one changes rows of the figure's forms or a total that it counts, else it
    leaves them as they are."""
    measures = [part for code in codes for part in PARTS.get(code, (code,))]
    arguments = {**asked, "form": source, "province": PROVINCE, "measures": measures}
    names = ("discrepancy", "rule", "subject", "left_value", "right_value", "ruling", "value", "reason", "ruled_by",
             "ruled_on", "file", "is_applied")  # fmt: skip
    return [dict(zip(names, row, strict=True)) for row in con.execute(query("explain/rulings"), arguments).fetchall()]


def _open_differences(con: duckdb.DuckDBPyConnection, source: str, asked: Mapping[str, str]) -> list[dict[str, Any]]:
    found = con.execute(query("explain/differences"), {**asked, "form": source, "province": PROVINCE}).fetchall()
    return [
        {
            **dict(zip(DIFFERENCE, row[:7], strict=True)),
            "left": dict(zip(SIDE, row[7:12], strict=True)),
            "right": dict(zip(SIDE, row[12:17], strict=True)),
            "message": row[17],
        }
        for row in found
    ]


def left_out(
    con: duckdb.DuckDBPyConnection, source: str, period: Period, asked: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Rows of a form that its figures leave out, each with the `kind` of reason and the reason in words."""
    arguments = {**asked, "form": source, "year": period.year, "province": PROVINCE}
    return [
        {"kind": kind, "reason": reason, "unit": unit, **place(path, sha256, sheet, row_number, texts)}
        for kind, reason, unit, path, sha256, sheet, row_number, texts in con.execute(
            query("explain/left_out"), arguments
        ).fetchall()
    ]


def place(
    path: str | None, sha256: str | None, sheet: str | None, row: int | None, texts: Sequence[str | None] | None
) -> dict[str, Any]:
    """Where a row stands, the whole range of its cells, and its texts as received."""
    cells = None if row is None else row_range(row, len(texts or ()))
    return {"file": path, "sha256": sha256, "sheet": sheet, "row": row, "cells": cells, "texts": list(texts or ())}


def _in_split(told: str, split: Mapping[str, str]) -> bool:
    said = comparable({key: value for key, value in json.loads(told).items() if value is not None})
    return all(said.get(key) == value for key, value in split.items())


def comparable(split: Split) -> dict[str, str]:
    """A split as it can be compared with one out of a figure's id, which has lost blanks and punctuation."""
    return {key: re.sub(r"[<>&\"':~\s]+", "_", str(value)) for key, value in split.items()}


def plain(value: object) -> Any:
    """A value as JSON has it: days as text, whole numbers without a fraction."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return int(value) if isinstance(value, float) and value == int(value) else value

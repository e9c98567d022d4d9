"""Where a figure comes from: definition, parts, every row that counts in it to the cell, and what was left out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from transforms.definitions.basis import Basis
from transforms.definitions.measure_words import DEFINITIONS, PARTS
from transforms.definitions.measures import MEASURES, PROVINCE, MeasureKind
from transforms.definitions.periods import Period
from warehouse.connection import query
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
    rate has two), `rulings` in force, and what was `left_out` with the reason. UnknownFigure where it is not measured.
    """
    prepare(con, basis, period.months(), load_units(), load_successions())
    apply_rulings(con)
    measure_all(con, basis, [period])
    return explain_measured(con, period, measure, unit, window, split)


def explain_measured(
    con: duckdb.DuckDBPyConnection,
    period: Period,
    measure: str,
    unit: str = PROVINCE,
    window: str = "period",
    split: Split | None = None,
) -> dict[str, Any]:
    """The same of a figure of the periods just measured, for whoever explains many."""
    if measure not in MEASURES:
        raise UnknownFigure(measure)
    definition = MEASURES[measure]
    asked = {"unit": unit, "period": str(period), "window": window}
    wanted = _comparable(split or {})
    found = [
        row
        for row in con.execute(query("explain/value"), {"measure": measure, **asked}).fetchall()
        if _comparable(json.loads(row[0])) == wanted
    ]
    if not found:
        raise UnknownFigure(f"{measure} {unit} {period} {window} {dict(split or {})}")
    told_split, value, numerator, denominator, status, missing, rejected, source, first_day, last_day, note = found[0]
    is_rate = definition.kind is MeasureKind.RATE
    codes = (definition.numerator, definition.denominator) if is_rate else (measure,)
    names = dict(con.execute("SELECT unit, short_name FROM org_unit").fetchall())
    return {
        "measure": measure,
        "title": definition.title,
        "definition": DEFINITIONS[measure],
        "unit": unit,
        "unit_name": names.get(unit, unit),
        "period": str(period),
        "window": window,
        "split": json.loads(told_split),
        "first_day": _plain(first_day),
        "last_day": _plain(last_day),
        "value": _plain(value),
        "numerator": _plain(numerator),
        "denominator": _plain(denominator),
        "status": status,
        "missing_units": [{"unit": code, "name": names.get(code, code)} for code in missing],
        "rejected_rows": rejected,
        "note": note,
        "parts": _parts(con, codes, asked, wanted),
        "rulings": _rulings(con, source, unit),
        "left_out": _left_out(con, source, period, asked),
    }


def explain_figure(con: duckdb.DuckDBPyConnection, basis: Basis, figure_id: str) -> dict[str, Any]:
    """A figure of a report by its id, `measure:unit:period:window[:key=value…][~style]`.

    UnknownFigure where the id names none, or one that a report makes of its own (`report.…`).
    """
    names = figure_id.partition("~")[0].split(":")
    if len(names) < 4:
        raise UnknownFigure(figure_id)
    measure, unit, period, window, *rest = names
    split = dict(part.split("=", 1) for part in rest if "=" in part)
    split.pop("part", None)  # a report's name for one side of a rate
    try:
        asked = Period.parse(period)
    except ValueError as error:
        raise UnknownFigure(figure_id) from error
    return explain(con, basis, asked, measure, unit, window, split)


def _parts(
    con: duckdb.DuckDBPyConnection, codes: Sequence[str], asked: Mapping[str, str], split: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Each count that the figure is made of. Of distinct things each row has amount 0 and says what it counts as."""
    wanted = [source for code in codes for source in PARTS.get(code, (code,))]
    arguments = {**asked, "province": PROVINCE, "measures": wanted}
    rows = con.execute(query("explain/counted_rows"), arguments).fetchall()
    balances = con.execute(query("explain/balances"), arguments).fetchall()
    parts = []
    for code in codes:
        sources = PARTS.get(code, (code,))
        listed = [_counted(row) for row in rows if row[0] in sources and _in_split(row[6], split)]
        counted = [row for row in listed if row.pop("is_counted")]
        parts.append(
            {
                "measure": code,
                "title": MEASURES[code].title if code in MEASURES else DEFINITIONS[code],
                "rows": counted,
                "covered_by_balance": [row for row in listed if row not in counted],
                "balances": [_balance(row) for row in balances if row[0] in sources and not split],
            }
        )
    return parts


def _counted(row: tuple[Any, ...]) -> dict[str, Any]:
    _, is_counted, unit, event_on, amount, counted_as, _, form, path, sha256, sheet, row_number, texts = row
    return {
        "is_counted": is_counted,
        "unit": unit,
        "date": _plain(event_on),
        "amount": _plain(amount),
        "counted_as": counted_as,
        "form": form,
        **_place(path, sha256, sheet, row_number, texts),
    }


def _balance(row: tuple[Any, ...]) -> dict[str, Any]:
    _, unit, amount, from_date, to_date, path, sha256, sheet, cell, source = row
    return {
        "unit": unit,
        "amount": _plain(amount),
        "from_date": _plain(from_date),
        "to_date": _plain(to_date),
        "file": path,
        "sha256": sha256,
        "sheet": sheet,
        "cell": cell,
        "source": source,
    }


def _rulings(con: duckdb.DuckDBPyConnection, source: str, unit: str) -> list[dict[str, Any]]:
    arguments = {"form": source, "unit": unit, "province": PROVINCE}
    names = ("discrepancy", "rule", "subject", "left_value", "right_value", "ruling", "value", "reason", "ruled_by",
             "ruled_on", "file")  # fmt: skip
    return [dict(zip(names, row, strict=True)) for row in con.execute(query("explain/rulings"), arguments).fetchall()]


def _left_out(
    con: duckdb.DuckDBPyConnection, source: str, period: Period, asked: Mapping[str, str]
) -> list[dict[str, Any]]:
    arguments = {**asked, "form": source, "year": period.year, "province": PROVINCE}
    return [
        {"reason": reason, "unit": unit, **_place(path, sha256, sheet, row_number, texts)}
        for reason, unit, path, sha256, sheet, row_number, texts in con.execute(
            query("explain/left_out"), arguments
        ).fetchall()
    ]


def _place(
    path: str | None, sha256: str | None, sheet: str | None, row: int | None, texts: Sequence[str | None] | None
) -> dict[str, Any]:
    """Where a row stands, the whole range of its cells, and its texts as received."""
    cells = None if row is None or not texts else f"A{row}:{_column(len(texts))}{row}"
    return {"file": path, "sha256": sha256, "sheet": sheet, "row": row, "cells": cells, "texts": list(texts or ())}


def _column(number: int) -> str:
    """The letters of a column, 1 being A."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _in_split(told: str, split: Mapping[str, str]) -> bool:
    said = _comparable({key: value for key, value in json.loads(told).items() if value is not None})
    return all(said.get(key) == value for key, value in split.items())


def _comparable(split: Split) -> dict[str, str]:
    """A split as it can be compared with one out of a figure's id, which has lost blanks and punctuation."""
    return {key: re.sub(r"[<>&\"':~\s]+", "_", str(value)) for key, value in split.items()}


def _plain(value: object) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return int(value) if isinstance(value, float) and value == int(value) else value

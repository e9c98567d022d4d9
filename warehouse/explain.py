"""Where a figure comes from: definition, parts, every row that counts in it to the cell, and what was left out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from transforms.definitions.basis import Basis
from transforms.definitions.cells import row_range
from transforms.definitions.figures_told import (
    CountedBalance,
    CountedRow,
    Difference,
    Explanation,
    LeftOutRow,
    Part,
    RowPlace,
    RuledTotal,
    RulingInForce,
    in_an_id,
)
from transforms.definitions.forms import FORMS
from transforms.definitions.measure_words import DEFINITIONS, PARTS
from transforms.definitions.measures import MEASURES, MeasureKind
from transforms.definitions.periods import Period
from transforms.definitions.units import GROUP_ORDER, PROVINCE
from warehouse.connection import named_rows, query, rows_as
from warehouse.measure import measure as measure_all
from warehouse.reconcile import apply_rulings
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
) -> Explanation:
    """A figure with all that it comes from. UnknownFigure where it is not measured."""
    lay_out(con, basis, [period])
    return explain_measured(con, period, measure, unit, window, split)


def lay_out(con: duckdb.DuckDBPyConnection, basis: Basis, periods: Sequence[Period]) -> None:
    """Measure these periods, with all that `explain_measured` reads."""
    months = [month for period in periods for month in period.months()]
    prepare(con, basis, months)
    apply_rulings(con)
    measure_all(con, basis, periods)
    con.execute(query("explain/ruled_row"))


def explain_measured(
    con: duckdb.DuckDBPyConnection,
    period: Period,
    measure: str,
    unit: str,
    window: str,
    split: Split | None = None,
    *,
    may_be_zero: bool = False,
    briefly: bool = False,
) -> Explanation:
    """The same of a figure of the periods just measured, for whoever explains many. `may_be_zero`: a split of which
    there are no rows is a 0 and no unknown figure. `briefly`: without open differences and what was left out."""
    if measure not in MEASURES:
        raise UnknownFigure(measure)
    definition = MEASURES[measure]
    asked = {"unit": unit, "period": str(period), "window": window}
    figure = _measured(con, measure, asked, split or {}, may_be_zero=may_be_zero)
    is_rate = definition.kind is MeasureKind.RATE
    codes = (definition.numerator, definition.denominator) if is_rate else (measure,)
    names = dict(con.execute("SELECT unit, name FROM org_unit").fetchall())
    sources = [source for code in codes for source in PARTS.get(code, (code,))]
    of_source = {**asked, "form": figure["source"], "province": PROVINCE}
    told = json.loads(figure["split"])
    about = {**of_source, "subject": f"{told['index']} {told['year']}" if "index" in told else None}
    differences = [] if briefly else rows_as(con.execute(query("explain/differences"), about), Difference)
    return {
        "measure": measure,
        "title": definition.title,
        "definition": DEFINITIONS[measure],
        "unit": unit,
        "unit_name": names.get(unit, unit),
        "period": str(period),
        "window": window,
        "split": told,
        "first_day": plain(figure["first_day"]),
        "last_day": plain(figure["last_day"]),
        "value": plain(figure["value"]),
        "numerator": plain(figure["numerator"]),
        "denominator": plain(figure["denominator"]),
        "status": figure["status"],
        "missing_units": [{"unit": code, "name": names.get(code, code)} for code in figure["missing_units"]],
        "rejected_rows": figure["rejected_rows"],
        "note": figure["note"],
        "parts": _parts(con, codes, sources, asked, comparable(split or {})),
        "rulings": rows_as(con.execute(query("explain/rulings"), {**of_source, "measures": sources}), RulingInForce),
        "open_differences": differences,
        "left_out": [] if briefly else left_out(con, figure["source"], period, asked),
    }


def _measured(
    con: duckdb.DuckDBPyConnection, measure: str, asked: Mapping[str, str], split: Split, *, may_be_zero: bool
) -> Mapping[str, Any]:
    """The figure as it was measured; UnknownFigure where it was not."""
    wanted = comparable(split)
    measured = named_rows(con.execute(query("explain/value"), {"measure": measure, **asked}))
    found = [row for row in measured if comparable(json.loads(row["split"])) == wanted]
    if not found and may_be_zero and _is_a_part(MEASURES[measure].source, wanted):
        # A report prints 0 for a kind of which there are no rows.
        whole = [row for row in measured if row["split"] == "{}" and row["value"] is not None]
        found = [row | {"split": json.dumps(split), "value": 0} for row in whole]
    if not found:
        parts = "".join(f" {name}={value}" for name, value in split.items())
        raise UnknownFigure(f"{measure} {asked['unit']} {asked['period']} {asked['window']}{parts}")
    return found[0]


def _parts(
    con: duckdb.DuckDBPyConnection,
    codes: Sequence[str],
    measures: Sequence[str],
    asked: Mapping[str, str],
    split: Mapping[str, str],
) -> list[Part]:
    """Each count that the figure is made of, with its rows; `measures` are those that count in any of them."""
    arguments = {**asked, "province": PROVINCE, "measures": measures}
    counted = named_rows(con.execute(query("explain/counted_rows"), arguments))
    balances = named_rows(con.execute(query("explain/balances"), arguments))
    parts: list[Part] = []
    for code in codes:
        sources = PARTS.get(code, (code,))
        rows = [row for row in counted if row["measure"] in sources and _in_split(row["splits"], split)]
        parts.append(
            {
                "measure": code,
                "title": MEASURES[code].title if code in MEASURES else DEFINITIONS[code],
                "rows": [_counted(row) for row in rows if row["listed_in"] == "rows"],
                "covered_by_balance": [_counted(row) for row in rows if row["listed_in"] == "covered_by_balance"],
                "handed_on": [_counted(row) for row in rows if row["listed_in"] == "handed_on"],
                "balances": [_balance(row) for row in balances if row["measure"] in sources and not split],
            }
        )
    return parts


def _counted(row: Mapping[str, Any]) -> CountedRow:
    total = row["ruled_total"]
    return {
        "unit": row["unit"],
        "date": plain(row["event_on"]),
        "amount": plain(row["amount"]),
        "counted_as": row["counted_as"],
        "form": row["form"],
        **place(row),
        "ruled": row["changes"] or [],
        "ruled_total": None if total is None else _ruled_total(**total),
    }


def _ruled_total(discrepancy: str, old: Decimal, new: Decimal) -> RuledTotal:
    return {"discrepancy": discrepancy, "old": plain(old), "new": plain(new)}


def _balance(row: Mapping[str, Any]) -> CountedBalance:
    return cast(CountedBalance, {key: plain(value) for key, value in row.items() if key != "measure"})


def left_out(con: duckdb.DuckDBPyConnection, source: str, period: Period, asked: Mapping[str, str]) -> list[LeftOutRow]:
    """Rows of a form that its figures leave out."""
    arguments = {**asked, "form": source, "year": period.year, "province": PROVINCE}
    rows = named_rows(con.execute(query("explain/left_out"), arguments))
    return [
        {
            "kind": row["kind"],
            "reason": row["reason"],
            "unit": row["unit"],
            "form_rows": row["form_rows"],
            **place(row),
        }
        for row in rows
    ]


def place(row: Mapping[str, Any]) -> RowPlace:
    """Where a row out of the warehouse stands, by its `path, sha256, sheet, row_number, texts`."""
    number, texts = row["row_number"], list(row["texts"] or ())
    return {
        "file": row["path"],
        "sha256": row["sha256"],
        "sheet": row["sheet"],
        "row": number,
        "cells": None if number is None else row_range(number, len(texts)),
        "texts": texts,
    }


def _in_split(told: str, split: Mapping[str, str]) -> bool:
    said = comparable({key: value for key, value in json.loads(told).items() if value is not None})
    return all(said.get(key) == value for key, value in split.items())


def _is_a_part(form: str, wanted: Mapping[str, str]) -> bool:
    """Whether there could be rows of the split: of a value that its list does not have, none is no answer."""
    listed = {value: value for field in FORMS[form].fields for value in field.values} if form in FORMS else {}
    known = set(comparable(listed).values()) | set(GROUP_ORDER)
    return known.issuperset(wanted.values())


def comparable(split: Split) -> dict[str, str]:
    """A split as it can be compared with one out of a figure's id."""
    return {key: in_an_id(str(value)) for key, value in split.items()}


def plain(value: object) -> Any:
    """A value as JSON has it: days as text, whole numbers without a fraction."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return int(value) if isinstance(value, float) and value == int(value) else value

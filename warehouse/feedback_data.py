"""What units and the secretariat are told: files, faults, faulty sheets, and differences with what became of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from transforms.definitions.feedback_data import (
    CopiedRow,
    Fate,
    FaultySheet,
    ReceivedFile,
    Side,
    ToldDifference,
    ToldFinding,
    ToldRuling,
)
from transforms.definitions.forms import UNIT_FORMS
from transforms.definitions.forms.synonyms import without_line_to_add
from transforms.definitions.rules import CLOSES_ONLY, FOLLOWED_TOTALS
from warehouse.connection import named_rows, query, rows_as
from warehouse.reconcile import find_useless_rulings

if TYPE_CHECKING:
    import duckdb

LONGEST_COPY = 2_000  # rows of a sheet that are given back whole; of a longer one the faulty rows
_UNIT_FORMS = [form.code for form in UNIT_FORMS]


def received_files(con: duckdb.DuckDBPyConnection) -> list[ReceivedFile]:
    """Every file known, by receipt and path. Stands on `state.prepare`."""
    return rows_as(con.execute(query("feedback/received_file")), ReceivedFile)


def find_rulings(con: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary tables of what rulings reach and of those that nothing can be done with, for all months.

    Stands on `state.prepare` and on the discrepancies held.
    """
    con.execute(query("rulings/followed_total"))
    find_useless_rulings(con)


def told_findings(con: duckdb.DuckDBPyConnection, file_keys: Sequence[str]) -> list[ToldFinding]:
    """The faults of these files, by file, sheet and row; rulings that nothing can be done with are among them.

    Stands on `state.prepare` and `find_rulings`.
    """
    told = rows_as(con.execute(query("feedback/told_finding"), {"file_keys": list(file_keys)}), ToldFinding)
    return [replace(one, message=without_line_to_add(one.message)) for one in told]


def faulty_sheets(
    con: duckdb.DuckDBPyConnection, file_keys: Sequence[str], longest: int = LONGEST_COPY
) -> list[FaultySheet]:
    """Sheets of these files that have faults, as received, but for personal data, of which no text is kept."""
    if not file_keys:
        return []
    asked = {"file_keys": list(file_keys), "longest": longest}
    sheets = []
    rows = named_rows(con.execute(query("feedback/faulty_sheet"), asked))
    for _, group in groupby(rows, itemgetter("file_key", "sheet_no")):
        listed = list(group)
        copied = tuple(
            CopiedRow(
                row["row_number"],
                tuple(text or None for text in row["texts"] or ()),
                row["outcome"],
                row["ignored_kind"],
            )
            for row in listed
        )
        first = listed[0]
        sheets.append(
            FaultySheet(
                **{key: first[key] for key in ("file_key", "path", "sheet_no", "sheet", "form")},
                rows=copied,
                left_out=first["row_count"] - len(copied),
            )
        )
    return sheets


def told_differences(con: duckdb.DuckDBPyConnection, months: Sequence[str]) -> dict[str, list[ToldDifference]]:
    """Month asked for -> its differences and what became of those of the month before, by unit, fate and severity.

    Stands on `state.prepare` for these months, `find_rulings` and the discrepancies held.
    """
    con.execute(query("feedback/placed_difference"), {"months": list(months)})
    asked = {
        "unit_forms": _UNIT_FORMS,
        "followed_totals": sorted(FOLLOWED_TOTALS),
        "closes_only": sorted(CLOSES_ONLY),
    }
    told: dict[str, list[ToldDifference]] = {month: [] for month in months}
    for row in named_rows(con.execute(query("feedback/told_difference"), asked)):
        month = row.pop("told_in")
        row |= {"left": Side(**row["left"]), "right": Side(**row["right"])}
        row |= {"ruling": row["ruling"] and ToldRuling(**row["ruling"]), "fate": Fate(row["fate"])}
        told[month].append(ToldDifference(**row | {"recipients": tuple(row["recipients"])}))
    return told


def missing_forms(con: duckdb.DuckDBPyConnection, months: Sequence[str]) -> dict[tuple[str, str], tuple[str, ...]]:
    """(month, unit) -> forms not answered, of units that sent a workbook. Stands on `state.prepare`."""
    asked = {"months": list(months), "unit_forms": _UNIT_FORMS}
    missing: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for month, unit, form in con.execute(query("feedback/missing_form"), asked).fetchall():
        missing[month, unit].append(form)
    return {place: tuple(forms) for place, forms in missing.items()}


def held_months(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Month -> how many differences of it are held, settled ones too; in order."""
    return dict(con.execute(query("feedback/held_month")).fetchall())


def ruling_keepers(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Month -> the unit that rules on differences then. Stands on `state.prepare`."""
    return dict(con.execute(query("feedback/ruling_keeper")).fetchall())

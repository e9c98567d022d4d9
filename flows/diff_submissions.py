"""What changed between two submissions of a unit for a period: sheets, rows, cells, faults, and the figures moved."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from flows.job import Job
from flows.outcomes import Exit, Refusal
from flows.stages import settle_differences
from transforms.definitions.cells import row_range
from transforms.definitions.forms import TABLE_FORMS
from transforms.definitions.periods import Period
from transforms.definitions.units import PROVINCE
from transforms.matching.row_changes import Row, RowChange, row_changes
from warehouse import report_changes as states
from warehouse.measure import measure
from warehouse.reconcile import apply_rulings
from warehouse.report_changes import two_cursors
from warehouse.state import prepare

if TYPE_CHECKING:
    import duckdb

Told = dict[str, Any]


def diff_submissions(
    job: Job, con: duckdb.DuckDBPyConnection, period: Period, unit: str | None, files: tuple[str, str] | None
) -> Told:
    """Two submissions of a unit for a period: those named, else the last two of its own workbook that were accepted."""
    prepare(con, job.basis, [period], job.units, job.successions)
    known = states.submissions(con, str(period), unit)
    old, new = _named(known, period, files) if files else _last_two(known, period, unit)
    sheets = {one["file_key"]: states.submission_sheets(con, one["file_key"]) for one in (old, new)}
    changes = []
    for form in (form.code for form in TABLE_FORMS):
        if any(sheet["form"] == form for listed in sheets.values() for sheet in listed):
            rows: list[list[Row]] = [list(states.submission_rows(con, form, one["file_key"])) for one in (old, new)]
            changes += row_changes(form, *rows)
    gone, fresh = _finding_changes(*(states.submission_findings(con, one["file_key"]) for one in (old, new)))
    return {
        "kind": "submission",
        "period": str(period),
        "unit": new["unit"],
        "form_set": new["form_set"],
        "old": _submission(old),
        "new": _submission(new),
        "sheets": _sheet_changes(sheets[old["file_key"]], sheets[new["file_key"]]),
        "rows": [_row(change) for change in changes],
        "findings_gone": gone,
        "findings_new": fresh,
        "figures": _moved(job, con, period, known, old, new),
    }


def _named(known: Sequence[Told], period: Period, files: tuple[str, str]) -> tuple[Told, Told]:
    by_path = {one["path"]: one for one in known}
    for path in files:
        if path not in by_path:
            raise Refusal(
                f"Không có tệp {path!r} được nhận cho kỳ {period}. Xem: cchc submissions --period {period}",
                f"No accepted file {path!r} for {period}. See: cchc submissions --period {period}",
            )
    old, new = (by_path[path] for path in files)
    if (old["form_set"], old["unit"]) != (new["form_set"], new["unit"]):
        raise Refusal(
            f"Hai tệp không cùng loại biểu của một đơn vị: {files[0]} và {files[1]}.",
            f"These are not two submissions of one sender: {files[0]} and {files[1]}.",
            Exit.USAGE,
        )
    return old, new


def _last_two(known: Sequence[Told], period: Period, unit: str | None) -> tuple[Told, Told]:
    own = [one for one in known if one["form_set"] == "unit"]
    if len(own) < 2:
        raise Refusal(
            f"{unit} mới có {len(own)} lần gửi được nhận cho kỳ {period}, chưa có gì để so sánh. "
            f"Xem: cchc submissions --period {period} --unit {unit}",
            f"{unit} has {len(own)} accepted submissions for {period}: nothing to compare. "
            f"See: cchc submissions --period {period} --unit {unit}",
        )
    return own[-2], own[-1]


def _submission(one: Told) -> Told:
    return {
        "file": one["path"],
        "sha256": one["sha256"],
        "received_at": one["received_at"].isoformat(),
        "state": one["state"],
    }


def _sheet_changes(old: Sequence[Told], new: Sequence[Told]) -> list[Told]:
    """Forms that only one of them has, or that were accepted in one and given back or nil in the other."""
    then, now = ({s["form"]: s for s in listed if s["form"] not in (None, "cover")} for listed in (old, new))
    found = []
    for form in {**then, **now}:
        states_of = [
            None if one is None else "nil" if one["nil"] and one["state"] == "accepted" else one["state"]
            for one in (then.get(form), now.get(form))
        ]
        if states_of[0] != states_of[1]:
            sheet = (now.get(form) or then[form])["sheet"]
            found.append({"form": form, "sheet": sheet, "old_state": states_of[0], "new_state": states_of[1]})
    return found


def _row(change: RowChange) -> Told:
    return {
        "change": change.change,
        "form": change.form,
        "old": _row_place(change.old),
        "new": _row_place(change.new),
        "cells": [
            {
                "field": cell.field,
                "header": cell.header,
                "old": {"cell": cell.old_cell, "text": cell.old_text},
                "new": {"cell": cell.new_cell, "text": cell.new_text},
            }
            for cell in change.cells
        ],
    }


def _row_place(row: Row | None) -> Told | None:
    if row is None:
        return None
    texts = list(row["texts"] or ())
    return {
        "sheet": row["sheet"],
        "row": row["row_number"],
        "cells": row_range(row["row_number"], len(texts)),
        "outcome": row["outcome"],
        "texts": texts,
    }


def _finding_changes(old: Sequence[Told], new: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """Faults that are gone and faults that are new. A fault is the same wherever its row has moved."""

    def less(listed: Sequence[Told], others: Sequence[Told]) -> list[Told]:
        left = Counter(_fault(one) for one in others)
        found = []
        for one in listed:
            if left[_fault(one)]:
                left[_fault(one)] -= 1
            else:
                found.append(one)
        return found

    return less(old, new), less(new, old)


def _fault(one: Told) -> tuple[Any, ...]:
    return one["code"], one["sheet"], one["field"], one["text"]


def _moved(
    job: Job, con: duckdb.DuckDBPyConnection, period: Period, known: Sequence[Told], old: Told, new: Told
) -> list[Told]:
    """The figures of the period that are others with the new submission than with the old one, all else being equal."""
    same = [one for one in known if one["form_set"] == new["form_set"] and one["unit"] == new["unit"]]
    with two_cursors(con) as cursors:
        told = []
        for cursor, upto in zip(cursors, (old, new), strict=True):
            later = [one["file_key"] for one in same[same.index(upto) + 1 :]]
            states.lay_files_without(cursor, later)
            states.lay_no_discrepancies(cursor)
            settle_differences(job, cursor)
            prepare(cursor, job.basis, [period], job.units, job.successions)
            apply_rulings(cursor)
            measure(cursor, job.basis, [period])
            told.append(
                {
                    (one["measure"], one["unit"], one["window"], one["split"]): one
                    for one in states.measured_figures(cursor, str(period))
                }
            )
    then, now = told
    units = {new["unit"], PROVINCE} if new["form_set"] == "unit" else None
    found = []
    for key in {**then, **now}:
        before, after = then.get(key), now.get(key)
        values = [(one or {}).get("value") for one in (before, after)]
        if values[0] != values[1] and (units is None or key[1] in units):
            head = dict(zip(("measure", "unit", "window"), key[:3], strict=True))
            found.append({**head, "split": json.loads(key[3]), "old": values[0], "new": values[1]})
    return found

"""What changed between two submissions of a unit for a period: sheets, rows, cells, faults, and the figures moved."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from flows.job import Job
from flows.outcomes import Exit, Refusal
from flows.stages import settle_differences
from transforms.definitions.cells import row_range
from transforms.definitions.forms import TABLE_FORMS
from transforms.definitions.periods import Period
from transforms.definitions.units import PROVINCE
from transforms.matching.row_changes import CellChange, Row, RowChange, row_changes
from warehouse import report_changes as states
from warehouse.measure import measure
from warehouse.reconcile import apply_rulings
from warehouse.report_changes import Submission, SubmittedFinding, SubmittedForm, two_cursors
from warehouse.state import prepare

if TYPE_CHECKING:
    import duckdb


class Named(TypedDict):
    """Which submission it is."""

    file: str
    sha256: str
    received_at: str
    state: str


class FormChange(TypedDict):
    """A form that only one submission has (the other state is None), or that came to another state in one."""

    form: str
    sheet: str
    old_state: str | None
    new_state: str | None


class RowTold(TypedDict):
    sheet: str
    row: int
    cells: str | None
    outcome: str
    texts: list[str | None]


class RowChangeTold(TypedDict):
    change: str
    form: str
    old: RowTold | None
    new: RowTold | None
    cells: list[CellChange]


class FigureMoved(TypedDict):
    measure: str
    unit: str
    window: str
    split: dict[str, Any]
    old: float | None
    new: float | None


class SubmissionsDiffer(TypedDict):
    kind: Literal["submission"]
    period: str
    unit: str
    form_set: str
    old: Named
    new: Named
    sheets: list[FormChange]
    rows: list[RowChangeTold]
    findings_gone: list[dict[str, Any]]
    findings_new: list[dict[str, Any]]
    figures: list[FigureMoved]


def diff_submissions(
    job: Job, con: duckdb.DuckDBPyConnection, period: Period, unit: str | None, files: tuple[str, str] | None
) -> SubmissionsDiffer:
    """Two submissions of a unit for a period: those named, else the last two of its own workbook that were accepted."""
    prepare(con, job.basis, [period])
    known = states.submissions(con, str(period), unit)
    old, new = _named(known, period, files) if files else _last_two(known, period, unit)
    then, now = (states.submitted_forms(con, one.file_key) for one in (old, new))
    changes = []
    for form in (form.code for form in TABLE_FORMS):
        if any(sheet.form == form for sheet in (*then, *now)):
            rows = (states.submission_rows(con, form, one.file_key) for one in (old, new))
            changes += row_changes(form, *rows)
    gone, fresh = _finding_changes(*(states.submission_findings(con, one.file_key) for one in (old, new)))
    return {
        "kind": "submission",
        "period": str(period),
        "unit": new.unit,
        "form_set": new.form_set,
        "old": _submission(old),
        "new": _submission(new),
        "sheets": _form_changes(then, now),
        "rows": [_row(change) for change in changes],
        "findings_gone": [asdict(one) for one in gone],
        "findings_new": [asdict(one) for one in fresh],
        "figures": _moved(job, con, period, known, old, new),
    }


def _named(known: Sequence[Submission], period: Period, files: tuple[str, str]) -> tuple[Submission, Submission]:
    by_path = {one.path: one for one in known}
    for path in files:
        if path not in by_path:
            raise Refusal(
                f"Không có tệp {path!r} được nhận cho kỳ {period}. Xem: cchc submissions --period {period}",
                f"No accepted file {path!r} for {period}. See: cchc submissions --period {period}",
            )
    old, new = (by_path[path] for path in files)
    if (old.form_set, old.unit) != (new.form_set, new.unit):
        raise Refusal(
            f"Hai tệp không cùng loại biểu của một đơn vị: {files[0]} và {files[1]}.",
            f"These are not two submissions of one sender: {files[0]} and {files[1]}.",
            Exit.USAGE,
        )
    return old, new


def _last_two(known: Sequence[Submission], period: Period, unit: str | None) -> tuple[Submission, Submission]:
    own = [one for one in known if one.form_set == "unit"]
    if len(own) < 2:
        raise Refusal(
            f"{unit} mới có {len(own)} lần gửi được nhận cho kỳ {period}, chưa có gì để so sánh. "
            f"Xem: cchc submissions --period {period} --unit {unit}",
            f"{unit} has {len(own)} accepted submissions for {period}: nothing to compare. "
            f"See: cchc submissions --period {period} --unit {unit}",
        )
    return own[-2], own[-1]


def _submission(one: Submission) -> Named:
    return {"file": one.path, "sha256": one.sha256, "received_at": one.received_at.isoformat(), "state": one.state}


def _form_changes(old: Sequence[SubmittedForm], new: Sequence[SubmittedForm]) -> list[FormChange]:
    """Forms that only one of them has, or that were accepted in one and given back or nil in the other."""
    then, now = ({one.form: one for one in listed if one.form not in (None, "cover")} for listed in (old, new))
    found: list[FormChange] = []
    for form, one in {**then, **now}.items():
        before, after = _state(then.get(form)), _state(now.get(form))
        if form is not None and before != after:
            found.append({"form": form, "sheet": one.sheet, "old_state": before, "new_state": after})
    return found


def _state(one: SubmittedForm | None) -> str | None:
    return None if one is None else "nil" if one.nil and one.state == "accepted" else one.state


def _row(change: RowChange) -> RowChangeTold:
    return {
        "change": change.change,
        "form": change.form,
        "old": _row_place(change.old),
        "new": _row_place(change.new),
        "cells": list(change.cells),
    }


def _row_place(row: Row | None) -> RowTold | None:
    if row is None:
        return None
    texts: list[str | None] = list(row["texts"] or ())
    return {
        "sheet": row["sheet"],
        "row": row["row_number"],
        "cells": row_range(row["row_number"], len(texts)),
        "outcome": row["outcome"],
        "texts": texts,
    }


def _finding_changes(
    old: Sequence[SubmittedFinding], new: Sequence[SubmittedFinding]
) -> tuple[list[SubmittedFinding], list[SubmittedFinding]]:
    """Faults that are gone and faults that are new. A fault is the same wherever its row has moved."""

    def less(listed: Sequence[SubmittedFinding], others: Sequence[SubmittedFinding]) -> list[SubmittedFinding]:
        left = Counter(_fault(one) for one in others)
        found = []
        for one in listed:
            if left[_fault(one)]:
                left[_fault(one)] -= 1
            else:
                found.append(one)
        return found

    return less(old, new), less(new, old)


def _fault(one: SubmittedFinding) -> tuple[str | None, ...]:
    return one.code, one.sheet, one.field, one.text


def _moved(
    job: Job,
    con: duckdb.DuckDBPyConnection,
    period: Period,
    known: Sequence[Submission],
    old: Submission,
    new: Submission,
) -> list[FigureMoved]:
    """The figures of the period that are others with the new submission than with the old one, all else being equal."""
    same = [one for one in known if (one.form_set, one.unit) == (new.form_set, new.unit)]
    with two_cursors(con) as cursors:
        told = []
        for cursor, upto in zip(cursors, (old, new), strict=True):
            later = [one.file_key for one in same[same.index(upto) + 1 :]]
            states.lay_files_without(cursor, later)
            states.lay_no_discrepancies(cursor)
            settle_differences(job, cursor)
            prepare(cursor, job.basis, [period])
            apply_rulings(cursor)
            measure(cursor, job.basis, [period])
            told.append(states.measured_figures(cursor, str(period)))
    then, now = told
    units = {new.unit, PROVINCE} if new.form_set == "unit" else None
    found: list[FigureMoved] = []
    for code, unit, window, split in {**then, **now}:
        before, after = (figures.get((code, unit, window, split)) for figures in (then, now))
        if before != after and (units is None or unit in units):
            place = json.loads(split)
            found.append({"measure": code, "unit": unit, "window": window, "split": place, "old": before, "new": after})
    return found

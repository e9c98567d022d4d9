"""What changed between two submissions of a unit, and between two runs of a report, as plain values."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from flows.figures_basis import basis_of
from flows.job import Job
from flows.outcomes import Exit, Refusal
from flows.stages import settle_differences
from transforms.definitions.basis import Basis
from transforms.definitions.forms import FORMS
from transforms.definitions.measures import PROVINCE
from transforms.definitions.periods import Period
from transforms.figure_changes import KnownRows, causes
from transforms.row_changes import Row, RowChange, row_changes, row_range
from warehouse import report_changes as states
from warehouse.explain import UnknownFigure
from warehouse.explain_report import ReportExplained
from warehouse.history import ReportRun, run_figures, run_files, runs
from warehouse.measure import measure
from warehouse.reconcile import apply_rulings
from warehouse.settled import held_files
from warehouse.state import prepare

if TYPE_CHECKING:
    import duckdb

Told = dict[str, Any]


# -- two runs of a report


@dataclass(frozen=True, slots=True)
class _State:
    """A report as it was, or would have been: `name` says which, `figures` by id."""

    name: Told
    explained: ReportExplained
    rows: KnownRows
    figures: Mapping[str, Mapping[str, Any]]
    files: Mapping[str, Told]


def diff_versions(job: Job, con: duckdb.DuckDBPyConnection, period: Period, versions: tuple[int, int] | None) -> Told:
    """Two versions of a report, each as last rendered; with `versions` None its last two renderings."""
    known = runs(con, str(period))
    if versions is None:
        chosen = known[-2:]
        if len(chosen) < 2:
            raise Refusal(
                f"Báo cáo {period} mới lập {len(chosen)} lần, chưa có gì để so sánh. So theo ngày nhận: "
                f"cchc diff --period {period} --as-known-on NGÀY NGÀY",
                f"The report {period} was made {len(chosen)} times: nothing to compare. By day: "
                f"cchc diff --period {period} --as-known-on D D",
            )
    else:
        last = {one.version: one for one in known}
        absent = [number for number in versions if number not in last]
        if absent:
            has = ", ".join(f"v{number}" for number in last) or "–"
            raise Refusal(
                f"Không có báo cáo {period} v{absent[0]}. Có: {has}.",
                f"There is no report {period} v{absent[0]}. There are: {has}.",
            )
        chosen = [last[number] for number in versions]
    with _cursors(con) as (one, other):
        then, now = (_state_of_run(job, cursor, period, run) for cursor, run in zip((one, other), chosen, strict=True))
        return _report_changes(period, then, now)


def diff_days(job: Job, con: duckdb.DuckDBPyConnection, period: Period, days: tuple[date, date]) -> Told:
    """The report as known on one day and on another."""
    with _cursors(con) as (one, other):
        then, now = (_state_of_day(job, cursor, period, day) for cursor, day in zip((one, other), days, strict=True))
        return _report_changes(period, then, now)


@contextmanager
def _cursors(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[duckdb.DuckDBPyConnection, duckdb.DuckDBPyConnection]]:
    """Two connections to the same warehouse: temporary relations are each one's own."""
    with con.cursor() as one, con.cursor() as other:
        yield one, other


def _state_of_run(job: Job, con: duckdb.DuckDBPyConnection, period: Period, run: ReportRun) -> _State:
    held = run_files(con, str(period), run.run)
    as_held = run.known_on is None and held == held_files(con)
    if held and not as_held:
        states.lay_files_of_run(con, str(period), run.run)
    name = {"run": run.run, "version": run.version, "as_known_on": _written(run.known_on), "boundaries": run.boundaries}
    return _state(job, con, period, basis_of(job.settings, run.known_on, run.boundaries), name, run, as_held=as_held)


def _state_of_day(job: Job, con: duckdb.DuckDBPyConnection, period: Period, day: date) -> _State:
    basis = basis_of(job.settings, day)
    name = {"run": None, "version": None, "as_known_on": day.isoformat(), "boundaries": basis.boundaries}
    return _state(job, con, period, basis, name, None)


def _state(
    job: Job,
    con: duckdb.DuckDBPyConnection,
    period: Period,
    basis: Basis,
    name: Told,
    run: ReportRun | None,
    *,
    as_held: bool = False,
) -> _State:
    """Conclude anew from the files of that time (what is held now is concluded already), then lay out the report; what
    it printed is kept with a run."""
    if not as_held:
        states.lay_no_discrepancies(con)
        settle_differences(job, con, basis.known_on)
    explained = ReportExplained(con, basis, period)
    if run is not None:
        figures = {str(figure["id"]): figure for figure in run_figures(con, str(period), run.run)}
    else:
        figures = {str(figure["id"]): figure for figure in _figures_of(job, explained)}
    files = {file["sha256"] + file["path"]: file for file in states.known_files(con)}
    return _State(name, explained, _known_rows(con), figures, files)


def _known_rows(con: duckdb.DuckDBPyConnection) -> KnownRows:
    return KnownRows(lambda form: states.identified_rows(con, form))


def _figures_of(job: Job, explained: ReportExplained) -> Sequence[Mapping[str, Any]]:
    from transforms.prose import RateStyle
    from transforms.report import ReportSettings, write_report

    own = job.settings.report
    rates = RateStyle(own.rate_decimals, own.rounding)
    context = write_report(explained.data, ReportSettings(own.issuer, own.symbol, own.place, None, None, rates))
    return [figure.as_json() for figure in context.book.figures.values()]


def _report_changes(period: Period, then: _State, now: _State) -> Told:
    changed = [
        identity
        for identity in [*then.figures, *(one for one in now.figures if one not in then.figures)]
        if _printed(then.figures.get(identity)) != _printed(now.figures.get(identity))
    ]
    files = _files(then.files, now.files)
    return {
        "kind": "report",
        "period": str(period),
        "old": then.name,
        "new": now.name,
        "files": files,
        "figures": [_figure(identity, then, now, files) for identity in changed],
    }


def _printed(figure: Mapping[str, Any] | None) -> tuple[Any, Any] | None:
    return None if figure is None else (figure["text"], figure["value"])


def _figure(identity: str, then: _State, now: _State, files: Sequence[Told]) -> Told:
    old, new = then.figures.get(identity), now.figures.get(identity)
    head = new or old or {}
    told = [_explained(state, identity) for state in (then, now)]
    return {
        "id": identity,
        **{key: head[key] for key in ("measure", "unit", "period", "window", "split")},
        "title": next((one["title"] for one in reversed(told) if one), head["measure"]),
        "old": old and {"text": old["text"], "value": old["value"]},
        "new": new and {"text": new["text"], "value": new["value"]},
        "causes": _with_files(causes(told[0], told[1], then.rows, now.rows), files),
    }


def _with_files(found: list[Told], files: Sequence[Told]) -> list[Told]:
    """What counts submissions has no rows but units: the workbooks of these that came or went."""
    units = {cause["unit"] for cause in found if cause["kind"] == "row" and cause["form"] == "org_unit"}
    known = {"accepted", "accepted_with_findings", "superseded"}
    told = [file for file in files if file["unit"] in units and known & {file["old_state"], file["new_state"]}]
    return found + [
        {"kind": "file", "change": "added" if file["old_state"] is None else "changed", "what": file} for file in told
    ]


def _explained(state: _State, identity: str) -> Told | None:
    try:
        return state.explained.explain(identity)
    except UnknownFigure:
        return None


def _files(then: Mapping[str, Told], now: Mapping[str, Told]) -> list[Told]:
    """Workbooks that one state knows and the other does not, or that are in another state, by path."""
    found = []
    for key in [*then, *(key for key in now if key not in then)]:
        old, new = then.get(key), now.get(key)
        if old == new:
            continue
        one = new or old or {}
        named = {name: one[name] for name in ("path", "sha256", "form_set", "unit", "period", "received_at")}
        named["file"] = named.pop("path")
        found.append({**named, "old_state": old and old["state"], "new_state": new and new["state"]})
    return sorted(found, key=lambda file: str(file["file"]))


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


# -- two submissions of a unit


def diff_submissions(
    job: Job, con: duckdb.DuckDBPyConnection, period: Period, unit: str | None, files: tuple[str, str] | None
) -> Told:
    """Two submissions of a unit for a period: those named, else the last two of its own workbook that were accepted."""
    prepare(con, job.basis, [period], job.units, job.successions)
    known = states.submissions(con, str(period), unit)
    old, new = _named(known, period, files) if files else _last_two(known, period, unit)
    sheets = {one["file_key"]: states.submission_sheets(con, one["file_key"]) for one in (old, new)}
    changes = []
    for form in FORMS:
        if form != "cover" and any(sheet["form"] == form for listed in sheets.values() for sheet in listed):
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
    for form in [*then, *(form for form in now if form not in then)]:
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
    with _cursors(con) as cursors:
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
    for key in [*then, *(key for key in now if key not in then)]:
        before, after = then.get(key), now.get(key)
        values = [(one or {}).get("value") for one in (before, after)]
        if values[0] != values[1] and (units is None or key[1] in units):
            head = dict(zip(("measure", "unit", "window"), key[:3], strict=True))
            found.append({**head, "split": json.loads(key[3]), "old": values[0], "new": values[1]})
    return found

"""What changed between two runs of a report: files, figures, and the rows or rulings that moved each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, TypedDict

from flows.figures_basis import basis_of
from flows.job import Job
from flows.outcomes import Refusal
from flows.stages import settle_differences
from transforms.definitions.basis import Basis
from transforms.definitions.figures_told import Explanation, Number, PrintedFigure
from transforms.definitions.periods import Period
from transforms.reports.figure_changes import Cause, KnownRows, RowCause, causes
from warehouse import report_changes as states
from warehouse.explain import UnknownFigure
from warehouse.explain_report import ReportExplained
from warehouse.history import ReportRun, run_figures, run_files, runs
from warehouse.report_changes import KnownFile, two_cursors
from warehouse.settled import held_files

if TYPE_CHECKING:
    import duckdb


class RunName(TypedDict):
    """Which rendering it is, or as known on which day."""

    run: int | None
    version: int | None
    as_known_on: str | None
    boundaries: str


class FileChange(TypedDict):
    """A workbook that only one state knows (the other state is None), or that came to another state."""

    sha256: str
    form_set: str | None
    unit: str | None
    period: str | None
    received_at: str
    file: str
    old_state: str | None
    new_state: str | None


class Printed(TypedDict):
    text: str
    value: Number | None


class FigureChange(TypedDict):
    """A figure with what moved it; `old` or `new` is None where it is not printed, `causes` empty where nothing moved
    but that."""

    id: str
    measure: str
    unit: str
    period: str
    window: str
    split: dict[str, str | int]
    title: str
    old: Printed | None
    new: Printed | None
    causes: list[Cause]


class ReportsDiffer(TypedDict):
    kind: Literal["report"]
    period: str
    old: RunName
    new: RunName
    files: list[FileChange]
    figures: list[FigureChange]


@dataclass(frozen=True, slots=True)
class _State:
    """A report as it was, or would have been: `name` says which, `figures` by id."""

    name: RunName
    explained: ReportExplained
    rows: KnownRows
    figures: Mapping[str, PrintedFigure]
    files: Mapping[str, KnownFile]


def diff_versions(
    job: Job, con: duckdb.DuckDBPyConnection, period: Period, versions: tuple[int, int] | None
) -> ReportsDiffer:
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
    with two_cursors(con) as (one, other):
        then, now = (_state_of_run(job, cursor, period, run) for cursor, run in zip((one, other), chosen, strict=True))
        return _report_changes(period, then, now)


def diff_days(job: Job, con: duckdb.DuckDBPyConnection, period: Period, days: tuple[date, date]) -> ReportsDiffer:
    """The report as known on one day and on another."""
    with two_cursors(con) as (one, other):
        then, now = (_state_of_day(job, cursor, period, day) for cursor, day in zip((one, other), days, strict=True))
        return _report_changes(period, then, now)


def _state_of_run(job: Job, con: duckdb.DuckDBPyConnection, period: Period, run: ReportRun) -> _State:
    held = run_files(con, str(period), run.run)
    as_held = run.known_on is None and held == held_files(con)
    if held and not as_held:
        states.lay_files_of_run(con, str(period), run.run)
    known_on = None if run.known_on is None else run.known_on.isoformat()
    name: RunName = {"run": run.run, "version": run.version, "as_known_on": known_on, "boundaries": run.boundaries}
    return _state(job, con, period, basis_of(job.settings, run.known_on, run.boundaries), name, run, as_held=as_held)


def _state_of_day(job: Job, con: duckdb.DuckDBPyConnection, period: Period, day: date) -> _State:
    basis = basis_of(job.settings, day)
    name: RunName = {"run": None, "version": None, "as_known_on": day.isoformat(), "boundaries": basis.boundaries}
    return _state(job, con, period, basis, name, None)


def _state(
    job: Job,
    con: duckdb.DuckDBPyConnection,
    period: Period,
    basis: Basis,
    name: RunName,
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
        figures = run_figures(con, str(period), run.run)
    else:
        figures = _figures_of(job, explained)
    return _State(
        name,
        explained,
        KnownRows(lambda form: states.identified_rows(con, form)),
        {figure["id"]: figure for figure in figures},
        {file.sha256 + file.path: file for file in states.known_files(con)},
    )


def _figures_of(job: Job, explained: ReportExplained) -> list[PrintedFigure]:
    from flows.report_run import written_as
    from transforms.reports.report import write_report

    context = write_report(explained.data, written_as(job.settings.report))
    return [figure.as_json() for figure in context.book.figures.values()]


def _report_changes(period: Period, then: _State, now: _State) -> ReportsDiffer:
    files = _files(then.files, now.files)
    return {
        "kind": "report",
        "period": str(period),
        "old": then.name,
        "new": now.name,
        "files": files,
        "figures": [_figure(old, new, then, now, files) for old, new in _changed(then.figures, now.figures)],
    }


def _changed(
    then: Mapping[str, PrintedFigure], now: Mapping[str, PrintedFigure]
) -> Iterator[tuple[PrintedFigure | None, PrintedFigure | None]]:
    """The figures printed then and now that are not the same, in the order of the report. Behind `~` an id only says
    how its number is written: 06 in a sentence, 6 in a table."""
    only_now = {identity: figure for identity, figure in now.items() if identity not in then}
    for identity, old in then.items():
        new = now.get(identity)
        if new is None:
            base = identity.partition("~")[0]
            otherwise = next((one for one in only_now if one.partition("~")[0] == base), None)
            new = only_now.pop(otherwise) if otherwise else None
            if new is not None and old["value"] is not None and old["value"] == new["value"]:
                continue
        if new is None or (old["text"], old["value"]) != (new["text"], new["value"]):
            yield old, new
    yield from ((None, figure) for figure in only_now.values())


def _figure(
    old: PrintedFigure | None, new: PrintedFigure | None, then: _State, now: _State, files: Sequence[FileChange]
) -> FigureChange:
    """A figure with what moved it: what counts in it otherwise now than then, whether or not both reports print it."""
    head = new or old
    assert head is not None
    identity = head["id"]
    told = [_explained(state, identity) for state in (then, now)]
    found = causes(told[0], told[1], then.rows, now.rows)
    return {
        "id": identity,
        "measure": head["measure"],
        "unit": head["unit"],
        "period": head["period"],
        "window": head["window"],
        "split": head["split"],
        "title": next((one["title"] for one in reversed(told) if one), head["measure"]),
        "old": _printed(old),
        "new": _printed(new),
        "causes": [*found, *_of_files(found, files)],
    }


def _printed(figure: PrintedFigure | None) -> Printed | None:
    return None if figure is None else {"text": figure["text"], "value": figure["value"]}


def _of_files(found: Sequence[Cause], files: Sequence[FileChange]) -> list[Cause]:
    """What counts submissions has no rows but units: the workbooks of these that came or went."""
    units = {cause["unit"] for cause in found if cause["kind"] == "row" and not _has_file(cause)}
    known = {"accepted", "accepted_with_findings", "superseded"}
    told = [file for file in files if file["unit"] in units and known & {file["old_state"], file["new_state"]}]
    return [
        {"kind": "file", "change": "added" if file["old_state"] is None else "changed", "what": file} for file in told
    ]


def _has_file(cause: RowCause) -> bool:
    return any(side is not None and side["file"] for side in (cause["old"], cause["new"]))


def _explained(state: _State, identity: str) -> Explanation | None:
    try:
        return state.explained.explain(identity)
    except UnknownFigure:
        return None


def _files(then: Mapping[str, KnownFile], now: Mapping[str, KnownFile]) -> list[FileChange]:
    """Workbooks that one state knows and the other does not, or that are in another state, by path."""
    found: list[FileChange] = []
    for key, one in {**then, **now}.items():
        old, new = then.get(key), now.get(key)
        if old != new:
            found.append(
                {
                    "sha256": one.sha256,
                    "form_set": one.form_set,
                    "unit": one.unit,
                    "period": one.period,
                    "received_at": one.received_at,
                    "file": one.path,
                    "old_state": None if old is None else old.state,
                    "new_state": None if new is None else new.state,
                }
            )
    return sorted(found, key=lambda change: change["file"])

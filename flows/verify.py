"""A finished report made again from the originals alone, and held against the document as it lies on disk.

Of what the warehouse holds only this is used: which original stood at which path of the inbox, when it was received,
and what the report was asked for. Everything else - readings, rulings, differences, measures - comes out of the bytes
in the archive once more, in a warehouse of its own that is thrown away.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flows.collect import LARGEST_KEPT, archived
from flows.job import Job
from flows.report_run import ReportRequest, WrittenReport, input_key, not_made, version_of, write
from flows.stages import read_workbooks, reconcile_sources
from flows.workspace import Workspace
from transforms.definitions.periods import Period
from warehouse.connection import open_for_reading
from warehouse.delivery import ReportVersion
from warehouse.history import run_files, runs
from warehouse.load import HeldFile, file_key, store_files
from warehouse.settled import held_files

_SHOWN = 120  # characters of a line quoted in a message


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold. `kind`: `original`, `document`, `figures_file`, `figure`, `text`, `number` or
    `picture`; `figure` is an id."""

    kind: str
    message: str
    place: str | None = None
    figure: str | None = None
    printed: str | None = None
    recomputed: str | None = None


@dataclass(frozen=True, slots=True)
class MadeAgain:
    """A version made again from so many originals, and its document on disk; `problems` are those of the originals and,
    once it is verified, of the document. `is_made_otherwise`: settings, program or originals are no longer those that
    the report was made with."""

    version: ReportVersion
    document: Path
    written: WrittenReport
    originals: int
    problems: tuple[Problem, ...]
    is_made_otherwise: bool


def verify(job: Job, period: Period, number: int | None = None) -> MadeAgain:
    """Make a version (None: the newest) again and compare; Refusal where there is none."""
    again = make_again(job, period, number)
    return replace(again, problems=(*again.problems, *compare(again.written, again.document)))


def make_again(job: Job, period: Period, number: int | None = None) -> MadeAgain:
    """Read the originals, reconcile, measure and write once more."""
    version, files = _asked_for(job.workspace, period, number)
    with TemporaryDirectory(prefix="cchc-verify-") as folder:
        again = Job(Workspace(Path(folder).resolve()), job.settings)
        again.lists = job.lists  # as they are now, like the settings
        again.workspace.make_folders()
        problems = tuple(_copy_originals(files, job.workspace.archive, again))
        read_workbooks(again)
        if version.known_on is None:
            reconcile_sources(again)
        asked = ReportRequest(period, version.known_on, version.boundaries, version.dated, version.number)
        with again.warehouse() as con:
            written = write(again, con, asked)
            is_made_otherwise = input_key(again, con, asked) != version.input_key
    document = job.workspace.root / version.document_path
    return MadeAgain(version, document, written, len(files), problems, is_made_otherwise)


def compare(written: WrittenReport, document: Path) -> Iterator[Problem]:
    """Whatever a document and its list of figures say otherwise than the report made again."""
    yield from _document_problems(document, written)
    yield from _figures_problems(document.with_suffix(".figures.json"), written.figures)


def _asked_for(workspace: Workspace, period: Period, number: int | None) -> tuple[ReportVersion, list[HeldFile]]:
    """The version, and the files that its document stood on: all that are held, where that was not kept."""
    try:
        with open_for_reading(workspace.warehouse) as con:
            version = version_of(con, period, number)
            known = [one for one in runs(con, version.period) if one.version == version.version]
            return version, (run_files(con, version.period, known[-1].run) if known else []) or held_files(con)
    except FileNotFoundError:
        raise not_made(period) from None


def _copy_originals(files: Sequence[HeldFile], archive: Path, again: Job) -> Iterator[Problem]:
    """Hand the originals to the new warehouse as their bytes are now, under the hash that they have now."""
    held = []
    for file in files:
        if file.byte_count > LARGEST_KEPT:
            held.append(file)
            continue
        try:
            data = archived(archive, file.sha256).read_bytes()
        except OSError:
            yield Problem("original", "thiếu bản gốc trong archive", file.path)
            continue
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 != file.sha256:
            yield Problem("original", "bản gốc trong archive đã bị sửa", file.path)
        target = archived(again.workspace.archive, sha256)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)
        held.append(replace(file, file_key=file_key(file.path, sha256), sha256=sha256, byte_count=len(data)))
    with again.warehouse() as con:
        store_files(con, held)


def _document_problems(document: Path, written: WrittenReport) -> Iterator[Problem]:
    """What the document prints otherwise than the report made again, and numbers in it that are no figure's."""
    from transforms.reports.document_comparison import differences
    from transforms.reports.document_text import NotADocument, document_text
    from transforms.reports.printed_numbers import unaccounted

    try:
        found = document_text(document.read_bytes())
    except (OSError, NotADocument):
        yield Problem("document", "không mở được tài liệu", document.name)
        return
    expected = document_text(written.marked)
    context = written.context
    told = differences(found, expected, (context.number_line, context.date_line, context.reference_line))
    for one in told:
        kind = "figure" if one.figure else "text"
        yield Problem(kind, _said(one.printed, one.expected), one.place, one.figure, one.printed, one.expected)
    known = {one.line for one in told}
    lines = [line.text for line in found.lines]
    for place, number in unaccounted(lines, [figure["text"] for figure in written.figures]):
        if place - 1 not in known:
            line = found.lines[place - 1]
            yield Problem(
                "number", f"{number} không phải con số nào của báo cáo: “{_cut(line.text)}”", line.place, printed=number
            )
    if found.pictures != document_text(written.document).pictures:
        yield Problem("picture", "khác với biểu đồ vẽ lại", "biểu đồ")


def _figures_problems(file: Path, figures: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    """What figures.json says otherwise."""
    try:
        stored = {str(figure["id"]): figure for figure in json.loads(file.read_text(encoding="utf-8"))}
    except (OSError, ValueError, KeyError, TypeError):
        yield Problem("figures_file", "không đọc được tệp", file.name)
        return
    made = {str(figure["id"]): json.loads(json.dumps(figure)) for figure in figures}
    for identity in {**made, **stored}:
        before, now = stored.get(identity), made.get(identity)
        if before == now:
            continue
        parts = [key for key in now or before or {} if (before or {}).get(key) != (now or {}).get(key)]
        printed, recomputed = _parts(before, parts), _parts(now, parts)
        yield Problem("figure", _said(printed, recomputed), file.name, identity, printed, recomputed)


def _parts(figure: Mapping[str, Any] | None, keys: Sequence[str]) -> str | None:
    if figure is None:
        return None
    shown = {key: figure.get(key) for key in keys if key != "id"}
    return ", ".join(f"{key} {json.dumps(value, ensure_ascii=False)}" for key, value in shown.items())


def _said(printed: str | None, recomputed: str | None) -> str:
    if printed is None:
        return f"không có, tính lại là “{_cut(recomputed or '')}”"
    if recomputed is None:
        return f"ghi “{_cut(printed)}”, tính lại không có"
    return f"ghi “{_cut(printed)}”, tính lại là “{_cut(recomputed)}”"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"

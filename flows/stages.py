"""The stages of an ingest as plain functions: collect, read, reconcile, tell the units, publish. `flows.ingest` makes
tasks of them."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from flows.collect import archived, collect, scan, take_out, unseen_count
from flows.console import stage
from flows.feedback_folder import FeedbackFolder, FeedbackSummary
from flows.job import Job
from flows.language import said
from flows.last_run import remember, remembered, situation, state_of
from flows.logs import event
from flows.secrets import trace
from transforms.definitions import EDITION
from transforms.definitions.basis import Basis
from transforms.definitions.forms.synonyms import OwnLists
from transforms.files.sheets import Limits
from warehouse.connection import publish, published
from warehouse.load import HeldFile, store_files, store_readings, unread
from warehouse.reconcile import settle
from warehouse.settled import evidence_key, held_files, is_settled, mark_settled, rules_key
from warehouse.state import prepare

if TYPE_CHECKING:
    import duckdb

    from flows.reading import FileToRead
    from transforms.files.guard import EarlyWorkers
    from transforms.submissions.interpret import FileReading
    from warehouse.packing import PackedReading

_FILES_A_TRANSACTION = 300  # what a run that is killed has to read again at most, and what waits in memory


@dataclass(frozen=True, slots=True)
class Collection:
    """What collecting found: files in the inbox, how many are new, what people should know."""

    found: int
    new: int
    complaints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingSummary:
    """What reading did: workbooks read now, how many of them were rejected, and which met a fault of the program."""

    read: int
    rejected: int
    failed: tuple[str, ...] = ()


def collect_inbox(job: Job, roots: Sequence[Path]) -> Collection:
    """Keep the originals of everything in the inboxes and remember what is held, and since when."""
    scans = [(root, scan(root)) for root in roots]
    job.situation = situation(scans, job.settings, job.lists)
    job.last = remembered(job.workspace, job.situation)
    if job.last is not None:
        job.originals, job.settled = job.last.originals, set(job.last.stages)
        event("inbox.unchanged", found=len(job.originals))
        return Collection(len(job.originals), 0, ())
    seen_files = {root: _seen_file(job, root) for root in roots}
    _start_early(job, sum(unseen_count(scanned, seen_files[root]) for root, scanned in scans))
    found: dict[str, HeldFile] = {}
    complaints: list[str] = []
    with job.warehouse() as con:
        known = {(held.path, held.sha256): held for held in held_files(con)}
        for root, scanned in scans:
            with stage(said("Nhận tệp", "Collecting")) as progress:
                got = collect(scanned, job.workspace.archive, seen_files[root], known, progress)
            found |= {held.file_key: held for held in got.files}
            complaints += got.complaints
        changed = [held for held in found.values() if known.get((held.path, held.sha256)) != held]
        if changed:
            store_files(con, changed)
    job.originals = tuple(sorted((held.sha256, held.byte_count) for held in found.values()))
    if not complaints:
        job.settled.add("collect")
    new = sum((held.path, held.sha256) not in known for held in changed)
    for complaint in complaints:
        event("inbox.left", logging.WARNING, what=complaint)
    event("inbox.collected", found=len(found), new=new)
    return Collection(len(found), new, tuple(complaints))


def _seen_file(job: Job, root: Path) -> Path:
    mark = hashlib.sha256(os.fsencode(root)).hexdigest()[:12]
    return job.workspace.state / f"seen-{mark}.json"


def _start_early(job: Job, files: int) -> None:
    """Let workers come up for so many files while these are collected."""
    if files:
        job.early_workers = _workers(job, min(files, _worker_count(job)))


def _workers(job: Job, count: int) -> EarlyWorkers[FileToRead, PackedReading]:
    from flows.reading import knowledge_for, learn, read_for_loading
    from transforms.files.guard import EarlyWorkers

    known = knowledge_for(job.settings.reading, job.lists)
    return EarlyWorkers(read_for_loading, limits=known.limits, workers=count, initializer=learn, initargs=(known,))


def _worker_count(job: Job) -> int:
    return job.settings.reading.workers or os.cpu_count() or 1


def read_workbooks(job: Job) -> ReadingSummary:
    """Read every file that was not read yet under these rules, in guarded workers, and load what they say."""
    if "read" in job.settled:
        return ReadingSummary(0, 0)
    edition = reading_edition(job)
    done = rejected = 0
    failed: list[tuple[HeldFile, FileReading | PackedReading]] = []
    with job.warehouse() as con:
        files = unread(con, edition)
        if not files:
            job.close_early_workers()
            job.settled.add("read")
            return ReadingSummary(0, 0)
        with stage(said("Đọc bảng biểu", "Reading")) as progress:
            progress(0, len(files))

            def counted() -> Iterator[tuple[HeldFile, FileReading | PackedReading]]:
                nonlocal done, rejected
                for held, reading, is_failure in _readings(job, files):
                    done += 1
                    rejected += reading.status == "rejected"
                    progress(done, len(files))
                    if is_failure:
                        failed.append((held, reading))
                    else:
                        yield held, reading

            readings = counted()
            while (first := next(readings, None)) is not None:
                store_readings(con, edition, chain([first], islice(readings, _FILES_A_TRANSACTION - 1)))
            if failed:
                # Under a mark of their own, so that the next run tries them again: the fault is the program's.
                store_readings(con, f"{edition}!", failed)
    job.close_early_workers()
    if not failed:
        job.settled.add("read")
    event("workbooks.read", read=done, rejected=rejected, failed=len(failed))
    return ReadingSummary(done, rejected, tuple(held.path for held, _ in failed))


def reading_edition(job: Job) -> str:
    """What a reading depends on besides the file: the rules, the bounds, the periods, the passwords, the own lists."""
    limits = job.settings.reading.limits.limits()
    passwords = trace(job.settings.reading.passwords, job.settings.reading.passwords_block)
    rules = job.basis.rules
    if limits == Limits() and not passwords and rules == Basis().rules and job.lists == OwnLists():
        return EDITION
    depends = (limits, passwords, rules, job.lists)
    return f"{EDITION}+{hashlib.sha256(repr(depends).encode()).hexdigest()[:8]}"


def _readings(job: Job, files: Sequence[HeldFile]) -> Iterator[tuple[HeldFile, FileReading | PackedReading, bool]]:
    """Each file with what it says, and whether that is only that the program failed on it."""
    # Imported here: a run with nothing new needs none of it.
    from flows.reading import DamagedArchive, FileToRead, rejected_for
    from transforms.files.guard import Crash

    basis = Basis(job.basis.rules)
    items = [
        FileToRead(
            held.path,
            str(archived(job.workspace.archive, held.sha256)),
            held.received_at.date(),
            basis,
            held.sha256,
            held.file_key,
            held.byte_count,
        )
        for held in files
    ]
    results = (job.early_workers or _workers(job, 0)).run(items, _worker_count(job))
    for held, (item, result) in zip(files, results, strict=True):
        if isinstance(result, Crash) and DamagedArchive.__name__ in result.detail:
            # Not stored, so that it is tried again; without the damaged copy the next collecting takes a new one.
            event("archive.damaged", logging.ERROR, path=held.path, sha256=held.sha256)
            take_out(job.workspace.archive, held.sha256)
            continue
        if isinstance(result, Crash):
            is_failure = result.kind == "error"
            reason = (result.detail.strip().splitlines() or [""])[-1]
            event("file.crashed", logging.WARNING, path=held.path, kind=result.kind, reason=reason)
            event("file.crash", logging.DEBUG, path=held.path, detail=result.detail)
            yield held, rejected_for(item, result, job.names), is_failure
        else:
            yield held, result, False


def reconcile_sources(job: Job) -> bool:
    """Find and keep every difference between the sources, all months at once; False where nothing had changed."""
    if "reconcile" in job.settled:
        return False
    with job.warehouse() as con:
        key = _conclusions_key(job, con)
        if is_settled(con, "reconcile", key):
            job.settled.add("reconcile")
            return False
        with stage(said("Đối chiếu", "Reconciling")):
            settle_differences(job, con)
            mark_settled(con, "reconcile", key)
            job.settled.add("reconcile")
    event("sources.reconciled")
    return True


def settle_differences(job: Job, con: duckdb.DuckDBPyConnection, known_on: date | None = None) -> None:
    """Find and keep every difference between the sources, as known on the day (None: today)."""
    # Imported here: a run with nothing new needs no matching.
    from transforms.matching.match import match_tasks
    from transforms.matching.match_visits import match_visits

    def as_known_at(moment: datetime | None) -> None:
        prepare(con, replace(job.basis, known_on=known_on), (), moment)

    settle(con, as_known_at, match_tasks, match_visits)


def write_feedback(job: Job) -> FeedbackSummary | None:
    """Bring the workbooks that go back to units up to date with the evidence; None where nothing had changed."""
    is_whole = FeedbackFolder(job.workspace).is_whole()
    if "feedback" in job.settled and is_whole:
        return None
    with job.warehouse() as con:
        key = _conclusions_key(job, con)
        if is_settled(con, "feedback", key) and is_whole:
            job.settled.add("feedback")
            return None
        # Imported here: a run with nothing new tells nobody anything.
        from flows import feedback

        with stage(said("Kết quả gửi lại các đơn vị", "Feedback to the units")):
            summary = feedback.write_feedback(job, con)
            if not summary.left:
                mark_settled(con, "feedback", key)
                job.settled.add("feedback")
    return summary


def _conclusions_key(job: Job, con: duckdb.DuckDBPyConnection) -> str:
    """What everything derived from the evidence depends on: evidence, rules, periods, and days off, for who is late."""
    settings = job.settings.model_dump_json(include={"periods", "holidays"})
    return hashlib.sha256("\n".join((evidence_key(con), rules_key(), settings)).encode()).hexdigest()


def publish_copy(job: Job) -> Path:
    """Give readers a copy of the warehouse as it is now, and remember what was left settled."""
    warehouse = job.workspace.warehouse
    copy = published(warehouse)
    is_whole = copy is not None and copy.stat().st_size == warehouse.stat().st_size  # a power cut may have emptied it
    if copy is None or not is_whole or job.last is None or job.last.warehouse != state_of(warehouse):
        copy = publish(warehouse)
    if job.situation is not None and {"collect", "read", "reconcile"} <= job.settled:
        remember(job.workspace, job.situation, sorted(job.settled), job.originals)
    return copy

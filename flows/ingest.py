"""Flow `ingest`: the inbox into the warehouse, reconciled and published for readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from prefect import Task, flow
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from flows import stages
from flows.artifacts import leave_artifacts
from flows.figures_basis import month_reported
from flows.job import Job, open_job
from flows.language import said
from flows.received import hanoi_time, today
from flows.stages import Collection, ReadingSummary
from transforms.definitions.basis import Basis


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What an ingest did."""

    collection: Collection
    reading: ReadingSummary
    feedback_complaints: tuple[str, ...] = ()
    feedback_written: int = 0

    @property
    def complaints(self) -> tuple[str, ...]:
        """What people should know."""
        failed = tuple(
            said(f"{path}: chương trình gặp lỗi khi đọc, lần chạy sau sẽ thử lại", f"{path}: the program failed on it")
            for path in self.reading.failed
        )
        return self.collection.complaints + failed + self.feedback_complaints


collect = Task(stages.collect_inbox, name="collect", cache_policy=NO_CACHE, persist_result=False)
read = Task(stages.read_workbooks, name="read", cache_policy=NO_CACHE, persist_result=False)
reconcile = Task(stages.reconcile_sources, name="reconcile", cache_policy=NO_CACHE, persist_result=False)
feedback = Task(stages.write_feedback, name="feedback", cache_policy=NO_CACHE, persist_result=False)
publish = Task(stages.publish_copy, name="publish", cache_policy=NO_CACHE, persist_result=False)


def take_in(job: Job, inboxes: Sequence[str | Path] | None) -> IngestSummary:
    """The stages of an ingest, one after the other; called inside a flow, by whoever holds the lock."""
    roots = [Path(inbox) for inbox in inboxes] if inboxes else [job.workspace.inbox]
    collection = collect(job, roots)
    reading = read(job)
    reconcile(job)
    told = feedback(job)
    complaints, written = (tuple(told.complaints), len(told.written)) if told else ((), 0)
    return IngestSummary(collection, reading, complaints, written)


def scheduled_day() -> date:
    """The day that the run was scheduled for, so that one that comes late does what it was meant to do."""
    scheduled = flow_run.get_scheduled_start_time()
    return today() if scheduled is None else hanoi_time(scheduled).date()


def _run_name() -> str:
    return f"ingest {month_reported(Basis(), scheduled_day())}"


@flow(name="ingest", flow_run_name=_run_name, persist_result=False)
def ingest(workspace: str | None = None, inboxes: list[str] | None = None) -> IngestSummary:
    """Take in what is new: collect, read, reconcile, write what the units are told, publish.

    `workspace` None: CCHC_WORKSPACE, else the current folder. `inboxes` None: the workspace's own.
    """
    job = open_job(workspace)
    with job.locked("nhận báo cáo của các đơn vị"):
        summary = take_in(job, inboxes)
        publish(job)
    leave_artifacts(job, month_reported(job.basis, scheduled_day()))
    return summary

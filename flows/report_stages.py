"""What the flows of all reports share: their tasks, what they do one after the other, and when a report is due."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from prefect import Flow, Task, flow
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Completed

from flows import letters, report_run
from flows.artifacts import leave_artifacts
from flows.deliver import Outcome
from flows.figures_basis import period_due, period_of, refuse_not_begun, refuse_other_than_number
from flows.ingest import IngestSummary, publish, scheduled_day, take_in
from flows.job import open_job
from flows.outcomes import Exit, Refusal
from flows.report_run import ReportRequest
from flows.workspace import find_workspace
from transforms.definitions.periods import Kind, Period
from warehouse.delivery import FAILED, UNKNOWN


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """What a run of a report did."""

    period: str
    version: int
    document: str
    figures: str
    pdf: str | None
    held_reason: str | None
    delivery: Outcome  # of the report and of the units' letters
    ingested: IngestSummary | None = None
    outbox: str = ""

    @property
    def exit(self) -> Exit:
        return self.delivery.exit(is_held=self.held_reason is not None)


class NotDelivered(Refusal):
    """The report was made, but mails of it did not go out: a run that ends so has failed, in Prefect's pages too."""

    def __init__(self, summary: ReportSummary) -> None:
        self.summary = summary
        mails = summary.delivery.in_state(FAILED, UNKNOWN)
        listed = "; ".join(f"{mail.recipient} ({mail.detail})" for mail in mails)
        super().__init__(
            f"Đã lập báo cáo, nhưng {len(mails)} thư không gửi được hoặc chưa rõ đã đến hay chưa: {listed}. Xem cchc "
            f"status, rồi gửi bằng: cchc send --period {summary.period}",
            f"The report is made, but {len(mails)} mails failed or are of unknown fate: {listed}. See cchc "
            f"status, then: cchc send --period {summary.period}",
        )


render = Task(report_run.render_report, name="render", cache_policy=NO_CACHE, persist_result=False)
deliver = Task(report_run.deliver_report, name="deliver", cache_policy=NO_CACHE, persist_result=False)
deliver_letters = Task(letters.deliver_letters, name="letters", cache_policy=NO_CACHE, persist_result=False)


def of_kind(kinds: Collection[Kind], kind: Kind | str | None) -> frozenset[Kind]:
    """Those of the kinds that a deployment is for; all where it names none."""
    return frozenset(kinds if kind is None else {Kind(kind)} & set(kinds))


def run_name(flow: str, kinds: Collection[Kind] = ()) -> str:
    """The name of a run: the flow's, and the period it is for; the day where no period is due."""
    asked, day = flow_run.parameters, scheduled_day()
    period = asked.get("period")
    if not period and kinds:
        workspace = asked.get("workspace")
        with suppress(Refusal, ValueError):  # which the run itself meets, and tells
            settings = find_workspace(Path(workspace) if workspace else None).settings()
            period = period_due(settings, of_kind(kinds, asked.get("kind")), day)
    return f"{flow} {period or day}"


def flow_for(name: str, kind: Kind) -> Flow[..., ReportSummary | State[Any]]:
    """The flow of this name, which makes the reports of one kind of period."""
    kinds = frozenset({kind})

    @flow(name=name, flow_run_name=lambda: run_name(name, kinds), persist_result=False)
    def report(
        period: str | None = None,
        workspace: str | None = None,
        inboxes: list[str] | None = None,
        collect: bool = True,
        send: bool = True,
        as_known_on: date | None = None,
        boundaries: str | None = None,
        dated: date | None = None,
        number: str | None = None,
    ) -> ReportSummary | State[Any]:
        """Take in what is new, measure, render, deliver.

        `period` None: the month or year whose report is due on the day that the run was scheduled for, the working day
        after the units' deadline; on other days nothing is done.
        """
        request = partial(ReportRequest, known_on=as_known_on, boundaries=boundaries, dated=dated, number=number)
        return make_report(workspace, period, kinds, request, inboxes, collect=collect, send=send)

    return report


def make_report(
    workspace: str | None,
    period: str | None,
    kinds: Collection[Kind],
    request_for: Callable[[Period], ReportRequest],
    inboxes: Sequence[str] | None,
    *,
    collect: bool,
    send: bool,
) -> ReportSummary | State[Any]:
    """The whole job for one period; with `period` None for the one whose report is due on the day that the run was
    scheduled for. Where none is, nothing is done, and the state of the run says so; it tells of a held report too.
    NotDelivered where mails did not go out."""
    job = open_job(workspace)
    asked = period_of(period) if period else period_due(job.settings, frozenset(kinds), scheduled_day())
    if asked is None:
        return Completed(message="Chưa đến ngày lập báo cáo.")
    if asked.kind not in kinds:
        raise Refusal(f"Kỳ {asked} không thuộc loại báo cáo này.", f"{asked} is no period of this report.", Exit.USAGE)
    request = request_for(asked)
    refuse_not_begun(job.basis, asked, request.known_on or scheduled_day())
    refuse_other_than_number(request.number)
    with job.locked(f"lập báo cáo {asked.vietnamese}"):
        ingested = take_in(job, inboxes) if collect else None
        rendered = render(job, request)
        outcome = deliver(job, asked, rendered.version.version) if send else Outcome()
        if send and request.known_on is None:
            # A held report holds no letters: they bring in what it waits for. What was known on a day is old news.
            outcome += deliver_letters(job, asked)
        publish(job)
    summary = ReportSummary(
        period=str(asked),
        version=rendered.version.version,
        document=str(rendered.document),
        figures=str(rendered.figures),
        pdf=str(rendered.pdf) if rendered.pdf else None,
        held_reason=rendered.version.held_reason if rendered.version.is_held else None,
        ingested=ingested,
        delivery=outcome,
        outbox=str(job.workspace.outbox),
    )
    leave_artifacts(job, asked, Path(summary.document))
    if outcome.in_state(FAILED, UNKNOWN):
        raise NotDelivered(summary)
    if summary.held_reason:
        return Completed(message=f"Báo cáo bị giữ lại: {summary.held_reason}", data=summary)
    return summary

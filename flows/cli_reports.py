"""Commands that make reports: run, report, approve, demo. Prefect is imported only inside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli_app import BoundariesOption, KnownOnOption, PeriodOption, Place, VersionOption, app, day_of
from flows.cli_mails import remark_on_held, remark_on_recipients, tell_mails
from flows.console import remark, remark_on
from flows.figures_basis import basis_of, period_of, refuse_not_begun, refuse_other_than_number
from flows.language import said
from flows.outcomes import Exit, Refusal
from flows.prefect_environment import running_flows

if TYPE_CHECKING:
    from flows.report_stages import ReportSummary
    from transforms.definitions.periods import Period


@app.command(help=said("Làm cả kỳ: nhận, đối chiếu, tính, lập báo cáo, gửi.", "The whole job for a period."))
def run(
    context: typer.Context,
    period: PeriodOption,
    inbox: Annotated[
        Path | None,
        typer.Option("--inbox", metavar=said("THƯ_MỤC", "DIR"), help=said("Hộp thư đến khác.", "Another inbox.")),
    ] = None,
    no_send: Annotated[bool, typer.Option("--no-send", help=said("Không gửi thư.", "Send nothing."))] = False,
) -> None:
    place: Place = context.obj
    asked = period_of(period)
    if inbox is not None and not inbox.is_dir():
        raise Refusal(f"Không có thư mục {inbox}.", f"There is no folder {inbox}.", Exit.USAGE)
    workspace, settings = place.open(make=True)
    refuse_not_begun(basis_of(settings), asked)  # the flow would, once its server is up
    inboxes = [str(inbox.resolve())] if inbox else None
    with running_flows(workspace):
        summary = _made(asked, workspace=str(workspace.root), inboxes=inboxes, send=not no_send)
    ended = tell(summary)
    if not (no_send or summary.held_reason):
        remark_on_recipients(settings)
    raise typer.Exit(ended)


@app.command(help=said("Lập báo cáo từ kho số liệu.", "Render a report from the warehouse."))
def report(
    context: typer.Context,
    period: PeriodOption,
    as_known_on: KnownOnOption = None,
    boundaries: BoundariesOption = None,
    dated: Annotated[
        str | None,
        typer.Option(
            "--dated",
            metavar=said("NGÀY", "D"),
            help=said("Ngày ký, ví dụ 2020-08-25; không ghi thì để trống.", "Day."),
        ),
    ] = None,
    number: Annotated[
        str | None, typer.Option("--number", metavar="N", help=said("Số báo cáo; không ghi thì để trống.", "Number."))
    ] = None,
) -> None:
    place: Place = context.obj
    asked = period_of(period)
    known, signed = (day_of(day) if day else None for day in (as_known_on, dated))
    refuse_other_than_number(number)
    workspace, settings = place.open()
    refuse_not_begun(basis_of(settings), asked, known)
    with running_flows(workspace):
        summary = _made(
            asked,
            workspace=str(workspace.root),
            collect=False,
            send=False,
            as_known_on=known,
            boundaries=boundaries,
            dated=signed,
            number=number,
        )
    raise typer.Exit(tell(summary))


@app.command(help=said("Cho phép gửi báo cáo đang bị giữ.", "Release a report that is held."))
def approve(
    context: typer.Context,
    period: PeriodOption,
    by: Annotated[str, typer.Option("--by", metavar=said("TÊN", "NAME"), help=said("Người duyệt.", "Who approves."))],
    version: VersionOption = None,
) -> None:
    place: Place = context.obj
    asked = period_of(period)
    workspace, settings = place.open()
    from flows.job import Job
    from flows.report_run import approve_report
    from flows.stages import publish_copy

    job = Job(workspace, settings)
    with job.locked(f"duyệt báo cáo {asked.vietnamese}"):
        approved = approve_report(job, asked, version, by)
        publish_copy(job)
    print(
        said(
            f"Đã duyệt báo cáo {asked} v{approved.version}. Gửi bằng: cchc send --period {asked}",
            f"Report {asked} v{approved.version} is released. Deliver it: cchc send --period {asked}",
        )
    )


@app.command(help=said("Chạy thử với tám tháng báo cáo mẫu.", "The whole job on eight sample months."))
def demo(
    folder: Annotated[
        Path, typer.Argument(metavar=said("THƯ_MỤC", "DIR"), help=said("Nơi đặt kết quả.", "Where to put it."))
    ] = Path("cchc-demo"),
) -> None:
    from flows.sample_inbox import PERIODS, make_sample_workspace

    workspace = make_sample_workspace(folder)
    is_sent = bool(workspace.settings().mail.smtp_host)
    worst = Exit.DONE
    with running_flows(workspace):
        for written in PERIODS:
            # Drafts show what would go out; a server would carry made-up figures to an office's leadership.
            summary = _made(period_of(written), workspace=str(workspace.root), send=not is_sent)
            worst = max(worst, tell(summary))
    if is_sent:
        remark(
            said(
                "Đã đặt máy chủ thư (mail.smtp_host), nên không lập thư nào: số liệu mẫu không được gửi cho ai.",
                "A mail server is set (mail.smtp_host), so no mail was made: the sample's figures go to nobody.",
            )
        )
    raise typer.Exit(worst)


def _made(period: Period, **options: Any) -> ReportSummary:
    """Run the flow that makes the period's report; what it did, whether or not every mail went out."""
    from flows.report_stages import NotDelivered
    from flows.rerun import report_flow

    try:
        summary: ReportSummary = report_flow(period)(str(period), **options)
    except NotDelivered as failed:
        return failed.summary
    return summary


def tell(summary: ReportSummary) -> Exit:
    """Print what a run made and where it lies; its exit code."""
    if summary.ingested is not None:
        remark_on(summary.ingested.complaints)
        collection, reading = summary.ingested.collection, summary.ingested.reading
        remark(
            said(
                f"{collection.found} tệp trong hộp thư đến, {collection.new} tệp mới; đọc {reading.read}, "
                f"trả lại {reading.rejected}.",
                f"{collection.found} files in the inbox, {collection.new} new; {reading.read} read, "
                f"{reading.rejected} rejected.",
            )
        )
    print(summary.document)
    if summary.pdf:
        print(summary.pdf)
    print(summary.figures)
    tell_mails(summary.delivery, Path(summary.outbox))
    if summary.held_reason:
        remark_on_held(summary.period, summary.version, summary.held_reason)
    return summary.exit

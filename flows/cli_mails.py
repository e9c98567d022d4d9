"""`cchc send`, and how people are told what became of mails."""

from __future__ import annotations

from email.utils import parseaddr
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_app import PeriodOption, Place, VersionOption, app, unit_option
from flows.console import remark, remark_on
from flows.figures_basis import period_of
from flows.language import said
from flows.outcomes import Exit, Refusal
from flows.prefect_environment import running_flows
from flows.settings import Settings
from transforms.definitions.units import PROVINCE

if TYPE_CHECKING:
    from flows.deliver import Outcome
    from warehouse.delivery import Delivery

STATES = {
    "pending": said("chờ gửi", "waits to be sent"),
    "sent": said("đã gửi", "sent"),
    "failed": said("không gửi được", "failed"),
    "unknown": said("chưa rõ đã đến hay chưa", "unknown whether it arrived"),
}


@app.command(
    help=said(
        "Gửi báo cáo đã lập và thư kết quả kiểm tra cho các đơn vị.",
        "Deliver a rendered report, and the letters to the units.",
    )
)
def send(
    context: typer.Context,
    period: PeriodOption,
    version: VersionOption = None,
    letters: Annotated[
        bool, typer.Option("--letters", help=said("Chỉ gửi thư cho các đơn vị.", "Only the letters to the units."))
    ] = False,
    unit: Annotated[str | None, unit_option("Chỉ gửi thư của đơn vị này.", "Only its letter.")] = None,
    again: Annotated[
        list[str] | None,
        typer.Option("--again", metavar=said("ĐỊA_CHỈ", "ADDRESS"), help=said("Gửi lại địa chỉ này.", "Send again.")),
    ] = None,
    arrived: Annotated[
        list[str] | None,
        typer.Option(
            "--arrived",
            metavar=said("ĐỊA_CHỈ", "ADDRESS"),
            help=said("Xác nhận thư chưa rõ kết quả đã đến địa chỉ này.", "A mail of unknown fate has arrived here."),
        ),
    ] = None,
) -> None:
    place: Place = context.obj
    asked = period_of(period)
    if version is not None and (letters or unit):
        raise Refusal(
            "--version là bản của báo cáo; không dùng cùng --letters, --unit.",
            "--version is of the report; it goes with neither --letters nor --unit.",
            Exit.USAGE,
        )
    workspace, settings = place.open()
    with running_flows(workspace):
        from flows.send import send as flow

        summary = flow(str(asked), version, again, arrived, str(workspace.root), letters=letters, unit=unit)
    for mail in summary.outcome.mails:
        print(shown_mail(mail))
    _remark_on_mends(summary.outcome)
    if summary.held is None and not (letters or unit):
        remark_on_recipients(settings)
    if letters and not settings.mail.units:
        remark(said("Chưa có địa chỉ đơn vị nào: ghi [mail.units] trong cchc.toml.", "No unit has an address."))
    remark_on(summary.outcome.complaints)
    if summary.held is not None:
        remark_on_held(str(asked), summary.held.version, summary.held.held_reason)
    raise typer.Exit(summary.exit)


def remark_on_held(period: str, version: int, reason: str | None) -> None:
    """Say why a report does not go out, and how it may."""
    remark(
        said(
            f"Báo cáo {period} v{version} đang bị giữ, chưa gửi: {reason}. Duyệt bằng: "
            f"cchc approve --period {period} --by TÊN",
            f"Report {period} v{version} is held: {reason}. Release it: cchc approve --period {period} --by NAME",
        )
    )


def remark_on_recipients(settings: Settings) -> None:
    """Say so where there is nobody to get a report: nothing in `outbox/` would look like a report that was not made."""
    if not settings.mail.recipients:
        remark(
            said(
                "Chưa có người nhận báo cáo: ghi mail.recipients trong cchc.toml.",
                "The report has no recipients: set mail.recipients.",
            )
        )


def shown_mail(mail: Delivery) -> str:
    """One mail in a line: of what, to whom, in what state, since when."""
    if mail.unit == PROVINCE:
        what = said(f"Báo cáo {mail.period} v{mail.version}", f"Report {mail.period} v{mail.version}")
    else:
        what = said(
            f"Thư {mail.unit} {mail.period} lần {mail.version}", f"Letter {mail.unit} {mail.period} no. {mail.version}"
        )
    since = f", {mail.recorded_at:%H:%M %d/%m/%Y}" if mail.recorded_at else ""
    return f"{what} → {mail.recipient}: {STATES[mail.state]}" + (f" ({mail.detail})" if mail.detail else "") + since


def tell_mails(outcome: Outcome, outbox: Path) -> None:
    """Say what a run has delivered, and what waits for a person."""
    if outcome.mails:
        print(outbox)
    letters = [mail for mail in outcome.mails if mail.unit != PROVINCE]
    if letters:
        out = sum(mail.went_out and mail.state not in ("failed", "unknown") for mail in letters)
        remark(
            said(
                f"Thư cho đơn vị: {out} trên {len(letters)} đã gửi hoặc nằm trong outbox/.",
                f"Letters to units: {out} of {len(letters)} sent or in outbox/.",
            )
        )
    for mail in outcome.in_state("failed"):
        remark(shown_mail(mail))
    _remark_on_mends(outcome)
    remark_on(outcome.complaints)


def _remark_on_mends(outcome: Outcome) -> None:
    """Say what a person can do about mails that did not go out, or maybe not."""
    for period in dict.fromkeys(mail.period for mail in outcome.in_state("failed")):
        remark(
            said(
                f"Thư không gửi được: xem lý do, kiểm tra máy chủ thư bằng cchc doctor, rồi chạy lại "
                f"cchc send --period {period}.",
                f"Some mails failed: see why, look at the mail server with cchc doctor, then run "
                f"cchc send --period {period} again.",
            )
        )
    for mail in outcome.in_state("unknown"):
        address = parseaddr(mail.recipient)[1]
        command = f"cchc send --period {mail.period}" + (f" --unit {mail.unit}" if mail.unit != PROVINCE else "")
        remark(
            said(
                f"Chưa rõ thư đã đến {address} hay chưa; hỏi lại rồi chạy {command} --arrived {address} "
                f"hoặc --again {address}.",
                f"Unknown whether the mail reached {address}; ask, then run {command} --arrived {address} "
                f"or --again {address}.",
            )
        )

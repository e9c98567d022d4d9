"""Flow `send`: deliver a version that has been rendered, and the letters to the units."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from prefect import flow

from flows.deliver import Outcome, address_of, settle
from flows.figures_basis import period_of
from flows.ingest import publish, reconcile
from flows.job import Job, open_job
from flows.outcomes import Exit, Refusal
from flows.report_run import version_of
from flows.report_stages import deliver, deliver_letters, run_name
from flows.settings import Mail
from transforms.definitions.periods import Period
from transforms.definitions.units import PROVINCE
from warehouse.delivery import Delivery, ReportVersion


@dataclass(frozen=True, slots=True)
class SendSummary:
    """What was delivered; `held` is the report that could not be, for it waits for a decision."""

    outcome: Outcome
    held: ReportVersion | None

    @property
    def exit(self) -> Exit:
        return self.outcome.exit(is_held=self.held is not None)


@flow(name="send", flow_run_name=lambda: run_name("send"), persist_result=False)
def send(
    period: str,
    version: int | None = None,
    again: list[str] | None = None,
    arrived: list[str] | None = None,
    workspace: str | None = None,
    letters: bool = False,
    unit: str | None = None,
) -> SendSummary:
    """Deliver a report (`version` None: the newest) and the letters to the units: with `version` the report alone, with
    `letters` or `unit` letters alone. `arrived`: addresses whose mails of unknown fate are known to have come; `again`:
    addresses that get theirs once more. A report that is held holds no letters."""
    job = open_job(workspace)
    refuse_strangers(job.settings.mail, again or ())
    asked = period_of(period)
    with_letters = version is None
    outcome, report = Outcome(), None
    with job.locked(f"gửi thư {asked.vietnamese}"):
        if not letters and unit is None:
            with job.warehouse() as con:
                report = version_of(con, asked, version)

        for address in arrived or ():
            _settle(job, asked, address, lambda mail: is_meant(mail, report, unit, with_letters=with_letters))
        if report is not None:
            outcome += deliver(job, asked, report.version, again or ())
        if with_letters:
            reconcile(job)
            outcome += deliver_letters(job, asked, again or (), unit)
        publish(job)
    return SendSummary(outcome, report if report is not None and report.is_held else None)


def is_meant(mail: Delivery, report: ReportVersion | None, unit: str | None, *, with_letters: bool) -> bool:
    """Whether a mail is one of those that a command is about: of the version of the report, if any; else a letter, of
    the unit if one is named."""
    if mail.unit == PROVINCE:
        return report is not None and mail.version == report.version
    return with_letters and unit in (None, mail.unit)


def refuse_strangers(mail: Mail, again: Collection[str]) -> None:
    """Refusal where an address is nobody's: mistyped it would get nothing, and nobody would notice."""
    known = {address_of(one) for one in (*mail.recipients, *mail.units.values())}
    strangers = ", ".join(one for one in again if address_of(one) not in known)
    if strangers:
        raise Refusal(
            f"Không gửi thư nào đến {strangers}: địa chỉ này không có trong mail.recipients, [mail.units] "
            "của cchc.toml.",
            f"No mail goes to {strangers}: neither mail.recipients nor [mail.units] of cchc.toml names it.",
        )


def _settle(job: Job, period: Period, address: str, is_meant: Callable[[Delivery], bool]) -> None:
    with job.warehouse() as con:
        settled = settle(con, str(period), address, is_meant)
    if not settled:
        raise Refusal(
            f"Không có thư nào gửi {address} đang chờ xác nhận.", f"No mail to {address} waits to be settled."
        )

"""Flow `send`: deliver a version that has been rendered."""

from __future__ import annotations

from prefect import flow

from flows.deliver import Outcome
from flows.ingest import publish
from flows.job import open_job
from flows.outcomes import Exit, Refusal
from flows.report_run import settle_mail, version_of
from flows.report_stages import deliver, run_name
from transforms.definitions.periods import Period


@flow(name="send", flow_run_name=lambda: run_name("send"), persist_result=False)
def send(
    period: str,
    version: int | None = None,
    again: list[str] | None = None,
    arrived: list[str] | None = None,
    workspace: str | None = None,
) -> Outcome:
    """Deliver a version (None: the newest). `arrived`: addresses whose mail of unknown fate is known to have come;
    `again`: addresses that get it once more. Refusal where the version is held."""
    job = open_job(workspace)
    asked = Period.parse(period)
    with job.locked(f"gửi báo cáo {asked.vietnamese}"):
        with job.warehouse() as con:
            found = version_of(con, asked, version)
        if found.is_held:
            raise Refusal(
                f"Báo cáo {period} v{found.version} đang bị giữ: {found.held_reason}. Duyệt bằng: "
                f"cchc approve --period {period} --by TÊN",
                f"Report {period} v{found.version} is held. Release it: cchc approve --period {period} --by NAME",
                Exit.HELD,
            )
        for address in arrived or ():
            settle_mail(job, asked, found.version, address)
        outcome = deliver(job, asked, found.version, again or ())
        publish(job)
    return outcome

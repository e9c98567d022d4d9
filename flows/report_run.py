"""From the warehouse to a rendered version of a report, and from there to its readers: the stages as plain functions.

A version's number rises only when a report that went out would change: an undelivered one is written over, and the same
content keeps its number and its bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from flows.console import stage
from flows.deliver import Mailing, Outcome, postman
from flows.figures_basis import basis_of
from flows.job import Job
from flows.language import said
from flows.logs import event
from flows.mail import Attachment
from flows.outcomes import Refusal
from flows.pdf import write_pdf
from flows.settings import Gates, Report
from flows.stages import settle_differences
from flows.whole_files import holds, write_atomically, write_if_other
from transforms.definitions.figures_told import PrintedFigure
from transforms.definitions.periods import Period
from transforms.definitions.units import PROVINCE
from warehouse.delivery import ReportVersion, deliveries, store_version, versions
from warehouse.history import discrepancies_put_aside
from warehouse.settled import evidence_key, rules_key

if TYPE_CHECKING:
    import duckdb

    from transforms.definitions.report_data import ReportData
    from transforms.mails.mail_text import MailText
    from transforms.reports.report import ReportContext, ReportSettings


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """A report as asked for. `number` and `dated` None: as in the version before, else blank for the clerk."""

    period: Period
    known_on: date | None = None
    boundaries: str | None = None
    dated: date | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class RenderedReport:
    """A version with its files."""

    version: ReportVersion
    document: Path
    figures: Path
    pdf: Path | None


def render_report(job: Job, request: ReportRequest) -> RenderedReport:
    """Measure the period, write its report, and keep it as a version."""
    with job.warehouse() as con:
        earlier = versions(con, str(request.period))
        asked, last = _asked_for(request, job.settings.report.boundaries, earlier)
        with stage(said("Lập báo cáo", "Rendering")):
            made = write(job, con, asked)
        version = _as_version(job, con, asked, made, _number_for(con, earlier, last, made.sha256))
        before = next((one for one in earlier if one.version == version.version), None)
        is_new = before is None or before.document_sha256 != version.document_sha256
        if before is not None and not is_new:
            version = replace(version, approved_by=before.approved_by)
        document = job.workspace.root / version.document_path
        figures, pdf = _write_files(job, version, document, made)
        if version != before:
            store_version(con, version, made.figures)
    sha256 = version.document_sha256
    event("report.rendered", period=version.period, version=version.version, sha256=sha256, new=is_new)
    return RenderedReport(version, document, figures, pdf)


def _asked_for(
    request: ReportRequest, boundaries: str, earlier: Sequence[ReportVersion]
) -> tuple[ReportRequest, ReportVersion | None]:
    """The report with all that is left open settled: by the last version known on the same day within the same
    boundaries, which is given as well, and by the settings."""
    boundaries = request.boundaries or boundaries
    alike = [one for one in earlier if (one.known_on, one.boundaries) == (request.known_on, boundaries)]
    last = alike[-1] if alike else None
    number = request.number if request.number is not None else (last.number if last else None)
    dated = request.dated or (last.dated if last else None)
    return replace(request, boundaries=boundaries, number=number, dated=dated), last


def _as_version(
    job: Job, con: duckdb.DuckDBPyConnection, asked: ReportRequest, made: WrittenReport, number: int
) -> ReportVersion:
    period = str(asked.period)
    return ReportVersion(
        period=period,
        version=number,
        document_sha256=made.sha256,
        document_path=job.workspace.relative(job.workspace.reports / period / f"bao-cao-{period}-v{number}.docx"),
        input_key=input_key(job, con, asked),
        known_on=asked.known_on,
        boundaries=str(asked.boundaries),
        dated=asked.dated,
        number=asked.number,
        held_reason=made.held_reason,
    )


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A report as it comes out of the warehouse; `marked` is the document with marks around its figures."""

    document: bytes
    marked: bytes
    figures: list[PrintedFigure]
    context: ReportContext
    mail: MailText
    held_reason: str | None

    @property
    def sha256(self) -> str:
        """Of the document."""
        return hashlib.sha256(self.document).hexdigest()


def write(job: Job, con: duckdb.DuckDBPyConnection, request: ReportRequest) -> WrittenReport:
    """Measure and write the report, exactly as asked for; nothing is stored."""
    # Imported here: drawing and Word are slow to import, and commands that only list need neither.
    from templates import mail_templates, word_template
    from transforms.mails.mail_text import MailTemplates, mail_text
    from transforms.reports.render import fill, finish
    from transforms.reports.report import write_report
    from warehouse.report_data import report_data

    basis = basis_of(job.settings, request.known_on, request.boundaries)
    if request.known_on is None:
        data = report_data(con, basis, request.period)
    else:
        with discrepancies_put_aside(con):
            settle_differences(job, con, request.known_on)
            data = report_data(con, basis, request.period)
    context = write_report(data, written_as(job.settings.report, request.number, request.dated))
    marked = fill(word_template(request.period.kind), context)
    rendered = finish(marked, context)
    templates = MailTemplates(*mail_templates("report"))
    figures = [figure.as_json() for figure in rendered.figures]
    mail = mail_text(templates, context)
    return WrittenReport(rendered.document, marked, figures, context, mail, held_reason(job.settings.gates, data))


def written_as(own: Report, number: str | None = None, dated: date | None = None) -> ReportSettings:
    """What the settings of a workspace say of its reports, with what is left blank for the clerk unless given."""
    from transforms.reports.report import ReportSettings

    return ReportSettings(own.issuer, own.symbol, own.place, number, dated, own.rates)


def held_reason(gates: Gates, data: ReportData) -> str | None:
    """Why a report has to wait for a decision; None where it need not."""
    reasons = []
    if gates.minimum_completeness_rate:
        meant = ("completeness_rate", PROVINCE, str(data.period), "period")
        rates = (one.value for one in data.measured if (one.measure, one.unit, one.period, one.window) == meant)
        rate = next(rates, None) or 0
        if rate < gates.minimum_completeness_rate:
            told = f"mới có {rate:.1f}% đơn vị gửi báo cáo, dưới {gates.minimum_completeness_rate:g}%"
            reasons.append(told.replace(".", ","))
    critical = sum(one.severity == "critical" for one in data.discrepancies)
    if gates.hold_on_critical and critical:
        reasons.append(f"còn {critical} chênh lệch nghiêm trọng chưa kết luận")
    return "; ".join(reasons) or None


def _number_for(
    con: duckdb.DuckDBPyConnection, earlier: Sequence[ReportVersion], last: ReportVersion | None, sha256: str
) -> int:
    """The number of what was just rendered: that of the same content, of an undelivered draft, or the next."""
    if last is not None and last.document_sha256 == sha256:
        return last.version
    if last is not None and not any(mail.went_out for mail in deliveries(con, last.period, last.version, PROVINCE)):
        return last.version
    return max((one.version for one in earlier), default=0) + 1


def input_key(job: Job, con: duckdb.DuckDBPyConnection, request: ReportRequest) -> str:
    """A hash over all that the figures are made from: evidence, rules, settings, the period and how it is asked for."""
    parts = (
        evidence_key(con),
        rules_key(),
        job.settings.model_dump_json(include={"periods", "holidays", "report"}),
        str(request.period),
        str(request.known_on),
        str(request.boundaries),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _write_files(job: Job, version: ReportVersion, document: Path, made: WrittenReport) -> tuple[Path, Path | None]:
    """Write what differs from what is there; (figures, PDF)."""
    pdf = document.with_suffix(".pdf")
    if not holds(document, made.document):
        # First: a run that ends before it prints would leave the PDF of another content beside the document.
        with suppress(PermissionError):  # somebody reads it, on Windows
            pdf.unlink(missing_ok=True)
        write_atomically(document, made.document)
    figures = document.with_suffix(".figures.json")
    text = json.dumps(made.figures, ensure_ascii=False, indent=1)
    write_if_other(figures, f"{text}\n".encode())
    write_if_other(_mail_file(job, version), json.dumps(asdict(made.mail), ensure_ascii=False, indent=1).encode())
    if not job.settings.report.pdf:
        return figures, None
    if pdf.exists() and pdf.stat().st_mtime_ns >= document.stat().st_mtime_ns:
        return figures, pdf
    with stage(said("In bản PDF", "Printing the PDF")):
        return figures, write_pdf(document)


def _mail_of(job: Job, version: ReportVersion) -> MailText | None:
    """The text that goes with the report, as it was rendered; None where it is lost."""
    from transforms.mails.mail_text import MailText

    try:
        return MailText(**json.loads(_mail_file(job, version).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _mail_file(job: Job, version: ReportVersion) -> Path:
    return job.workspace.state / "mails" / f"bao-cao-{version.period}-v{version.version}.json"


def not_made(period: Period) -> Refusal:
    """What is said where a period has no report yet."""
    return Refusal(
        f"Chưa có báo cáo {period}. Hãy lập trước: cchc report --period {period}",
        f"There is no report {period}. Make it first: cchc report --period {period}",
    )


def version_of(con: duckdb.DuckDBPyConnection, period: Period, number: int | None) -> ReportVersion:
    """The version with this number; else the newest that stands on all that is known. Refusal where there is none."""
    made = versions(con, str(period))
    if not made:
        raise not_made(period)
    found = [one for one in made if number in (None, one.version)]
    if not found:
        there = ", ".join(f"v{one.version}" for one in made)
        raise Refusal(
            f"Báo cáo {period} không có bản v{number}; các bản đã lập: {there}.",
            f"The report {period} has no v{number}; versions made: {there}.",
        )
    return ([one for one in found if one.known_on is None] or found)[-1]


def _takes_the_place_of_another(con: duckdb.DuckDBPyConnection, version: ReportVersion) -> bool:
    """Whether an earlier version went out: readers are told which one holds. One as known on a day replaces none."""
    if version.known_on is not None:
        return False
    before = (one for one in versions(con, version.period) if one.known_on is None and one.version < version.version)
    return any(mail.went_out for one in before for mail in deliveries(con, one.period, one.version, PROVINCE))


def deliver_report(job: Job, period: Period, number: int | None = None, again: Collection[str] = ()) -> Outcome:
    """Deliver a version (None: the newest) as it was rendered, unless it is held. Refusal where its file is not what
    was rendered."""
    with job.warehouse() as con:
        version = version_of(con, period, number)
        if version.is_held:
            return Outcome()
        document = job.workspace.root / version.document_path
        text = _mail_of(job, version)
        if (
            text is None
            or not document.exists()
            or hashlib.sha256(document.read_bytes()).hexdigest() != version.document_sha256
        ):
            raise Refusal(
                f"{document} (hoặc thư đi kèm ở .cchc/mails) thiếu hoặc đã bị sửa sau khi lập. Hãy lập lại: "
                f"cchc report --period {period}",
                f"{document} (or its mail in .cchc/mails) is missing or was changed after it was made. Run: "
                f"cchc report --period {period}",
            )
        if _takes_the_place_of_another(con, version):
            text = replace(text, subject=f"{text.subject} (bản {version.version}, thay bản trước)")
        attachments = [Attachment(document.name, document.read_bytes())]
        mailing = Mailing(version.period, version.version, job.settings.mail.recipients, lambda: (text, attachments))
        with stage(said("Gửi báo cáo", "Delivering")):
            outcome = postman(job, con).deliver(mailing, again)
    event("report.delivered", period=version.period, version=version.version, sent=outcome.sent_now)
    return outcome


def approve_report(job: Job, period: Period, number: int | None, by: str) -> ReportVersion:
    """Release a held version (None: the newest) in somebody's name; Refusal where it is not held."""
    with job.warehouse() as con:
        version = version_of(con, period, number)
        if not version.is_held:
            raise Refusal(
                f"Báo cáo {period} v{version.version} không bị giữ.", f"Report {period} v{version.version} is not held."
            )
        version = replace(version, approved_by=by)
        store_version(con, version)
    return version

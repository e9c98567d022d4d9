from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from flows.deliver import Outcome
from flows.job import Job
from flows.outcomes import Refusal
from flows.report_run import (
    RenderedReport,
    ReportRequest,
    approve_report,
    deliver_report,
    held_reason,
    render_report,
    version_of,
)
from flows.settings import Gates, Mail, Report, Settings
from flows.workspace import init_workspace
from tests.flows.small_workspace import AUGUST, copied
from tests.transforms.report_sample import discrepancy, sample, value
from warehouse.delivery import Delivery, ReportVersion, record_delivery

RULES = (("task.status_differs", "critical"), ("task.due_differs", "warning"))
PLAIN = Settings(report=Report(pdf=False), mail=Mail(recipients=("gd@snv.example.vn",)))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Job, RenderedReport]:
    """A workspace of which the report was made and went nowhere."""
    job = Job(init_workspace(tmp_path_factory.mktemp("made") / "w"), PLAIN)
    return job, render_report(job, ReportRequest(AUGUST))


@pytest.fixture
def job(made: tuple[Job, RenderedReport], tmp_path: Path) -> Job:
    """The same workspace, for one test alone."""
    return copied(made[0], tmp_path)


@pytest.fixture
def first(made: tuple[Job, RenderedReport], job: Job) -> RenderedReport:
    """The report that was made, in that workspace."""
    document = job.workspace.root / made[1].version.document_path
    return replace(made[1], document=document, figures=document.with_name(made[1].figures.name))


@pytest.fixture
def render(job: Job) -> Callable[..., RenderedReport]:
    def once(**asked: object) -> RenderedReport:
        return render_report(job, ReportRequest(AUGUST, **asked))  # type: ignore[arg-type]

    return once


def test_a_rerun_keeps_the_number_and_writes_nothing(
    first: RenderedReport, render: Callable[..., RenderedReport]
) -> None:
    moment = first.document.stat().st_mtime_ns
    second = render()
    assert first.version == second.version and second.document.stat().st_mtime_ns == moment


def test_a_document_that_was_lost_is_written_again_to_the_same_bytes(
    first: RenderedReport, render: Callable[..., RenderedReport]
) -> None:
    before = first.document.read_bytes()
    first.document.unlink()
    assert render().document.read_bytes() == before


def test_a_pdf_of_another_content_is_never_taken_for_the_print_of_the_document(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    job.settings = Settings()
    written: list[Path] = []

    def printed(document: Path) -> Path:
        written.append(document)
        document.with_suffix(".pdf").write_bytes(b"print")
        return document.with_suffix(".pdf")

    def killed(document: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr("flows.report_run.write_pdf", printed)
    pdf = render_report(job, ReportRequest(AUGUST)).pdf
    assert pdf is not None and render_report(job, ReportRequest(AUGUST)).pdf == pdf and len(written) == 1
    monkeypatch.setattr("flows.report_run.write_pdf", killed)
    with pytest.raises(KeyboardInterrupt):
        render_report(job, ReportRequest(AUGUST, number="45"))
    assert not pdf.exists()
    monkeypatch.setattr("flows.report_run.write_pdf", printed)
    assert render_report(job, ReportRequest(AUGUST, number="45")).pdf == pdf and len(written) == 2


def test_a_pdf_that_somebody_reads_while_the_report_is_made_anew_is_printed_by_the_next_run(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    job.settings = Settings()
    written: list[Path] = []

    def printed(document: Path) -> Path | None:
        written.append(document)
        if not document.with_suffix(".pdf").exists():
            document.with_suffix(".pdf").write_bytes(b"print")
        return document.with_suffix(".pdf")

    def held_open(file: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "open elsewhere", str(file))

    monkeypatch.setattr("flows.report_run.write_pdf", printed)
    render_report(job, ReportRequest(AUGUST))
    with monkeypatch.context() as reading:
        reading.setattr(Path, "unlink", held_open)
        reading.setattr("flows.report_run.write_atomically", lambda file, data: file.write_bytes(data))
        render_report(job, ReportRequest(AUGUST, number="45"))
    render_report(job, ReportRequest(AUGUST, number="45"))
    assert len(written) == 3


def test_a_report_that_went_nowhere_is_written_over(render: Callable[..., RenderedReport]) -> None:
    assert render(number="45").version.version == 1


def test_a_report_that_went_out_is_followed_by_the_next_version(
    job: Job, first: RenderedReport, render: Callable[..., RenderedReport]
) -> None:
    deliver_report(job, AUGUST)
    assert render().version.version == 1
    second = render(number="45", dated=date(2020, 8, 21))
    assert second.version.version == 2
    assert first.document.exists() and second.document.exists()


def test_the_mail_of_a_later_version_says_in_its_subject_that_it_takes_the_place_of_the_one_before(
    job: Job, render: Callable[..., RenderedReport]
) -> None:
    def subject(version: int) -> str:
        (draft,) = job.workspace.outbox.glob(f"bao-cao-2020-08-v{version}-*.eml")
        return str(message_from_bytes(draft.read_bytes(), policy=default)["Subject"])

    deliver_report(job, AUGUST)
    render(number="45")
    deliver_report(job, AUGUST)
    assert subject(1).endswith("tháng 8 năm 2020")
    assert subject(2).endswith("tháng 8 năm 2020 (bản 2, thay bản trước)")
    render(known_on=date(2020, 8, 18))
    deliver_report(job, AUGUST, 3)
    assert subject(3).endswith("tháng 8 năm 2020")


def test_a_failed_mail_went_nowhere(job: Job, render: Callable[..., RenderedReport]) -> None:
    with job.warehouse() as con:
        record_delivery(con, Delivery("2020-08", 1, "gd@snv.example.vn", "<x@y>", "failed", "refused"))
    assert render(number="45").version.version == 1


def test_number_and_date_stay_as_they_were_given(render: Callable[..., RenderedReport]) -> None:
    render(number="45", dated=date(2020, 8, 21))
    version = render().version
    assert (version.number, version.dated) == ("45", date(2020, 8, 21))


def test_what_was_known_on_a_day_is_a_version_of_its_own(render: Callable[..., RenderedReport]) -> None:
    assert render(known_on=date(2020, 8, 18)).version.version == 2
    assert render().version.version == 1
    assert render(known_on=date(2020, 8, 18)).version.version == 2


def test_a_report_with_too_few_answers_is_held_until_somebody_approves(job: Job) -> None:
    held = Job(job.workspace, PLAIN.model_copy(update={"gates": Gates(minimum_completeness_rate=90)}))
    rendered = render_report(held, ReportRequest(AUGUST))
    assert rendered.version.is_held and "90%" in (rendered.version.held_reason or "")
    assert deliver_report(held, AUGUST) == Outcome() and not any(held.workspace.outbox.iterdir())
    approve_report(held, AUGUST, None, "Nguyễn Văn A")
    assert deliver_report(held, AUGUST).drafted_now == len(PLAIN.mail.recipients) > 0
    again = render_report(held, ReportRequest(AUGUST))
    assert not again.version.is_held and again.version.approved_by == "Nguyễn Văn A"
    with pytest.raises(Refusal, match="không bị giữ"):
        approve_report(held, AUGUST, None, "Nguyễn Văn A")


def test_an_approval_is_of_what_was_read_and_not_of_what_came_after(job: Job) -> None:
    held = Job(job.workspace, PLAIN.model_copy(update={"gates": Gates(minimum_completeness_rate=90)}))
    render_report(held, ReportRequest(AUGUST))
    approve_report(held, AUGUST, None, "Nguyễn Văn A")
    assert render_report(held, ReportRequest(AUGUST, number="45")).version.is_held


@pytest.mark.parametrize(
    ("gates", "reason"),
    [
        (Gates(), None),
        (Gates(minimum_completeness_rate=87.5, hold_on_critical=False), None),
        (Gates(minimum_completeness_rate=87.6), "mới có 87,5% đơn vị gửi báo cáo, dưới 87,6%"),
        (Gates(hold_on_critical=True), "còn 1 chênh lệch nghiêm trọng chưa kết luận"),
    ],
)
def test_a_report_is_held_by_the_gates_that_it_does_not_pass(gates: Gates, reason: str | None) -> None:
    differences = [discrepancy(rule, severity, "SYT", "Việc") for rule, severity in RULES]
    rate = value("completeness_rate", None, parts=(7, 8))
    assert held_reason(gates, sample(measured=(rate,), discrepancies=differences)) == reason


def test_a_report_without_critical_differences_passes_their_gate() -> None:
    assert held_reason(Gates(hold_on_critical=True), sample()) is None


def test_a_document_changed_by_hand_is_not_delivered(job: Job, first: RenderedReport) -> None:
    first.document.write_bytes(first.document.read_bytes() + b" ")
    with pytest.raises(Refusal, match="đã bị sửa"):
        deliver_report(job, AUGUST)


@pytest.mark.parametrize("left", [None, "{", "[1]"])
def test_a_report_whose_mail_was_lost_is_not_delivered_until_it_is_made_again(
    job: Job, first: RenderedReport, render: Callable[..., RenderedReport], left: str | None
) -> None:
    mail = job.workspace.state / "mails" / "bao-cao-2020-08-v1.json"
    mail.unlink()
    if left is not None:
        mail.write_text(left, encoding="utf-8")
    with pytest.raises(Refusal, match="cchc report --period 2020-08"):
        deliver_report(job, AUGUST)
    assert render().version == first.version
    deliver_report(job, AUGUST)


def test_a_report_that_was_never_made_is_asked_for(job: Job) -> None:
    with job.warehouse() as con, pytest.raises(Refusal, match="cchc report --period 2020-07"):
        version_of(con, AUGUST.previous(), None)


def test_a_version_that_was_never_made_is_told_with_those_that_were(job: Job) -> None:
    with job.warehouse() as con, pytest.raises(Refusal, match="không có bản v9; các bản đã lập: v1"):
        version_of(con, AUGUST, 9)


def test_a_version_is_found_by_its_number_and_else_the_newest_on_todays_knowledge(
    job: Job, render: Callable[..., RenderedReport]
) -> None:
    render(known_on=date(2020, 8, 18))
    with job.warehouse() as con:
        found: list[ReportVersion] = [version_of(con, AUGUST, number) for number in (1, 2, None)]
    assert [one.version for one in found] == [1, 2, 1]

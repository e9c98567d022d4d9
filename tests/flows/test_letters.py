"""Letters on their way to units: who gets one, when it is sent again, and what a crash or a refusal leaves."""

from __future__ import annotations

import email
import io
import shutil
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from openpyxl import load_workbook

from flows import stages
from flows.deliver import Outcome, settle
from flows.job import Job, open_job
from flows.letters import deliver_letters
from flows.outcomes import Exit, Refusal
from flows.settings import Mail
from tests.flows.conftest import Server
from tests.flows.sent_books import (
    AUGUST,
    DONE,
    JULY,
    NAMES,
    REGISTERED,
    TASK,
    WRONG,
    department,
    receive,
    register,
    ruled,
)
from transforms.definitions.periods import Period
from warehouse.delivery import (
    FAILED,
    PENDING,
    SENT,
    UNKNOWN,
    deliveries,
    letter_versions,
    record_delivery,
    store_letter,
)

ADDRESSES = {"SKHCN": "vt@skhcn.example.vn", "SYT": "Văn thư <vt@syt.example.vn>"}


def take_in(job: Job) -> None:
    fresh = Job(job.workspace, job.settings)
    stages.collect_inbox(fresh, [fresh.workspace.inbox])
    stages.read_workbooks(fresh)
    stages.reconcile_sources(fresh)
    stages.write_feedback(fresh)


def with_mail(job: Job, **said: object) -> Job:
    mail = Mail(security="none", sender="Sở Nội vụ <bc@snv.example.vn>", **{"units": ADDRESSES, **said})  # type: ignore[arg-type]
    return Job(job.workspace, job.settings.model_copy(update={"mail": mail}))


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which July and August of three units and the register of August have been taken in."""
    root = tmp_path_factory.mktemp("workspace")
    job = open_job(str(root))
    for unit in NAMES:
        receive(job.workspace, f"{unit} 7.xlsx", department(unit=unit, month=JULY), -30)
    receive(job.workspace, "SKHCN 8.xlsx", department(TASK, WRONG))
    receive(job.workspace, "SYT 8.xlsx", department(unit="SYT"))
    receive(job.workspace, "STC 8.xlsx", department(unit="STC"))
    receive(job.workspace, "So theo doi 8.xlsx", register())
    take_in(job)
    return root


@pytest.fixture
def job(taken_in: Path, tmp_path: Path) -> Job:
    """The same workspace with two addresses and no mail server, for one test alone."""
    shutil.copytree(taken_in, tmp_path / "workspace", copy_function=shutil.copy2)
    return with_mail(open_job(str(tmp_path / "workspace")))


def drafts(job: Job) -> dict[str, EmailMessage]:
    found = {}
    for file in sorted(job.workspace.outbox.glob("*.eml")):
        message = email.message_from_bytes(file.read_bytes(), policy=default)
        assert isinstance(message, EmailMessage)
        found[file.name] = message
    return found


def text_of(message: EmailMessage) -> str:
    plain = message.get_body(("plain",))
    assert plain is not None
    return str(plain.get_content()).replace("\r\n", "\n")


def resubmit(job: Job) -> None:
    """SKHCN sends a report that agrees with the register and has no fault."""
    receive(job.workspace, "SKHCN 8 sua.xlsx", department(DONE), 1)
    take_in(job)


def states(job: Job, unit: str = "SKHCN", period: str = "2020-08") -> list[tuple[int, str]]:
    with job.warehouse() as con:
        return [(mail.version, mail.state) for mail in deliveries(con, period, unit=unit)]


def test_each_unit_with_an_address_gets_its_letter_with_its_workbook(job: Job) -> None:
    outcome = deliver_letters(job, AUGUST)
    assert outcome.drafted_now == 2
    letters = drafts(job)
    assert list(letters) == ["thu-2020-08-SKHCN-v1-vt@skhcn.example.vn.eml", "thu-2020-08-SYT-v1-vt@syt.example.vn.eml"]
    letter = letters["thu-2020-08-SKHCN-v1-vt@skhcn.example.vn.eml"]
    assert letter["To"] == "vt@skhcn.example.vn" and "tháng 8 năm 2020 - Sở Khoa học và Công nghệ" in letter["Subject"]
    assert "Xong rồi đấy" in text_of(letter) and "Mới phát sinh" in text_of(letter)
    (attached,) = letter.iter_attachments()
    assert attached.get_filename() == "ket-qua-kiem-tra-2020-08-SKHCN.xlsx"
    assert attached.get_content() == (job.workspace.feedback / "2020-08" / "SKHCN.xlsx").read_bytes()


def test_a_unit_without_an_address_and_an_address_of_no_unit_are_told(job: Job) -> None:
    found = deliver_letters(with_mail(job, units={**ADDRESSES, "SKHCNN": "x@y.vn"}), AUGUST).complaints
    assert any("SKHCNN" in one for one in found)
    assert any("STC, VPUBND" in one or "VPUBND, STC" in one for one in found)


def test_without_addresses_there_are_no_letters_and_no_complaints(job: Job) -> None:
    assert deliver_letters(with_mail(job, units={}), AUGUST) == Outcome()


def test_a_rerun_with_nothing_new_sends_and_writes_nothing(job: Job) -> None:
    deliver_letters(job, AUGUST)
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in job.workspace.outbox.iterdir()}
    with job.warehouse() as con:
        held = [letter_versions(con, "2020-08", unit) for unit in ADDRESSES]
    outcome = deliver_letters(job, AUGUST)
    assert (outcome.sent_now, outcome.drafted_now) == (0, 0)
    assert {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in job.workspace.outbox.iterdir()} == before
    with job.warehouse() as con:
        assert [letter_versions(con, "2020-08", unit) for unit in ADDRESSES] == held


def test_an_unchanged_letter_is_not_sent_again_though_the_program_has_changed(job: Job) -> None:
    deliver_letters(job, AUGUST)
    with job.warehouse() as con:
        (letter,) = letter_versions(con, "2020-08", "SKHCN")
        store_letter(con, replace(letter, input_key="of an earlier release"))
    assert deliver_letters(job, AUGUST).drafted_now == 0
    with job.warehouse() as con:
        assert letter_versions(con, "2020-08", "SKHCN") == [letter]


def test_after_a_resubmission_the_next_letter_says_resolved_and_that_it_replaces_the_first(job: Job) -> None:
    deliver_letters(job, AUGUST)
    resubmit(job)
    assert deliver_letters(job, AUGUST).drafted_now == 1
    second = drafts(job)["thu-2020-08-SKHCN-v2-vt@skhcn.example.vn.eml"]
    assert "(lần 2, thay thư trước)" in second["Subject"]
    assert "Thư này (lần 2) thay thế thư lần 1" in text_of(second)
    assert "Đã xử lý: Tình trạng hoàn thành không thống nhất" in text_of(second)
    assert "Xong rồi đấy" not in text_of(second)
    assert len({message["Message-ID"] for message in drafts(job).values()}) == 3


def test_after_a_ruling_the_next_letter_tells_the_ruling(job: Job) -> None:
    deliver_letters(job, AUGUST)
    receive(job.workspace, "ket luan.xlsx", ruled(job.workspace), 1)
    take_in(job)
    assert deliver_letters(job, AUGUST).drafted_now == 1
    second = text_of(drafts(job)["thu-2020-08-SKHCN-v2-vt@skhcn.example.vn.eml"])
    assert "Đã có kết luận: Tình trạng hoàn thành không thống nhất" in second
    assert "Theo đơn vị; lý do: Chưa có sản phẩm; Nguyễn Văn A, ngày 18/8/2020." in second


def test_a_letter_that_went_nowhere_keeps_its_number_when_it_changes(job: Job, server: Server, port: int) -> None:
    online = with_mail(job, smtp_host="127.0.0.1", smtp_port=port)
    server.answer_to_recipient = "550 no such user"
    deliver_letters(online, AUGUST)
    assert states(job) == [(1, FAILED)]
    resubmit(job)
    server.answer_to_recipient = "250 OK"
    assert deliver_letters(online, AUGUST).sent_now == 2
    assert states(job) == [(1, SENT)]
    (mail,) = (one for one in server.mails if one["To"] == "vt@skhcn.example.vn")
    assert "lần 2" not in mail["Subject"] and "Đã xử lý" in text_of(mail)


def test_an_address_that_was_put_right_gets_the_letter_under_the_same_number(job: Job) -> None:
    deliver_letters(job, AUGUST)
    deliver_letters(with_mail(job, units={**ADDRESSES, "SKHCN": "dung@skhcn.example.vn"}), AUGUST)
    assert "thu-2020-08-SKHCN-v1-dung@skhcn.example.vn.eml" in drafts(job)


def test_letters_go_by_smtp_once_each(job: Job, server: Server, port: int) -> None:
    online = with_mail(job, smtp_host="127.0.0.1", smtp_port=port)
    assert deliver_letters(online, AUGUST).sent_now == 2
    assert deliver_letters(online, AUGUST).sent_now == 0
    assert [mail["To"] for mail in server.mails] == ["vt@skhcn.example.vn", "Văn thư <vt@syt.example.vn>"]
    (attached,) = server.mails[0].iter_attachments()
    assert "Lỗi cần sửa" in load_workbook(io.BytesIO(attached.get_content())).sheetnames


def test_a_letter_of_unknown_fate_waits_for_a_persons_word(job: Job, server: Server, port: int) -> None:
    server.hold_content = True
    one = {"SKHCN": ADDRESSES["SKHCN"]}
    online = with_mail(job, units=one, smtp_host="127.0.0.1", smtp_port=port, timeout_seconds=0.5)
    deliver_letters(online, AUGUST)
    server.hold_content = False
    assert deliver_letters(online, AUGUST).sent_now == 0
    assert states(job) == [(1, UNKNOWN)] and len(server.mails) == 1
    assert deliver_letters(online, AUGUST, again=["VT@skhcn.example.vn"]).sent_now == 1
    assert len({mail["Message-ID"] for mail in server.mails}) == 1 and len(server.mails) == 2


def test_what_has_changed_since_a_letter_of_unknown_fate_is_told_in_the_next(job: Job) -> None:
    deliver_letters(job, AUGUST)
    with job.warehouse() as con:
        (mail,) = deliveries(con, "2020-08", unit="SKHCN")
        record_delivery(con, mail.now(UNKNOWN))
    resubmit(job)
    assert deliver_letters(job, AUGUST).drafted_now == 1
    assert [version for version, _ in states(job)] == [1, 2]
    with job.warehouse() as con:
        assert settle(con, "2020-08", "vt@skhcn.example.vn", lambda one: one.unit == "SKHCN") == 1


def test_last_months_letter_goes_again_only_to_who_has_sent_something_since(job: Job) -> None:
    deliver_letters(job, JULY)
    assert {name[4:11] for name in drafts(job)} == {"2020-07"}
    sent_again = department({**TASK, "Ngày văn bản": date(2020, 7, 1)}, month=JULY)
    receive(job.workspace, "SKHCN 7 sua.xlsx", sent_again, 3)
    take_in(job)
    deliver_letters(job, AUGUST)
    july = [name for name in drafts(job) if name.startswith("thu-2020-07")]
    assert july == [
        "thu-2020-07-SKHCN-v1-vt@skhcn.example.vn.eml",
        "thu-2020-07-SKHCN-v2-vt@skhcn.example.vn.eml",
        "thu-2020-07-SYT-v1-vt@syt.example.vn.eml",
    ]
    assert deliver_letters(job, AUGUST).drafted_now == 0


def test_a_month_that_was_never_written_about_is_not_written_about_later(job: Job) -> None:
    deliver_letters(job, AUGUST)
    assert not any(name.startswith("thu-2020-07") for name in drafts(job))


def test_a_letter_of_last_month_that_failed_goes_out_with_this_months(job: Job) -> None:
    deliver_letters(with_mail(job, smtp_host="127.0.0.1", smtp_port=1), JULY)
    assert states(job, period="2020-07") == [(1, FAILED)]
    deliver_letters(job, AUGUST)
    assert "thu-2020-07-SKHCN-v1-vt@skhcn.example.vn.eml" in drafts(job)


def test_last_months_letter_that_failed_at_a_mistyped_address_goes_once_to_the_right_one(job: Job) -> None:
    mistyped = with_mail(job, smtp_host="127.0.0.1", smtp_port=1, units={"SKHCN": "vt@skhcn.exmple.vn"})
    deliver_letters(mistyped, JULY)
    deliver_letters(job, AUGUST)
    other = {"Mã nhiệm vụ": "NV-7", "Số, ký hiệu văn bản": "77/UBND-NC", "Ngày ban hành": date(2020, 6, 20)}
    for month in (JULY, AUGUST):
        received = register({**REGISTERED, **other}, month=month)
        receive(job.workspace, f"So theo doi sua {month}.xlsx", received, 1)
    take_in(job)
    deliver_letters(job, AUGUST)
    assert states(job, period="2020-07") == [(1, PENDING), (1, FAILED)]


def test_so_does_one_that_a_killed_run_numbered_and_handed_to_nobody(job: Job) -> None:
    deliver_letters(job, JULY)
    with job.warehouse() as con:
        con.execute("DELETE FROM deliveries")
    deliver_letters(job, AUGUST)
    assert states(job, period="2020-07") == [(1, PENDING)]


def test_a_quarter_tells_of_its_last_month_alone(job: Job) -> None:
    deliver_letters(job, Period.parse("2020-Q3"))
    assert drafts(job) == {}
    deliver_letters(job, Period.parse("2020-Q2"))
    assert drafts(job) == {}


def test_one_unit_can_be_asked_for_and_has_to_have_an_address(job: Job) -> None:
    assert deliver_letters(job, AUGUST, only="SYT").drafted_now == 1
    assert [name[12:15] for name in drafts(job)] == ["SYT"]
    with pytest.raises(Refusal, match=r"\[mail\.units\]"):
        deliver_letters(job, AUGUST, only="STC")
    with pytest.raises(Refusal) as refused:
        deliver_letters(job, AUGUST, only="nobody")
    assert refused.value.code == Exit.USAGE

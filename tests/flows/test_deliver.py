from __future__ import annotations

import email
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from email.policy import default
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.deliver import Mailing, Outcome, Postman, settle
from flows.mail import Attachment, compose, message_id
from flows.received import HANOI
from flows.settings import Mail
from tests.flows.conftest import Server
from transforms.mails.mail_text import MailText
from warehouse.connection import open_for_writing
from warehouse.delivery import FAILED, PENDING, SENT, UNKNOWN, Delivery, deliveries, record_delivery

TEXT = MailText("Báo cáo tháng 8 năm 2020", "Kính gửi: Giám đốc Sở.\nĐạt 91,7%.", "<p>Đạt 91,7%.</p>")
ATTACHMENTS = [Attachment("bao-cao-2020-08-v1.docx", b"PK\x03\x04 word")]
NOON = datetime(2020, 9, 1, 12, tzinfo=HANOI)
REPORT = Mailing("2020-08", 1, (), lambda: (TEXT, ATTACHMENTS))


@pytest.fixture
def con(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_for_writing(tmp_path / "warehouse.duckdb") as con:
        yield con


def mail(port: int | None = None, **more: Any) -> Mail:
    recipients = more.pop("recipients", ("Giám đốc <gd@snv.example.vn>", "pgd@snv.example.vn"))
    server = {"smtp_host": "127.0.0.1", "smtp_port": port} if port else {}
    return Mail(security="none", sender="Sở Nội vụ <bc@snv.example.vn>", recipients=recipients, **server, **more)


@pytest.fixture
def run(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> Any:
    def once(settings: Mail, report: Mailing = REPORT, **more: Any) -> Outcome:
        carrier = Postman(con, settings, None, tmp_path / "outbox", clock=lambda: NOON)
        return carrier.deliver(replace(report, recipients=settings.recipients), **more)

    return once


def states(con: duckdb.DuckDBPyConnection) -> list[str]:
    return [one.state for one in deliveries(con, "2020-08")]


def test_each_recipient_gets_the_report_with_a_summary_in_two_forms(run: Any, server: Server, port: int) -> None:
    assert run(mail(port)).sent_now == 2
    first = server.mails[0]
    assert first["To"] == "Giám đốc <gd@snv.example.vn>" and first["Subject"] == TEXT.subject
    plain, html = first.get_body(("plain",)), first.get_body(("html",))
    assert plain is not None and html is not None
    assert plain.get_content().replace("\r\n", "\n") == TEXT.plain + "\n"
    assert "91,7%" in html.get_content()
    (attached,) = first.iter_attachments()
    assert attached.get_filename() == "bao-cao-2020-08-v1.docx" and attached.get_content() == ATTACHMENTS[0].data


def test_what_was_sent_is_not_sent_again(run: Any, server: Server, port: int, con: Any) -> None:
    run(mail(port))
    assert run(mail(port)).sent_now == 0
    assert len(server.mails) == 2 and states(con) == [SENT, SENT]


def test_a_new_version_goes_out_under_its_own_identity(run: Any, server: Server, port: int) -> None:
    run(mail(port))
    run(mail(port), replace(REPORT, version=2))
    assert len({one["Message-ID"] for one in server.mails}) == 4


def test_the_identity_is_the_same_for_the_same_version_and_recipient() -> None:
    first = message_id("bc@snv.example.vn", "2020-08", 1, "Giám đốc <gd@snv.example.vn>")
    assert first == message_id("bc@snv.example.vn", "2020-08", 1, "GD@snv.example.vn")
    assert first != message_id("bc@snv.example.vn", "2020-08", 2, "gd@snv.example.vn")


def test_a_copy_of_what_was_sent_lies_in_the_outbox(run: Any, server: Server, port: int, tmp_path: Path) -> None:
    run(mail(port))
    copies = sorted((tmp_path / "outbox").glob("*.eml"))
    assert [copy.name for copy in copies] == [
        "bao-cao-2020-08-v1-gd@snv.example.vn.eml",
        "bao-cao-2020-08-v1-pgd@snv.example.vn.eml",
    ]
    sent = email.message_from_bytes(copies[0].read_bytes(), policy=default)
    assert sent["Message-ID"] == server.mails[0]["Message-ID"]


def test_without_a_server_a_draft_lies_in_the_outbox_and_stays_as_it_is(run: Any, con: Any, tmp_path: Path) -> None:
    assert run(mail()).drafted_now == 2
    drafts = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in (tmp_path / "outbox").glob("*.eml")}
    assert len(drafts) == 2 and all(b"X-Unsent: 1" in data for data, _ in drafts.values())
    assert run(mail()).drafted_now == 0
    assert drafts == {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in (tmp_path / "outbox").glob("*")}
    assert states(con) == [PENDING, PENDING]


def test_a_draft_that_was_lost_is_written_again_to_the_same_bytes(run: Any, tmp_path: Path) -> None:
    run(mail())
    draft = next((tmp_path / "outbox").glob("*.eml"))
    before = draft.read_bytes()
    draft.unlink()
    run(mail())
    assert draft.read_bytes() == before


def test_a_server_that_cannot_be_reached_fails_the_mail_and_the_next_run_tries_again(
    run: Any, server: Server, port: int, con: Any
) -> None:
    run(mail(1))
    assert states(con) == [FAILED, FAILED]
    run(mail(port))
    assert states(con) == [SENT, SENT] and len(server.mails) == 2


def test_that_people_may_have_sent_a_draft_stays_known_though_a_server_set_later_fails(
    run: Any, server: Server, port: int, con: Any
) -> None:
    run(mail(1, recipients=("nhap@snv.example.vn",)))
    assert [one.went_out for one in deliveries(con, "2020-08")] == [False]
    run(mail())
    for _ in range(2):
        outcome = run(mail(1))
        assert [(one.state, one.went_out) for one in outcome.mails] == [(FAILED, True), (FAILED, True)]
    assert (outcome.mails[0].detail or "").count("outbox/") == 1
    server.answer_to_content = "550 no such user"
    assert [(one.state, one.went_out) for one in run(mail(port)).mails] == [(FAILED, True), (FAILED, True)]
    assert run(mail(port, recipients=("khac@snv.example.vn",))).in_state(FAILED)[0].recipient == "khac@snv.example.vn"


@pytest.mark.parametrize("stage", ["answer_to_recipient", "answer_to_content"])
def test_a_mail_that_the_server_refuses_has_failed_and_leaves_no_copy(
    run: Any, server: Server, port: int, con: Any, tmp_path: Path, stage: str
) -> None:
    setattr(server, stage, "550 no such user")
    outcome = run(mail(port))
    assert states(con) == [FAILED, FAILED]
    assert all("550 no such user" in (one.detail or "") for one in outcome.mails)
    assert list((tmp_path / "outbox").glob("*")) == []


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (b"", UNKNOWN),  # the server is gone
        (b"OK\r\n", UNKNOWN),
        (b"250 " + b"x" * 9000 + b"\r\n", UNKNOWN),  # longer than an answer may be, so nobody reads it
        (b"354 Go on\r\n", UNKNOWN),
        (b"451 Try again later\r\n", FAILED),
        (b"250 OK\r\n", SENT),
    ],
)
def test_only_a_refusal_after_the_content_has_surely_failed(run: Any, con: Any, answer: bytes, state: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            session, _ = listening.accept()
            with session, session.makefile("rb") as said:
                session.sendall(b"220 here\r\n")
                for line in said:
                    if line == b"quit\r\n":
                        return
                    session.sendall(b"354 Go on\r\n" if line == b"data\r\n" else b"250 OK\r\n")
                    if line == b"data\r\n":
                        while said.readline() != b".\r\n":
                            pass
                        session.sendall(answer)
                        if not answer:
                            return

        serving = threading.Thread(target=serve)
        serving.start()
        run(mail(listening.getsockname()[1], recipients=("gd@snv.example.vn",)))
        serving.join()
    assert states(con) == [state]


def test_a_time_out_after_the_content_is_unknown_and_never_sent_again_blindly(
    run: Any, server: Server, port: int, con: Any
) -> None:
    server.hold_content = True
    one = mail(port, timeout_seconds=0.5, recipients=("gd@snv.example.vn",))
    run(one)
    assert states(con) == [UNKNOWN] and len(server.mails) == 1
    server.hold_content = False
    assert run(one).sent_now == 0 and len(server.mails) == 1


def test_after_one_time_out_no_other_mail_becomes_of_unknown_fate(
    run: Any, server: Server, port: int, con: Any
) -> None:
    server.hold_content = True
    run(mail(port, timeout_seconds=0.5))
    assert states(con) == [UNKNOWN, FAILED] and len(server.mails) == 1
    server.hold_content = False
    assert run(mail(port)).sent_now == 1
    assert states(con) == [UNKNOWN, SENT]


def test_what_is_sent_again_without_a_server_is_a_draft_in_the_place_of_the_copy(
    run: Any, server: Server, port: int, tmp_path: Path
) -> None:
    server.hold_content = True
    one = {"recipients": ("gd@snv.example.vn",)}
    run(mail(port, timeout_seconds=0.5, **one))
    [copy] = (tmp_path / "outbox").glob("*.eml")
    assert b"X-Unsent" not in copy.read_bytes()
    run(mail(**one), again=["gd@snv.example.vn"])
    assert b"X-Unsent: 1" in copy.read_bytes()


def test_the_mail_to_somebody_who_is_no_recipient_any_more_is_still_told(run: Any, server: Server, port: int) -> None:
    run(mail(port))
    told = run(mail(port, recipients=("pgd@snv.example.vn",))).mails
    assert {(one.recipient, one.state) for one in told} == {
        ("pgd@snv.example.vn", SENT),
        ("Giám đốc <gd@snv.example.vn>", SENT),
    }


def test_a_mistyped_address_that_was_put_right_fails_no_later_run(run: Any, server: Server, port: int) -> None:
    server.answer_to_recipient = "550 5.1.1 no such user"
    wrong = run(mail(port, recipients=("gd@snv.exmple.vn",)))
    assert [one.state for one in wrong.mails] == [FAILED]
    server.answer_to_recipient = "250 OK"
    right = run(mail(port, recipients=("gd@snv.example.vn",)))
    assert [(one.recipient, one.state) for one in right.mails] == [("gd@snv.example.vn", SENT)]


def test_what_may_have_reached_a_former_recipient_is_still_told(run: Any, con: Any) -> None:
    record_delivery(con, Delivery("2020-08", 1, "old@snv.example.vn", "<a@b>", UNKNOWN, "time-out"))
    assert [one.recipient for one in run(mail()).in_state(UNKNOWN)] == ["old@snv.example.vn"]


@pytest.mark.parametrize("renamed", ["Giám đốc <gd@snv.example.vn>", "GD@snv.example.vn"])
def test_who_is_written_otherwise_in_the_settings_has_the_mail_already(
    run: Any, server: Server, port: int, renamed: str
) -> None:
    run(mail(port, recipients=("gd@snv.example.vn",)))
    assert run(mail(port, recipients=(renamed,))).sent_now == 0
    assert len(server.mails) == 1


def test_an_address_listed_twice_gets_one_mail(run: Any, server: Server, port: int) -> None:
    run(mail(port, recipients=("gd@snv.example.vn", "a@b.vn", "Giám đốc <gd@snv.example.vn>")))
    assert [one["To"] for one in server.mails] == ["Giám đốc <gd@snv.example.vn>", "a@b.vn"]


def test_a_person_settles_what_is_unknown(run: Any, server: Server, port: int, con: Any) -> None:
    one = mail(port, recipients=("gd@snv.example.vn",))
    identity = message_id(one.sender, "2020-08", 1, "gd@snv.example.vn")
    record_delivery(con, Delivery("2020-08", 1, "gd@snv.example.vn", identity, UNKNOWN))
    assert settle(con, "2020-08", "other@snv.example.vn") == 0
    assert settle(con, "2020-08", "gd@snv.example.vn", lambda mail: mail.version == 2) == 0
    assert settle(con, "2020-08", "gd@snv.example.vn") == 1
    assert states(con) == [SENT]
    assert run(one, again=["gd@snv.example.vn"]).sent_now == 1


def test_a_person_s_word_settles_no_mail_that_surely_failed_or_lies_in_the_outbox(run: Any, con: Any) -> None:
    for settings, state in ((mail(1), FAILED), (mail(), PENDING)):
        run(settings)
        assert settle(con, "2020-08", "gd@snv.example.vn") == 0
        assert states(con) == [state, state]


KILLED = """
import sys
from dataclasses import replace
from pathlib import Path
from tests.flows.test_deliver import REPORT, mail
from flows.deliver import Postman
from warehouse.connection import open_for_writing
with open_for_writing(Path(sys.argv[1]) / "warehouse.duckdb") as con:
    settings = mail(int(sys.argv[2]))
    mailing = replace(REPORT, recipients=settings.recipients, unit=sys.argv[3])
    Postman(con, settings, None, Path(sys.argv[1]) / "outbox").deliver(mailing)
"""


@pytest.mark.parametrize("unit", ["LSN", "SKHCN"], ids=["a report", "a letter"])
def test_a_process_killed_while_the_server_has_the_content_sends_it_no_second_time(
    server: Server, port: int, tmp_path: Path, unit: str
) -> None:
    server.hold_content = True
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path), str(port), unit])
    assert server.content_taken.wait(60)
    process.kill()
    process.wait()
    server.hold_content = False
    settings = mail(port)
    with open_for_writing(tmp_path / "warehouse.duckdb") as con:
        assert states(con) == [UNKNOWN]
        mailing = replace(REPORT, recipients=settings.recipients, unit=unit)
        Postman(con, settings, None, tmp_path / "outbox").deliver(mailing)
        assert states(con) == [UNKNOWN, SENT]
    assert [one["To"] for one in server.mails] == ["Giám đốc <gd@snv.example.vn>", "pgd@snv.example.vn"]


def test_a_report_and_a_letter_of_one_number_to_one_address_are_two_mails(run: Any, server: Server, port: int) -> None:
    one = mail(port, recipients=("gd@snv.example.vn",))
    run(one)
    run(one, replace(REPORT, unit="SNV"))
    assert len({each["Message-ID"] for each in server.mails}) == 2
    assert run(one).sent_now == run(one, replace(REPORT, unit="SNV")).sent_now == 0


def test_a_server_that_lets_nobody_in_is_asked_once_and_not_for_every_mail(con: Any, tmp_path: Path) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        settings = mail(deaf.getsockname()[1], timeout_seconds=1)
        carrier = Postman(con, settings, None, tmp_path / "outbox")
        for number in range(1, 6):
            carrier.deliver(replace(REPORT, version=number, recipients=settings.recipients))
        deaf.setblocking(False)
        deaf.accept()[0].close()
        with pytest.raises(BlockingIOError):
            deaf.accept()
    assert states(con) == [FAILED] * 10


def test_a_draft_is_told_of_before_it_lies_in_the_outbox(run: Any, con: Any, tmp_path: Path) -> None:
    def broken() -> Any:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(mail(), replace(REPORT, content=broken))
    assert [one.went_out for one in deliveries(con, "2020-08")] == [True]
    assert run(mail()).drafted_now == 2


def test_when_a_mail_came_into_its_state_is_kept(run: Any, con: Any) -> None:
    run(mail())
    assert {one.recorded_at for one in deliveries(con, "2020-08")} == {NOON.replace(tzinfo=None)}


def test_the_same_mail_has_the_same_bytes() -> None:
    def made() -> bytes:
        return compose("a@b.vn", "c@d.vn", "<x@b.vn>", TEXT, ATTACHMENTS, NOON)

    assert made() == made()
    assert made() != compose("a@b.vn", "c@d.vn", "<y@b.vn>", TEXT, ATTACHMENTS, NOON + timedelta(days=1))


def test_a_subject_with_line_breaks_adds_no_header() -> None:
    text = MailText("Báo cáo\r\nBcc: e@f.vn", "x", "x")
    message = email.message_from_bytes(compose("a@b.vn", "c@d.vn", "<x@b.vn>", text, [], NOON), policy=default)
    assert message["Bcc"] is None and message["Subject"] == "Báo cáo Bcc: e@f.vn"

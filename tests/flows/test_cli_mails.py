"""How people are told what became of mails."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from flows.cli_mails import remark_on_recipients, shown_mail, tell_mails
from flows.deliver import Outcome
from flows.settings import Mail, Settings
from warehouse.delivery import FAILED, SENT, UNKNOWN, Delivery

REPORT = Delivery("2020-08", 2, "Giám đốc <gd@x.vn>", "<a@b>", SENT, recorded_at=datetime(2020, 8, 19, 8, 5))
LETTER = Delivery("2020-07", 3, "Văn thư <vt@x.vn>", "<a@b>", UNKNOWN, "TimeoutError", "SYT")


def test_a_mail_is_one_line_with_what_to_whom_in_what_state_and_since_when() -> None:
    assert shown_mail(REPORT) == "Báo cáo 2020-08 v2 → Giám đốc <gd@x.vn>: đã gửi, 08:05 19/08/2020"
    assert shown_mail(LETTER) == ("Thư SYT 2020-07 lần 3 → Văn thư <vt@x.vn>: chưa rõ đã đến hay chưa (TimeoutError)")


def test_a_mail_of_unknown_fate_comes_with_the_command_that_settles_it_and_it_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell_mails(Outcome((LETTER, REPORT.now(UNKNOWN))), Path("outbox"))
    said = capsys.readouterr().err
    assert "cchc send --period 2020-07 --unit SYT --arrived vt@x.vn hoặc --again vt@x.vn" in said
    assert "cchc send --period 2020-08 --arrived gd@x.vn" in said


def test_what_failed_and_what_people_should_know_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    tell_mails(Outcome((LETTER.now(FAILED, "550 no such user"),), complaints=("2 đơn vị chưa có địa chỉ",)), Path("o"))
    out, err = capsys.readouterr()
    assert out == "o\n"
    assert "không gửi được (550 no such user)" in err and "Lưu ý: 2 đơn vị chưa có địa chỉ" in err
    assert "0 trên 1" in err and "rồi chạy lại cchc send --period 2020-07." in err


def test_a_run_that_mailed_nobody_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    tell_mails(Outcome(), Path("outbox"))
    assert capsys.readouterr() == ("", "")


def test_that_nobody_is_to_get_the_report_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    remark_on_recipients(Settings())
    assert "mail.recipients" in capsys.readouterr().err
    remark_on_recipients(Settings(mail=Mail(recipients=("Giám đốc <gd@x.vn>",))))
    assert capsys.readouterr().err == ""

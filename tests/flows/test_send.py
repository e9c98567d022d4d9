"""Whom a report or a letter is sent to once more, and which mails a person's word is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.deliver import Outcome
from flows.outcomes import Refusal
from flows.send import is_meant, refuse_strangers, send
from flows.settings import Mail
from flows.workspace import init_workspace
from warehouse.delivery import Delivery, ReportVersion

MAIL = Mail(sender="cchc@snv.vn", recipients=["Giám đốc <gd@x.vn>"], units={"SYT": "vt@yte.vn"})


def test_who_gets_the_report_or_a_letter_may_get_it_again_however_the_address_is_written() -> None:
    refuse_strangers(MAIL, ["GD@x.vn", "Văn thư <vt@yte.vn>"])


def test_an_address_that_is_nobodys_is_refused_and_named() -> None:
    with pytest.raises(Refusal, match=r"gdd@x\.vn: địa chỉ này không có trong mail\.recipients"):
        refuse_strangers(MAIL, ["gd@x.vn", "gdd@x.vn"])


def test_a_word_is_about_the_version_asked_for_and_the_letter_of_the_unit_named() -> None:
    second = ReportVersion("2020-08", 2, "", "", "")
    first_mail, second_mail = (Delivery("2020-08", version, "gd@x.vn", "") for version in (1, 2))
    letter, other = (Delivery("2020-08", 1, "vt@yte.vn", "", unit=unit) for unit in ("SYT", "STC"))
    mails = (first_mail, second_mail, letter, other)

    def meant(report: ReportVersion | None, unit: str | None, with_letters: bool) -> list[Delivery]:
        return [mail for mail in mails if is_meant(mail, report, unit, with_letters=with_letters)]

    assert meant(second, None, with_letters=False) == [second_mail]
    assert meant(second, None, with_letters=True) == [second_mail, letter, other]
    assert meant(None, "SYT", with_letters=True) == [letter]


def test_letters_are_sent_of_what_was_reconciled_just_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = init_workspace(tmp_path / "w")
    done: list[str] = []

    def letters(*_: object) -> Outcome:
        done.append("letters")
        return Outcome()

    monkeypatch.setattr("flows.send.reconcile", lambda _: done.append("reconcile"))
    monkeypatch.setattr("flows.send.deliver_letters", letters)
    monkeypatch.setattr("flows.send.publish", lambda _: done.append("publish"))
    send.fn("2020-08", workspace=str(workspace.root), letters=True)
    assert done == ["reconcile", "letters", "publish"]

"""Whom a report or a letter is sent to once more."""

from __future__ import annotations

import pytest

from flows.outcomes import Refusal
from flows.send import refuse_strangers
from flows.settings import Mail

MAIL = Mail(sender="cchc@snv.vn", recipients=["Giám đốc <gd@x.vn>"], units={"SYT": "vt@yte.vn"})


def test_who_gets_the_report_or_a_letter_may_get_it_again_however_the_address_is_written() -> None:
    refuse_strangers(MAIL, ["GD@x.vn", "Văn thư <vt@yte.vn>"])


def test_an_address_that_is_nobodys_is_refused_and_named() -> None:
    with pytest.raises(Refusal, match=r"gdd@x\.vn: địa chỉ này không có trong mail\.recipients"):
        refuse_strangers(MAIL, ["gd@x.vn", "gdd@x.vn"])

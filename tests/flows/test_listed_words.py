from __future__ import annotations

import pytest

from flows.language import choose_language
from flows.listed_words import in_words
from transforms.definitions.codes import IgnoredKind, Severity
from transforms.definitions.forms import FORMS
from transforms.definitions.rules import RuleSeverity

pytestmark = pytest.mark.usefixtures("usual_language")


def test_a_ledger_line_is_told_in_words() -> None:
    row = {"file": "a.xlsx", "form": "task_progress", "read": 7, "ignored": {"header": 1, "unknown_sheet": 2}}
    assert in_words(row) == {
        "file": "a.xlsx",
        "form": "01-NV",
        "read": 7,
        "ignored": {"tên cột": 1, "ngoài biểu mẫu": 2},
    }


def test_a_warning_is_a_remark_among_faults_and_a_question_among_differences() -> None:
    assert in_words({"code": "sheet.hidden", "severity": "warning"})["severity"] == "lưu ý"
    assert in_words({"rule": "total.differs", "severity": "warning"})["severity"] == "cần làm rõ"


def test_receipt_is_told_as_people_write_it_and_nothing_stays_nothing() -> None:
    row = {"state": "accepted", "received_at": "2020-08-17T09:01:00+07:00"}
    assert in_words(row) == {"state": "đã nhận", "received_at": "17/08/2020 09:01"}
    assert in_words({"state": "missing", "received_at": None}) == {"state": "chưa gửi", "received_at": None}


def test_a_code_that_nobody_has_words_for_stays_as_it_is() -> None:
    assert in_words({"state": "lost", "ignored": {"lost": 1}}) == {"state": "lost", "ignored": {"lost": 1}}


def test_every_code_of_a_closed_list_has_words() -> None:
    rows = [{"severity": str(one)} for one in (*Severity, *RuleSeverity)]
    rows += [{"form": code, "form_set": code} for code in FORMS]
    assert all(set(in_words(row).values()).isdisjoint(row.values()) for row in rows)
    kinds = {str(kind): 1 for kind in IgnoredKind}
    assert set(in_words({"ignored": kinds})["ignored"]).isdisjoint(kinds)


def test_codes_stay_codes_in_english() -> None:
    choose_language(["--lang", "en"])
    row = {"state": "accepted", "severity": "warning", "ignored": {"nil": 1}}
    assert in_words(row) == row


def test_numbers_are_told_as_people_write_them() -> None:
    row = {"measure": "remedy_rate", "value": 100 * 44 / 48, "old": 4.0, "new": 80.0, "numerator": 44}
    assert in_words(row) == {"measure": "remedy_rate", "value": "91,67", "old": "4", "new": "80", "numerator": 44}
    assert in_words({"old_state": None, "new_state": "duplicate"}) == {
        "old_state": None,
        "new_state": "trùng tệp đã có",
    }

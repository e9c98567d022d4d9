from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import pytest

from flows.artifacts import leave_artifacts, matrix
from flows.job import Job
from flows.settings import Settings
from flows.workspace import Workspace
from transforms.definitions.periods import Period


def one(unit: str | None, period: str | None, state: str, form_set: str = "unit") -> dict[str, Any]:
    return {"unit": unit, "period": period, "state": state, "form_set": form_set}


def test_a_unit_is_a_row_and_a_month_a_column_with_the_best_of_what_came() -> None:
    submissions = [
        one("SYT", "2020-08", "superseded"),
        one("SYT", "2020-08", "accepted"),
        one("SYT", "2020-07", "rejected"),
        one("STP", "2020-08", "accepted_with_findings"),
    ]
    assert matrix(submissions, {"SYT": "Sở Y tế", "STP": "Sở Tư pháp"}) == [
        {"unit": "Sở Tư pháp", "2020-07": "", "2020-08": "accepted_with_findings"},
        {"unit": "Sở Y tế", "2020-07": "rejected", "2020-08": "accepted"},
    ]


def test_registers_and_files_of_nobody_are_no_part_of_it() -> None:
    submissions = [one("VPUBND", "2020-08", "accepted", "task_register"), one(None, None, "rejected")]
    assert matrix(submissions, {}) == []


def test_differences_that_are_gone_are_not_among_those_of_the_pages(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: dict[str, list[dict[str, str]]] = {}

    def difference(state: str) -> dict[str, str]:
        return dict.fromkeys(("rule", "severity", "unit", "period", "message"), "") | {"state": state}

    monkeypatch.setattr("flows.artifacts.open_for_reading", lambda _: nullcontext())
    monkeypatch.setattr("flows.artifacts.listings.submissions", lambda *_: [])
    monkeypatch.setattr("flows.artifacts.listings.findings", lambda *_: [])
    monkeypatch.setattr("flows.artifacts.listings.discrepancies", lambda *_: [difference("open"), difference("gone")])
    monkeypatch.setattr(
        "flows.artifacts.create_table_artifact", lambda key, table, description: shown.update({key: table})
    )
    leave_artifacts(Job(workspace, Settings()), Period.parse("2020-08"))
    assert set(shown) == {"submissions-2020-08", "findings-2020-08", "discrepancies-2020-08"}
    assert [one["state"] for one in shown["discrepancies-2020-08"]] == ["open"]

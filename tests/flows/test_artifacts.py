from __future__ import annotations

from typing import Any

from flows.artifacts import matrix


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

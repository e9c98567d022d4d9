"""What changed between two submissions of a unit and between two runs of a report, on workbooks of the sample."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest

from flows import cli
from flows.diff_reports import diff_days, diff_versions
from flows.diff_submissions import diff_submissions
from flows.job import Job
from flows.outcomes import Refusal
from tests.flows.small_workspace import (
    AUGUST,
    CHI_LANG,
    LATE,
    report,
    settle_one_more,
    small_workspace,
    take_in,
    unpack,
)
from warehouse.connection import open_for_reading

AGAIN = "2020-08/BC thang 8 Huyen Chi Lang (gui lai).xlsx"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """A report made, then one unit late and another one sending its workbook again, and the report made once more."""
    job = small_workspace(tmp_path_factory.mktemp("diff") / "workspace")
    report(job)
    inbox = job.workspace.inbox
    unpack(inbox, [LATE])
    settle_one_more(job, inbox / CHI_LANG, inbox / AGAIN)
    moment = datetime(2020, 8, 24, 9, 0).timestamp()  # after the others
    os.utime(inbox / AGAIN, (moment, moment))
    take_in(job)
    report(job)
    return job


def command(job: Job, *options: str) -> int:
    return cli.run(["--workspace", str(job.workspace.root), "diff", "--period", "2020-08", *options])


@pytest.fixture
def con(job: Job) -> Iterator[Any]:
    with open_for_reading(job.workspace.warehouse) as opened:
        yield opened


def test_a_submission_sent_again_is_told_by_its_one_cell_and_the_figures_that_moved(job: Job, con: Any) -> None:
    told = diff_submissions(job, con, AUGUST, "187", None)
    assert (told["old"]["file"], told["new"]["file"]) == (CHI_LANG, AGAIN)
    (row,) = told["rows"]
    (cell,) = row["cells"]
    assert (row["change"], row["form"], cell["field"]) == ("changed", "service_result", "resolved_on_time")
    assert int(cell["new"]["text"]) == int(cell["old"]["text"]) + 1 and cell["old"]["cell"] == cell["new"]["cell"]
    moved = {(one["measure"], one["unit"], one["window"]): one["new"] - one["old"] for one in told["figures"]}
    assert moved["services_on_time", "187", "period"] == moved["services_on_time", "LSN", "period"] == 1
    assert "violators" not in {measure for measure, _, _ in moved}
    assert told["sheets"] == [] and {one["code"] for one in told["findings_new"]} <= {"row.sum_mismatch"}


def test_a_submission_beside_itself_does_not_differ(job: Job, con: Any) -> None:
    told = diff_submissions(job, con, AUGUST, None, (AGAIN, AGAIN))
    assert [told[name] for name in ("sheets", "rows", "findings_gone", "findings_new", "figures")] == [[]] * 5


def test_a_unit_that_sent_once_has_nothing_to_compare(job: Job, con: Any) -> None:
    with pytest.raises(Refusal, match="mới có 1 lần gửi"):
        diff_submissions(job, con, AUGUST, "186", None)
    with pytest.raises(Refusal, match="không cùng loại"):
        diff_submissions(job, con, AUGUST, None, (LATE, AGAIN))


def test_between_two_runs_the_late_unit_and_the_cell_sent_again_are_the_causes(
    job: Job, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(job, "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert set(told) == {"kind", "period", "old", "new", "files", "figures"}
    assert [run["run"] for run in (told["old"], told["new"])] == [1, 2]
    assert {(file["file"], file["old_state"] is None) for file in told["files"]} == {
        (LATE, True), (AGAIN, True), (CHI_LANG, False),
    }  # fmt: skip
    by_id = {figure["id"]: figure for figure in told["figures"]}
    received = by_id["submissions_received:LSN:2020-08:period"]
    assert received["new"]["value"] == received["old"]["value"] + 1
    assert [cause["what"]["file"] for cause in received["causes"] if cause["kind"] == "file"] == [LATE]
    rate = next(figure for figure in told["figures"] if figure["measure"] == "services_on_time_rate")
    places = {(cause["change"], (cause["new"] or {}).get("file")) for cause in rate["causes"] if cause["kind"] == "row"}
    assert ("changed", AGAIN) in places and ("added", LATE) in places
    numbers = [figure for figure in told["figures"] if not figure["measure"].startswith("report.")]
    printed_in_both = [figure for figure in numbers if figure["old"] and figure["new"]]
    assert printed_in_both and all(figure["causes"] for figure in printed_in_both)
    # A row that counts as before is no cause where a figure is printed in one of the reports alone.
    for cause in (one for figure in told["figures"] for one in figure["causes"] if one["kind"] == "row"):
        places = [(side["file"], side["row"]) for side in (cause["old"], cause["new"]) if side]
        assert len(set(places)) == len(places) or cause["change"] == "changed"


def test_a_version_beside_itself_and_a_day_beside_itself_do_not_differ(job: Job, con: Any) -> None:
    for told in (
        diff_versions(job, con, AUGUST, (1, 1)),
        diff_days(job, con, AUGUST, (date(2020, 8, 18), date(2020, 8, 18))),
    ):
        assert (told["files"], told["figures"]) == ([], [])


def test_two_days_differ_by_what_came_between(job: Job, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(job, "--as-known-on", "2020-08-18", "2020-08-20") == 0
    said = capsys.readouterr().out
    assert "đã biết đến hết 18/08/2020 → đã biết đến hết 20/08/2020" in said
    assert "Tệp khác: 1\n" in said and LATE in said and "\nsubmissions_received:LSN:2020-08:period (" in said


def test_two_submissions_are_told_as_text(job: Job, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(job, "--unit", "187") == 0
    said = capsys.readouterr().out
    assert AGAIN in said and "06-TTHC" in said and "services_on_time" in said


def test_what_cannot_be_compared_is_refused(job: Job) -> None:
    assert command(job, "--unit", "187", "--versions", "1", "1") == 2
    assert command(job, "--versions", "1", "9") == 1

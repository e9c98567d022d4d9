"""`cchc` from an inbox to a Word report and a mail, as processes of their own."""

from __future__ import annotations

import email
import json
from email.policy import default
from pathlib import Path

import pytest

from flows.workspace import Workspace
from tests.end_to_end.workspaces import cchc, contents, digest, sample_workspace, unpack_months

MONTHS = ("2020-08",)
SETTINGS = '[mail]\nrecipients = ["Giám đốc <gd@snv.example.vn>"]\n[report]\npdf = false\n'

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = sample_workspace(tmp_path_factory.mktemp("job") / "workspace", MONTHS, SETTINGS)
    done = cchc("run", "--period", "2020-08", workspace=made)
    assert done.returncode == 0, done.stderr
    assert str(made.reports / "2020-08" / "bao-cao-2020-08-v1.docx") in done.stdout.splitlines()
    return made


@pytest.fixture(scope="module")
def report(workspace: Workspace) -> Path:
    return workspace.reports / "2020-08" / "bao-cao-2020-08-v1.docx"


def test_the_report_and_its_figures_lie_side_by_side(report: Path) -> None:
    figures = json.loads(report.with_suffix(".figures.json").read_text(encoding="utf-8"))
    assert len({figure["id"] for figure in figures}) == len(figures) > 100
    assert set(figures[0]) == {"id", "text", "measure", "unit", "period", "window", "split", "value"}
    assert report.read_bytes().startswith(b"PK")


def test_a_draft_of_the_mail_carries_the_report(workspace: Workspace, report: Path) -> None:
    (draft,) = workspace.outbox.glob("*.eml")
    mail = email.message_from_bytes(draft.read_bytes(), policy=default)
    assert mail["To"] == "Giám đốc <gd@snv.example.vn>"
    (attached,) = mail.iter_attachments()
    assert attached.get_content() == report.read_bytes()


def test_each_original_lies_in_the_archive(workspace: Workspace) -> None:
    listed = json.loads(cchc("submissions", "--period", "2020-08", "--json", workspace=workspace).stdout)
    assert len(listed) > 40
    for one in listed:
        assert (workspace.archive / one["sha256"][:2] / one["sha256"]).is_file()


def test_units_get_a_workbook_each_and_the_secretariat_its_own(workspace: Workspace) -> None:
    names = {file.name for file in (workspace.feedback / "2020-08").iterdir()}
    assert {"SYT.xlsx", "182.xlsx", "chenh-lech.xlsx"} <= names


def test_a_second_run_elsewhere_in_time_and_space_changes_nothing(
    workspace: Workspace, report: Path, tmp_path: Path, server: dict[str, str]
) -> None:
    before = contents(workspace), digest(report), digest(report.with_suffix(".figures.json"))
    written = {file: file.stat().st_mtime_ns for file in workspace.root.rglob("*") if file.parent.name != "prefect"}
    inbox = tmp_path / "inbox"
    unpack_months(inbox, MONTHS, backwards=True)
    elsewhere = {"TZ": "America/New_York", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "PYTHONHASHSEED": "7", **server}
    done = cchc("run", "--period", "2020-08", "--inbox", str(inbox), workspace=workspace, more=elsewhere, at=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (contents(workspace), digest(report), digest(report.with_suffix(".figures.json"))) == before
    kept = ("reports", "feedback", "outbox", "archive")
    changed = [
        file
        for file, moment in written.items()
        if file.is_file() and file.relative_to(workspace.root).parts[0] in kept and file.stat().st_mtime_ns != moment
    ]
    assert changed == []
    assert len(list(workspace.outbox.iterdir())) == len(list(workspace.reports.rglob("*.docx"))) == 1


def test_what_cannot_be_read_is_rejected_with_a_code_and_nobody_sees_a_traceback(workspace: Workspace) -> None:
    listed = json.loads(cchc("submissions", "--period", "2020-08", "--json", workspace=workspace).stdout)
    rejected = {one["file"]: one["codes"] for one in listed if one["state"] == "rejected"}
    assert rejected and all(codes for codes in rejected.values())


def test_an_empty_inbox_still_makes_a_report_that_says_so(tmp_path: Path, server: dict[str, str]) -> None:
    made = sample_workspace(tmp_path / "empty", ())
    done = cchc("run", "--period", "2020-08", workspace=made, more={**server, "CCHC_REPORT__PDF": "false"})
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert (made.reports / "2020-08" / "bao-cao-2020-08-v1.docx").is_file()

"""The shapes that people and scripts rely on: keys, kinds of values, paths, dates, exit codes."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from flows import report_run, stages
from flows.job import open_job
from flows.report_run import ReportRequest
from flows.workspace import Workspace
from tests.end_to_end.workspaces import cchc, sample_workspace
from transforms.definitions.codes import FINDING_CODES, IgnoredKind
from transforms.definitions.measures import MEASURES, MeasureWindow
from transforms.definitions.periods import Period
from transforms.definitions.rules import RULES, RuleSeverity

pytestmark = pytest.mark.slow

STATES = {"accepted", "accepted_with_findings", "duplicate", "superseded", "rejected"}
FORM_SETS = {"unit", "task_register", "inspection_register", "inspection_plan", "index_result", "opening_balance"}
SHAPES = {
    "submissions": {"file", "sha256", "form_set", "unit", "period", "state", "received_at", "on_time", "codes"},
    "rows": {"file", "sheet", "form", "read", "accepted", "rejected", "ignored"},
    "findings": {"file", "sheet", "cell", "field", "text", "code", "severity", "message"},
    "discrepancies": {
        "id", "rule", "severity", "state", "unit", "period", "subject", "left", "right", "message", "ruling",
    },
    "measures": {
        "measure", "unit", "period", "window", "split", "value", "numerator", "denominator", "status", "missing_units",
        "source",
    },
}  # fmt: skip
SIDE = {"source", "value", "file", "sheet", "cell"}
FIGURE = {"id", "text", "measure", "unit", "period", "window", "split", "value"}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = sample_workspace(tmp_path_factory.mktemp("contracts") / "w", ("2020-08",), "[report]\npdf = false\n")
    job = open_job(str(made.root))
    stages.collect_inbox(job, [made.inbox])
    stages.read_workbooks(job)
    stages.reconcile_sources(job)
    report_run.render_report(job, ReportRequest(Period.parse("2020-08")))
    stages.publish_copy(job)
    return made


@pytest.fixture(scope="module")
def listed(workspace: Workspace) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for name in SHAPES:
        done = cchc(name, "--period", "2020-08", "--json", workspace=workspace)
        assert done.returncode == 0, done.stderr
        found[name] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", SHAPES)
def test_a_listing_is_one_array_of_objects_with_exactly_these_keys(
    listed: dict[str, list[dict[str, Any]]], name: str
) -> None:
    assert listed[name] and all(set(row) == SHAPES[name] for row in listed[name])


@pytest.mark.parametrize("name", SHAPES)
def test_all_text_is_nfc_and_every_path_lies_within_the_inbox(
    listed: dict[str, list[dict[str, Any]]], workspace: Workspace, name: str
) -> None:
    text = json.dumps(listed[name], ensure_ascii=False)
    assert text == unicodedata.normalize("NFC", text)
    for row in listed[name]:
        if "file" in row:
            assert "\\" not in row["file"] and (workspace.inbox / row["file"]).is_file()


def test_submissions_say_who_what_and_when(listed: dict[str, list[dict[str, Any]]]) -> None:
    for row in listed["submissions"]:
        assert row["state"] in STATES and set(row["codes"]) <= set(FINDING_CODES)
        assert re.fullmatch(r"[0-9a-f]{64}", row["sha256"])
        assert datetime.fromisoformat(row["received_at"]).utcoffset() is not None
        assert row["form_set"] in FORM_SETS | {None, "resolution"}
        assert row["period"] is None or Period.parse(row["period"])
        assert row["on_time"] in (True, False, None)


def test_rows_read_are_accepted_rejected_or_ignored(listed: dict[str, list[dict[str, Any]]]) -> None:
    for row in listed["rows"]:
        assert set(row["ignored"]) <= {str(kind) for kind in IgnoredKind}
        assert row["read"] == row["accepted"] + row["rejected"] + sum(row["ignored"].values())


def test_findings_carry_a_code_of_the_list_and_an_address_of_excel(listed: dict[str, list[dict[str, Any]]]) -> None:
    for row in listed["findings"]:
        assert row["severity"] == FINDING_CODES[row["code"]] and row["message"]
        assert row["cell"] is None or re.fullmatch(r"[A-Z]{1,3}[1-9]\d*", row["cell"])


def test_discrepancies_show_both_sides_to_the_cell(listed: dict[str, list[dict[str, Any]]]) -> None:
    keys = [(row["id"], row["period"]) for row in listed["discrepancies"]]
    assert len(set(keys)) == len(keys)
    for row in listed["discrepancies"]:
        assert row["rule"] in RULES and row["severity"] in tuple(RuleSeverity)
        assert row["state"] in ("open", "ruled", "gone")
        for side in ("left", "right"):
            assert row[side] is None or set(row[side]) == SIDE


def test_measures_are_of_the_list_and_missing_ones_are_null(listed: dict[str, list[dict[str, Any]]]) -> None:
    for row in listed["measures"]:
        assert row["measure"] in MEASURES and row["window"] in tuple(MeasureWindow)
        assert row["status"] in ("complete", "partial", "none")
        assert (row["value"] is None) if row["status"] == "none" else True
        assert isinstance(row["missing_units"], list) and isinstance(row["split"], dict)
    assert any(row["unit"] == "LSN" for row in listed["measures"])


def test_one_window_and_one_unit_can_be_asked_for(workspace: Workspace) -> None:
    done = cchc("measures", "--period", "2020-08", "--unit", "SYT", "--window", "period", "--json", workspace=workspace)
    rows = json.loads(done.stdout)
    assert rows and {(row["unit"], row["window"]) for row in rows} == {("SYT", "period")}


def test_a_quarter_lists_its_months(workspace: Workspace) -> None:
    august = json.loads(cchc("submissions", "--period", "2020-08", "--json", workspace=workspace).stdout)
    quarter = json.loads(cchc("submissions", "--period", "2020-Q3", "--json", workspace=workspace).stdout)
    assert august and {row["file"] for row in august} <= {row["file"] for row in quarter}


def test_figures_name_what_they_are(workspace: Workspace) -> None:
    file = workspace.reports / "2020-08" / "bao-cao-2020-08-v1.figures.json"
    figures = json.loads(file.read_text(encoding="utf-8"))
    assert {frozenset(figure) for figure in figures} == {frozenset(FIGURE)}
    assert len({figure["id"] for figure in figures}) == len(figures)
    assert {figure["window"] for figure in figures} <= {*MeasureWindow}


def test_a_workspace_without_a_warehouse_lists_nothing(tmp_path: Path) -> None:
    made = sample_workspace(tmp_path / "w", ())
    done = cchc("submissions", "--period", "2020-08", "--json", workspace=made)
    assert (done.returncode, json.loads(done.stdout)) == (0, [])

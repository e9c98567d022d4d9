"""A year of 31 units with planted differences of every rule and as many near-misses: all of them and no others."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz.fuzz import ratio
from typer.testing import CliRunner

from flows import stages
from flows.cli_commands import app
from flows.job import open_job
from flows.workspace import init_workspace
from tests.made_inbox.compared import compare
from tests.made_inbox.planted import PlantedYear, plant_year
from tests.made_inbox.task_contents import CONTENTS, mistyped

REFERENCE = Path(__file__).parents[1] / "warehouse" / "reference"

RULES = frozenset(
    """task.missing_in_report task.missing_in_register task.status_differs task.completed_on_differs task.due_differs
    task.document_date_differs task.vanished inspection.missing_in_report inspection.missing_in_register
    inspection.date_differs inspection.finding_count_differs inspection.remedy_differs inspection.not_in_plan
    plan.not_carried_out total.differs total.to_date_differs rate.differs rate.truncated service.identity
    service.carried_differs
    index.change_contradicts level.sum_differs submission.copied balance.overlaps_rows""".split()
)


@dataclass(frozen=True)
class Settled:
    planted: PlantedYear
    workspace: Path

    def listed(self, command: str, periods: Sequence[str] = ()) -> list[dict[str, Any]]:
        """What a listing command prints for every month of the year, or for the periods given."""
        told: list[dict[str, Any]] = []
        for period in periods or self.planted.periods:
            asked = ["--workspace", str(self.workspace), command, "--period", period, "--json"]
            result = CliRunner().invoke(app, asked)
            assert result.exit_code == 0, result.output
            told += json.loads(result.stdout)
        return told


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    workspace = init_workspace(tmp_path_factory.mktemp("planted"))
    planted = plant_year(workspace.inbox, REFERENCE)
    job = open_job(str(workspace.root))
    stages.collect_inbox(job, [workspace.inbox])
    assert stages.read_workbooks(job) == stages.ReadingSummary(planted.workbooks, 0)
    stages.reconcile_sources(job)
    stages.publish_copy(job)
    return Settled(planted, workspace.root)


@pytest.fixture(scope="module")
def differences(year: Settled) -> list[dict[str, Any]]:
    return year.listed("discrepancies")


def test_about_two_thousand_differences_of_every_rule_and_more_near_misses_are_planted(year: Settled) -> None:
    assert {difference.rule for difference in year.planted.differences} == RULES
    assert len(year.planted.differences) >= 2000
    assert year.planted.near_misses.total() >= len(year.planted.differences)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_planted_difference_is_found_and_no_other(
    year: Settled, differences: list[dict[str, Any]], rule: str
) -> None:
    planted = [difference for difference in year.planted.differences if difference.rule == rule]
    missing, more = compare(planted, [one for one in differences if one["rule"] == rule])
    assert (missing, more) == ([], [])


def test_no_difference_is_of_a_rule_that_was_not_planted(differences: list[dict[str, Any]]) -> None:
    assert {one["rule"] for one in differences} <= RULES


def test_ids_tell_the_differences_of_a_month_apart(differences: list[dict[str, Any]]) -> None:
    told = Counter((one["id"], one["period"]) for one in differences)
    assert [key for key, count in told.items() if count > 1] == []


def test_every_row_written_is_accepted_or_given_back_as_it_was_made(year: Settled) -> None:
    told = year.listed("rows", [*year.planted.periods, "2021"])
    listed = {(one["file"], one["sheet"]): (one["accepted"], one["rejected"]) for one in told}
    unlike = {place: listed.get(place) for place, made in year.planted.ledger.items() if listed.get(place) != made}
    assert unlike == {}


def test_the_comparison_tells_what_is_missing_and_what_is_too_much(
    year: Settled, differences: list[dict[str, Any]]
) -> None:
    first = year.planted.differences[0]
    wrong = replace(first, severity="notice")
    assert compare([first], differences[:0]) == ([first], [])
    assert compare([wrong], differences)[0] == [wrong]
    assert len(compare([], differences)[1]) == len(differences)


def test_contents_of_tasks_are_unlike_and_mistyped_ones_alike() -> None:
    assert max(ratio(a, b) for a, b in combinations(CONTENTS, 2)) < 60
    assert min(ratio(content, mistyped(content)) for content in CONTENTS) > 90

"""What the flow of a report refuses before it does anything, in words that Prefect's pages show to people; whom it
writes to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from flows import report_run, report_stages
from flows.deliver import Outcome
from flows.monthly_report import monthly_report
from flows.outcomes import Exit, Refusal
from flows.report_stages import NotDelivered
from flows.rerun import rerun
from flows.workspace import init_workspace
from warehouse.delivery import FAILED, UNKNOWN, Delivery

pytestmark = pytest.mark.usefixtures("usual_language")


@pytest.mark.parametrize("period", ["2020-13", "tháng 8", ""])
def test_a_rerun_of_what_is_no_period_ends_in_a_sentence(period: str) -> None:
    with pytest.raises(Refusal, match="không phải kỳ báo cáo"):
        rerun.fn(period=period)


@pytest.mark.parametrize(("period", "known_on"), [("2099-12", None), ("2020-08", date(2020, 7, 14))])
def test_a_period_that_had_not_begun_has_no_report(tmp_path: Path, period: str, known_on: date | None) -> None:
    workspace = init_workspace(tmp_path / "w")
    with pytest.raises(Refusal, match="chưa bắt đầu") as refused:
        monthly_report.fn(period=period, as_known_on=known_on, workspace=str(workspace.root))
    assert refused.value.code == Exit.USAGE
    assert not any(workspace.reports.glob("*/*"))


def test_what_is_no_number_of_a_report_makes_none(tmp_path: Path) -> None:
    workspace = init_workspace(tmp_path / "w")
    with pytest.raises(Refusal, match="không phải số báo cáo"):
        monthly_report.fn(period="2020-08", number="12/BC-SNV", workspace=str(workspace.root))
    assert not any(workspace.reports.glob("*/*"))


def test_what_was_known_on_a_day_is_told_to_no_unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = init_workspace(tmp_path / "w")
    workspace.settings_file.write_text("[report]\npdf = false\n", encoding="utf-8")
    told: list[str] = []

    def letters(job: object, period: object) -> Outcome:
        told.append(str(period))
        return Outcome()

    monkeypatch.setattr(report_stages, "render", report_run.render_report)
    monkeypatch.setattr(report_stages, "deliver", report_run.deliver_report)
    monkeypatch.setattr(report_stages, "deliver_letters", letters)
    for stage in ("publish", "leave_artifacts"):
        monkeypatch.setattr(report_stages, stage, lambda *_: None)
    for known_on, months in ((date(2020, 8, 18), []), (None, ["2020-08"])):
        monthly_report.fn(period="2020-08", as_known_on=known_on, workspace=str(workspace.root), collect=False)
        assert told == months


@pytest.mark.parametrize("state", [FAILED, UNKNOWN])
def test_a_run_whose_mail_failed_or_is_of_unknown_fate_has_failed_and_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    workspace = init_workspace(tmp_path / "w")
    workspace.settings_file.write_text("[report]\npdf = false\n", encoding="utf-8")
    mail = Delivery("2020-08", 1, "gd@snv.example.vn", "<1@snv.example.vn>", state, "đứt kết nối")
    monkeypatch.setattr(report_stages, "render", report_run.render_report)
    monkeypatch.setattr(report_stages, "deliver", lambda *_: Outcome((mail,)))
    monkeypatch.setattr(report_stages, "deliver_letters", lambda *_: Outcome())
    for stage in ("publish", "leave_artifacts"):
        monkeypatch.setattr(report_stages, stage, lambda *_: None)
    with pytest.raises(NotDelivered, match=r"gd@snv\.example\.vn \(đứt kết nối\)"):
        monthly_report.fn(period="2020-08", workspace=str(workspace.root), collect=False)

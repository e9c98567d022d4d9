"""What the flow of a report refuses before it does anything, in words that Prefect's pages show to people."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from flows.monthly_report import monthly_report
from flows.outcomes import Exit, Refusal
from flows.rerun import rerun
from flows.workspace import init_workspace

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

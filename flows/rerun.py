"""Flow `rerun`: the report of any period once more, from the pages of Prefect; and which flow makes which report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from prefect import flow

from flows.annual_report import annual_report
from flows.figures_basis import period_of
from flows.monthly_report import monthly_report
from flows.periodic_report import periodic_report
from flows.report_stages import ReportSummary, run_name
from transforms.definitions.periods import Kind, Period


def report_flow(period: Period) -> Callable[..., Any]:
    """The flow that makes the report of a period of this kind."""
    flows: dict[Kind, Callable[..., Any]] = {Kind.MONTH: monthly_report, Kind.YEAR: annual_report}
    return flows.get(period.kind, periodic_report)


@flow(name="rerun", flow_run_name=lambda: run_name("rerun"), persist_result=False)
def rerun(
    period: str,
    as_known_on: date | None = None,
    boundaries: str | None = None,
    send: bool = False,
    workspace: str | None = None,
) -> ReportSummary:
    """Make the report of the period again; `as_known_on`: with only what had been received by that day."""
    make = report_flow(period_of(period))
    summary = make(period=period, as_known_on=as_known_on, boundaries=boundaries, send=send, workspace=workspace)
    assert isinstance(summary, ReportSummary)
    return summary

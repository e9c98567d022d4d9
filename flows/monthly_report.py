"""Flow `monthly-report`: one month, from the inbox to the leadership's mail."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from flows.report_run import ReportRequest
from flows.report_stages import ReportOptions, ReportSummary, make_report, run_name
from transforms.definitions.periods import Kind

KINDS = frozenset({Kind.MONTH})


@flow(name="monthly-report", flow_run_name=lambda: run_name("monthly-report", KINDS), persist_result=False)
def monthly_report(
    period: str | None = None,
    workspace: str | None = None,
    inboxes: list[str] | None = None,
    collect: bool = True,
    send: bool = True,
    as_known_on: date | None = None,
    boundaries: str | None = None,
    dated: date | None = None,
    number: str | None = None,
) -> ReportSummary | State[Any]:
    """Take in what is new, measure, render, deliver.

    `period` None: the month whose report is due on the day that the run was scheduled for, the working day after the
    units' deadline; on other days nothing is done.
    """
    request = partial(ReportRequest, known_on=as_known_on, boundaries=boundaries, dated=dated, number=number)
    return make_report(workspace, period, KINDS, ReportOptions(inboxes, collect, send, request))

"""Flow `periodic-report`: a quarter, a half year or nine months, from the inbox to the leadership's mail."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from flows.report_run import ReportRequest
from flows.report_stages import ReportSummary, make_report, of_kind, run_name
from transforms.definitions.periods import Kind

KINDS = frozenset({Kind.QUARTER, Kind.HALF, Kind.NINE_MONTHS})


@flow(name="periodic-report", flow_run_name=lambda: run_name("periodic-report", KINDS), persist_result=False)
def periodic_report(
    period: str | None = None,
    kind: Kind | None = None,
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

    `period` None: the period of this `kind` whose report is due on the day that the run was scheduled for, the working
    day after the units' deadline; on other days nothing is done. `kind`: `quarter`, `half`, `nine_months`; None: any.
    """
    request = partial(ReportRequest, known_on=as_known_on, boundaries=boundaries, dated=dated, number=number)
    return make_report(workspace, period, of_kind(KINDS, kind), request, inboxes, collect=collect, send=send)

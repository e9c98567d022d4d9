"""What `prefect.yaml` points at: the flows, and the work pool that their deployments name.

`prefect deploy` looks for the pool after it has imported the flow, and refuses where it is missing. So that `prefect
deploy --all` is all it takes on a new server, importing this module makes the pool; a run of a flow, which imports it
too, leaves the server alone. Nothing else imports it.
"""

from __future__ import annotations

import os

from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.exceptions import ObjectAlreadyExists
from prefect.workers.process import ProcessWorker

from flows.annual_report import annual_report
from flows.ingest import ingest
from flows.monthly_report import monthly_report
from flows.periodic_report import periodic_report
from flows.rerun import rerun

__all__ = ["annual_report", "ingest", "monthly_report", "periodic_report", "rerun"]

POOL = "cchc"


def make_work_pool() -> None:
    """Make the work pool of type process where the server has none of its name."""
    template = ProcessWorker.get_default_base_job_template()
    with get_client(sync_client=True) as client:
        try:
            client.create_work_pool(WorkPoolCreate(name=POOL, type="process", base_job_template=template))
        except ObjectAlreadyExists:
            return


if "PREFECT__FLOW_RUN_ID" not in os.environ:
    make_work_pool()

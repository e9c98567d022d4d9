"""`python -m tests.end_to_end.whole_job WORKSPACE`: the stages of a run without Prefect, telling of each as it ends."""

from __future__ import annotations

import sys

from flows import letters, report_run, stages
from flows.job import open_job
from flows.report_run import ReportRequest
from transforms.definitions.periods import Period

STAGES = ("collect", "read", "reconcile", "feedback", "render", "deliver", "letters", "publish")


def main(workspace: str) -> None:
    job = open_job(workspace)
    period = Period.parse("2020-08")
    work = {
        "collect": lambda: stages.collect_inbox(job, [job.workspace.inbox]),
        "read": lambda: stages.read_workbooks(job),
        "reconcile": lambda: stages.reconcile_sources(job),
        "feedback": lambda: stages.write_feedback(job),
        "render": lambda: report_run.render_report(job, ReportRequest(period)),
        "deliver": lambda: report_run.deliver_report(job, period),
        "letters": lambda: letters.deliver_letters(job, period),
        "publish": lambda: stages.publish_copy(job),
    }
    with job.locked("thử"):
        for name in STAGES:
            print(f"begin {name}", flush=True)
            work[name]()
            print(f"end {name}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])

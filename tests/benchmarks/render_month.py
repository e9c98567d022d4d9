"""A month's report out of a warehouse that is there: measured, rendered, kept as a version; no PDF, nothing sent.

`python -m tests.benchmarks.render_month WORKSPACE PERIOD` prints the seconds of that, start-up and imports included
(`seconds`), and those of python-docx opening and saving the very document that was made (`bare_seconds`).
"""

from __future__ import annotations

import io
import json
import os
import sys
import time

BEGAN = time.perf_counter()


def main() -> None:
    os.environ["CCHC_REPORT__PDF"] = "false"
    from flows.job import open_job
    from flows.report_run import ReportRequest, render_report
    from transforms.definitions.periods import Period

    job = open_job(sys.argv[1])
    with job.locked("đo tốc độ"):
        made = render_report(job, ReportRequest(Period.parse(sys.argv[2])))
    rendered = time.perf_counter()

    import docx

    document = made.document.read_bytes()
    opened = time.perf_counter()
    docx.Document(io.BytesIO(document)).save(io.BytesIO())
    print(json.dumps({"seconds": rendered - BEGAN, "bare_seconds": time.perf_counter() - opened}))


if __name__ == "__main__":
    main()

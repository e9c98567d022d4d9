"""The whole ingest of a folder into a workspace, in a process of its own; start-up and imports count.

`python -m tests.benchmarks.ingest_once WORKSPACE INBOX [told]` prints the seconds of hashing, archiving, reading,
judging and loading with evidence (`seconds`), how many of these went by until the program was imported
(`start_seconds`), those of reconciling and publishing besides (`more_seconds`), and the parent's peak memory when it
had loaded and in all. With `told` what goes back to the units is written too (`told_seconds`) and counts there.
The stages are called as the flows call them, without Prefect.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

BEGAN = time.perf_counter()


def peak_megabytes(name: str) -> dict[str, float]:
    """The parent's own peak so far, under that name; nothing where the system does not tell."""
    try:
        import resource
    except ImportError:
        return {}
    return {name: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def main() -> None:
    from flows import stages
    from flows.job import open_job
    from flows.workspace import init_workspace

    imported = time.perf_counter()
    root, inbox = Path(sys.argv[1]), Path(sys.argv[2])
    if not root.exists():
        init_workspace(root)
    job = open_job(str(root))
    with job.locked("đo tốc độ"):
        stages.collect_inbox(job, [inbox])
        stages.read_workbooks(job)
        loaded = time.perf_counter()
        peak = peak_megabytes("peak_megabytes")
        stages.reconcile_sources(job)
        reconciled = time.perf_counter()
        if "told" in sys.argv[3:]:
            stages.write_feedback(job)
        told_seconds = time.perf_counter() - reconciled
        stages.publish_copy(job)
    took = {
        "seconds": loaded - BEGAN,
        "start_seconds": imported - BEGAN,
        "more_seconds": time.perf_counter() - loaded - told_seconds,
        "told_seconds": told_seconds,
    }
    print(json.dumps({**took, **peak, **peak_megabytes("whole_peak_megabytes")}))


if __name__ == "__main__":
    main()

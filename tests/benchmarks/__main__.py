"""`python -m tests.benchmarks`: one figure a line, `NAME: VALUE x  (what over what, on what)`.

Each measured thing runs in a process of its own, yardstick and product in turn, best of several; absolute times stand
only beside the ratio. Prefect's own time is no part of it: the stages are called as the flows call them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import zipfile
from importlib.resources import files
from pathlib import Path

from tests.benchmarks.made_inbox import make_inbox

ROOT = Path(__file__).resolve().parents[2]
REPEATS = 3


def run(module: str, *arguments: Path) -> dict[str, float]:
    """What a measuring module prints of itself: seconds, and what it counted."""
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def figure(name: str, seconds: float, yardstick: float, what: str, more: str = "") -> None:
    """Print one figure's line."""
    absolute = f"{seconds:.2f} s over {yardstick:.2f} s{more}"
    print(f"{name}: {seconds / yardstick:.2f} x  ({what}; {absolute})", flush=True)


def measure_ingest(label: str, inbox: Path, scratch: Path, on_what: str) -> None:
    """The whole ingest into an empty workspace, and once more with nothing new, over a bare read."""
    pairs = []
    for number in range(REPEATS):
        workspace = scratch / f"{label.replace(' ', '-')}-{number}"
        bare = run("bare_read", inbox)
        first = run("ingest_once", workspace, inbox)
        again = run("ingest_once", workspace, inbox)
        pairs.append((first["seconds"] / bare["seconds"], bare["seconds"], first, again))
    _, bare_seconds, first, again = min(pairs, key=lambda pair: pair[0])
    read = "a bare serial python-calamine read of the same files"
    peak = f", peak {first['peak_megabytes']:.0f} MB in the parent" if "peak_megabytes" in first else ""
    loading = "hash, archive, read, judge, load with evidence"
    figure(label, first["seconds"], bare_seconds, f"{loading} over {read}, on {on_what}", peak)
    whole = first["seconds"] + first["more_seconds"]
    figure(f"{label} and reconcile", whole, bare_seconds, f"reconciled and published too, over {read}, on {on_what}")
    again_whole = again["seconds"] + again["more_seconds"]
    figure(f"{label} nothing new", again_whole, bare_seconds, f"all of that again over {read}, on {on_what}")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as folder:
        scratch = Path(folder)
        sample = scratch / "sample"
        with zipfile.ZipFile(str(files("flows") / "sample" / "inbox.zip")) as package:
            package.extractall(sample)
        measure_ingest("ingest", sample, scratch, "the sample inbox")
        made = scratch / "made"
        make_inbox(made)
        measure_ingest("ingest made", made, scratch, "300 made workbooks of 6 sheets x 50 rows x 12 columns")


if __name__ == "__main__":
    main()

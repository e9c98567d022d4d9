"""`python -m tests.benchmarks`: one figure a line, `NAME: VALUE x  (what over what, on what)`.

Each measured thing runs in a process of its own, yardstick and product in turn, of each the best of several: a
neighbour that slows the yardstick down makes no ratio better. Absolute times stand only beside the ratio. Prefect's own
time is no part of it: the stages are called as the flows call them.
"""

from __future__ import annotations

import compileall
import json
import subprocess
import sys
import tempfile
import zipfile
from importlib.resources import files
from pathlib import Path

from tests.benchmarks.made_inbox import make_inbox
from tests.benchmarks.made_workbook import write_by_openpyxl

ROOT = Path(__file__).resolve().parents[2]
REPEATS = 3
FEW, MANY = 300, 3_000
SAMPLE_MONTH = "2020-08"


def run(module: str, *arguments: Path | str) -> dict[str, float]:
    """What a measuring module prints of itself: seconds, and what it counted."""
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def figure(name: str, seconds: float, yardstick: float, what: str, more: str = "") -> None:
    """Print one figure's line."""
    absolute = f"{seconds:.2f} s over {yardstick:.2f} s{more}"
    print(f"{name}: {seconds / yardstick:.2f} x  ({what}; {absolute})", flush=True)


def measure_ingest(
    label: str, inbox: Path, scratch: Path, on_what: str, repeats: int = REPEATS, *, told: bool = False
) -> tuple[float, Path]:
    """The whole ingest into an empty workspace, and once more with nothing new, over a bare read; `told` with what goes
    back to the units, which takes longer than all the rest.

    Returns the seconds of the best first run and its workspace.
    """
    yardsticks, runs = [], []
    for number in range(repeats):
        workspace = scratch / f"{label.replace(' ', '-')}-{number}"
        yardsticks.append(run("bare_read", inbox)["seconds"])
        first = run("ingest_once", workspace, inbox, *["told"] * told)
        again = run("ingest_once", workspace, inbox)
        runs.append((first["seconds"], first, again, workspace))
    bare_seconds = min(yardsticks)
    _, first, again, workspace = min(runs, key=lambda one: one[0])
    read = "a bare serial python-calamine read of the same files"
    peak = f", peak {first['peak_megabytes']:.0f} MB in the parent" if "peak_megabytes" in first else ""
    loading = "hash, archive, read, judge, load with evidence"
    figure(label, first["seconds"], bare_seconds, f"{loading} over {read}, on {on_what}", peak)
    whole = first["seconds"] + first["more_seconds"] + first["told_seconds"]
    peak = f", peak {first['whole_peak_megabytes']:.0f} MB" if "whole_peak_megabytes" in first else ""
    done = "reconciled, published and told to the units too" if told else "reconciled and published too"
    more = f"{done}, over {read}, on {on_what}"
    figure(f"{label} and reconcile", whole, bare_seconds, more, peak)
    start = again["start_seconds"]
    again_whole = again["seconds"] + again["more_seconds"] - start
    beside = f"; start-up and imports, {start:.2f} s, apart"
    figure(f"{label} nothing new", again_whole, bare_seconds, f"all of that again over {read}, on {on_what}", beside)
    return first["seconds"], workspace


def measure_growth(seconds: float, scratch: Path) -> None:
    """What a workbook costs in an inbox of ten times as many."""
    many = scratch / "many"
    make_inbox(many, MANY)
    on_what = f"{MANY} made workbooks"
    seconds_of_many, _ = measure_ingest("ingest many", many, scratch, on_what, repeats=1, told=True)
    what = f"a workbook of {MANY} over a workbook of {FEW}, in thousandths of a second"
    each, each_of_few = 1000 * seconds_of_many / MANY, 1000 * seconds / FEW
    print(f"ingest growth: {each / each_of_few:.2f} x  ({what}; {each:.1f} over {each_of_few:.1f})", flush=True)


def measure_reconcile() -> None:
    """A year reconciled, over half as many tasks of the same units and months: linear where it is about 2 x."""
    half, whole = run("reconcile_year", "0.5"), run("reconcile_year", "1")
    what = (
        f"{whole['task_rows']} task rows over {half['task_rows']}, on 31 units x 12 months, "
        f"{whole['found']} differences found"
    )
    again = f"; {whole['again_seconds']:.2f} s with nothing changed"
    figure("reconcile year", whole["seconds"], half["seconds"], what, again)


def measure_render(workspace: Path) -> None:
    """A month's report out of the warehouse."""
    made = run("render_month", workspace, SAMPLE_MONTH)
    what = "measure and render over python-docx opening and saving that document, on the sample inbox"
    figure("render month", made["seconds"], made["bare_seconds"], what)


def compile_modules() -> None:
    """As an installation leaves them: where PYTHONDONTWRITEBYTECODE is set every process would compile them anew."""
    for package in ("flows", "templates", "tests/benchmarks", "transforms", "warehouse"):
        compileall.compile_dir(ROOT / package, quiet=1)


def main() -> None:
    compile_modules()
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as folder:
        scratch = Path(folder)
        sample = scratch / "sample"
        with zipfile.ZipFile(str(files("flows") / "sample" / "inbox.zip")) as package:
            package.extractall(sample)
        _, workspace = measure_ingest("ingest sample", sample, scratch, "the sample inbox")
        measure_render(workspace)
        made = scratch / "made"
        make_inbox(made, FEW)
        what = f"{FEW} made workbooks of 6 sheets x 50 rows x 12 columns"
        seconds, _ = measure_ingest("ingest", made, scratch, f"{what}, as Excel stores them")
        exported = scratch / "exported"
        make_inbox(exported, FEW, write_by_openpyxl)
        measure_ingest("ingest exported", exported, scratch, f"{what}, as openpyxl stores them")
        measure_growth(seconds, scratch)
        measure_reconcile()


if __name__ == "__main__":
    main()

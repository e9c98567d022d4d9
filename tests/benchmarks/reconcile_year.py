"""Reconciling a year: every difference between registers and the units' reports, found, numbered and kept.

`python -m tests.benchmarks.reconcile_year [SHARE]` fills a warehouse with 31 units x 12 months (about 20,000 task rows;
of a SHARE of the tasks in proportion) and prints the seconds of the first reconciliation in the process, with nothing
remembered, of one more with nothing changed (`again_seconds`), the task rows and the differences found.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.made_inbox.task_contents import CONTENTS, mistyped
from tests.reference_data import unit_names
from tests.warehouse.told import Told
from transforms.definitions.basis import Basis
from transforms.definitions.periods import Period
from warehouse.connection import open_for_writing

TASKS_A_MONTH = 6  # given to each unit
MONTHS_OPEN = 4
_DONE = "Đã hoàn thành"

Row = dict[str, Any]


def tasks(units: list[str], each: int) -> Iterator[tuple[int, Row]]:
    """The month in which each task is given, and the task as the last register of the year has it."""
    number = 0
    for month in range(1, 13):
        first = Basis().window(Period.month(2020, month)).first
        for unit in units:
            for place in range(each):
                number += 1
                given = first + timedelta(days=number % 25)
                yield (
                    month,
                    {
                        "task_code": f"NV-2020-{number:05}",
                        "document_number": f"{number - place % 2}/UBND-KT",  # every other document gives two tasks
                        "document_date": given - timedelta(days=place % 2),
                        "content": f"{CONTENTS[number % len(CONTENTS)]} lần {number % 97}",
                        "lead_unit": unit,
                        "due_on": given + timedelta(days=60),
                        "status": _DONE,
                        "completed_on": given + timedelta(days=30 * MONTHS_OPEN - 15),
                    },
                )


def as_of(row: Row, day: date) -> Row:
    """The task as somebody knows it on a day."""
    return row if row["completed_on"] <= day else {**row, "status": "Đang thực hiện", "completed_on": None}


def told_by_the_unit(row: Row, number: int) -> Row:
    """The task in the unit's own sheet: one in thirty says something else, one in ten is copied with slips."""
    said = {name: value for name, value in row.items() if name not in ("task_code", "lead_unit")}
    if number % 10 == 0:
        said["content"] = mistyped(said["content"])
    if number % 30 == 7:
        said["due_on"] += timedelta(days=5)
    elif number % 30 == 17 and said["completed_on"]:
        said["completed_on"] -= timedelta(days=1)
    elif number % 60 == 29:
        said["document_number"] = f"9{said['document_number']}"
    return said


def fill(told: Told, share: float) -> int:
    """Twelve registers and a workbook of each unit and month; the number of task rows."""
    units, count = list(unit_names().senders(date(2020, 6, 1))), 0
    each = max(1, round(TASKS_A_MONTH * share))
    given = list(tasks(units, each))
    for month in range(1, 13):
        window = Basis().window(Period.month(2020, month))
        listed = [as_of(row, window.last) for start, row in given if start <= month]
        told.central("task_register", f"2020-{month:02}", listed)
        count += len(listed)
        for unit in units:
            open_then = [
                told_by_the_unit(row, number)
                for number, row in enumerate(listed)
                if row["lead_unit"] == unit and (row["completed_on"] is None or row["completed_on"] >= window.first)
            ]
            totals = [{"item": "tasks_assigned", "in_period": len(open_then)}]
            told.unit(unit, f"2020-{month:02}", task_progress=open_then, declared_total=totals)
            count += len(open_then)
    return count


def main() -> None:
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    with (
        tempfile.TemporaryDirectory(prefix="cchc-bench-") as folder,
        open_for_writing(Path(folder) / "w.duckdb") as con,
    ):
        told = Told(con)
        rows = fill(told, share)
        began = time.perf_counter()
        told.settle()
        settled = time.perf_counter()
        told.settle()
        again = time.perf_counter() - settled
        found = con.execute("SELECT count(*) FROM discrepancies").fetchone()
    print(
        json.dumps({"seconds": settled - began, "again_seconds": again, "task_rows": rows, "found": (found or (0,))[0]})
    )


if __name__ == "__main__":
    main()

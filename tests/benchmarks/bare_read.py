"""The yardstick: the same files through python-calamine one after the other, every sheet, nothing kept.

`python -m tests.benchmarks.bare_read FOLDER` prints the seconds; in a process of its own, as what is measured against it is.
"""

from __future__ import annotations

import io
import json
import sys
import time
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook


def bare_read(folder: Path) -> tuple[float, int]:
    """Seconds and cells of one serial read of all files that calamine takes for workbooks."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    cells = 0
    began = time.perf_counter()
    for path in files:
        try:
            workbook = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
            for number in range(len(workbook.sheet_names)):
                for row in workbook.get_sheet_by_index(number).to_python(skip_empty_area=False):
                    cells += len(row)
        except (CalamineError, OSError, ValueError):
            continue
    return time.perf_counter() - began, cells


def main() -> None:
    """Best of three, since the first warms the disk's cache for all."""
    runs = [bare_read(Path(sys.argv[1])) for _ in range(3)]
    print(json.dumps({"seconds": min(seconds for seconds, _ in runs), "cells": runs[0][1]}))


if __name__ == "__main__":
    main()

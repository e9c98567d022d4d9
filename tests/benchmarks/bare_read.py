"""The yardstick: the same files through python-calamine one after the other, every sheet, nothing kept.

`python -m tests.benchmarks.bare_read FOLDER` prints the seconds, in a process of its own as what is measured has.
A zip bomb is left out: it would make the yardstick long and every ratio look good.
"""

from __future__ import annotations

import io
import json
import sys
import time
import zipfile
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

UNPACKED_BYTES = 50 * 1024**2


def bare_read(files: list[Path]) -> tuple[float, int]:
    """Seconds and cells of one serial read of those files that calamine takes for workbooks."""
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


def is_bomb(path: Path) -> bool:
    """Whether a zip unpacks to more than any office's workbook."""
    try:
        with zipfile.ZipFile(path) as package:
            return sum(entry.file_size for entry in package.infolist()) > UNPACKED_BYTES
    except (zipfile.BadZipFile, OSError):
        return False


def main() -> None:
    """Best of three, since the first warms the disk's cache for all."""
    files = [path for path in sorted(Path(sys.argv[1]).rglob("*")) if path.is_file() and not is_bomb(path)]
    runs = [bare_read(files) for _ in range(3)]
    print(json.dumps({"seconds": min(seconds for seconds, _ in runs), "cells": runs[0][1], "files": len(files)}))


if __name__ == "__main__":
    main()

"""Reading a file by its path, importable by worker processes; what comes back is small."""

from __future__ import annotations

from pathlib import Path

from transforms.files.read import read_workbook
from transforms.files.sheets import Limits, Unreadable, Value

LIMITS = Limits(memory_bytes=1 << 30, wall_seconds=20, cpu_seconds=6)
Outcome = tuple[str, dict[tuple[int, int], Value], int]


def read_file(job: tuple[str, tuple[tuple[int, int], ...]]) -> Outcome:
    """How the file ends; the asked cells of its first sheet; how many non-blank cells it has."""
    path, places = job
    workbook = read_workbook(Path(path).read_bytes(), LIMITS)
    if isinstance(workbook, Unreadable):
        assert workbook.detail.endswith(".")
        return workbook.code, {}, 0
    rows = dict(workbook.sheets[0].rows) if workbook.sheets else {}
    cells = {(row, column): rows[row][column - 1] for row, column in places if row in rows and column <= len(rows[row])}
    count = sum(value is not None for sheet in workbook.sheets for _, values in sheet.rows for value in values)
    return "workbook", cells, count

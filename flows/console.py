"""What people see: tables, JSON on stdout, progress and remarks on stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from flows.language import said

Progress = Callable[[int, int], None]  # told how much of a stage is done, of how much


def open_streams() -> None:
    """Have streams that the caller has closed lead nowhere: neither what is asked of them here may fail, nor a child
    that expects to have them, as the temporary server does."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # which takes the lowest number that is free
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8", closefd=False))


def unify_encoding() -> None:
    """UTF-8 out, whatever the system's own encoding is; a character that cannot be shown stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def remark(text: str) -> None:
    """A sentence beside the result."""
    print(text, file=sys.stderr, flush=True)


def remark_on(complaints: Iterable[str]) -> None:
    """What people should know, a line each."""
    for complaint in complaints:
        remark(said(f"Lưu ý: {complaint}", f"Note: {complaint}"))


def print_json(rows: Sequence[Mapping[str, Any]]) -> None:
    """One array on stdout, an object a line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, allow_nan=False, default=str) for row in rows)
    print(f"[{lines}]")


def print_table(columns: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> None:
    """A table with these columns (key -> heading): drawn on a terminal, tab-separated in a pipe."""
    if not sys.stdout.isatty():
        print("\t".join(columns.values()))
        for row in rows:
            print("\t".join(" ".join(_cell(row.get(key)).split()) for key in columns))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD)
    for heading in columns.values():
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(row.get(key))) for key in columns))
    Console().print(table)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return said("có", "yes") if value else said("không", "no")
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_cell(inner)}" for name, inner in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(_cell(inner) for inner in value)
    return str(value)


@contextmanager
def stage(title: str) -> Iterator[Progress]:
    """Show a stage of long work on a terminal while the block runs; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True)) as bars:
        task = bars.add_task(title, total=None)

        def advance(done: int, total: int) -> None:
            bars.update(task, completed=done, total=total)

        yield advance

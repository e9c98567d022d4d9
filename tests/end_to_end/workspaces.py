"""Workspaces made from the packaged sample, what is in their warehouses, and `cchc` as people run it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from collections.abc import Collection, Mapping
from importlib.resources import files
from pathlib import Path

import duckdb

from flows.workspace import Workspace, init_workspace

ROOT = Path(__file__).resolve().parents[2]


def unpack_months(folder: Path, months: Collection[str], *, backwards: bool = False) -> None:
    """Put the sample's files of these months into the folder, on request in the opposite order and with new times."""
    with (files("flows") / "sample" / "inbox.zip").open("rb") as package, zipfile.ZipFile(package) as archive:
        names = [name for name in archive.namelist() if name.partition("/")[0] in months]
        for name in reversed(names) if backwards else names:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(name))


def sample_workspace(folder: Path, months: Collection[str], settings: str = "") -> Workspace:
    """A workspace with these months of the sample in its inbox."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cchc.toml").write_text(settings, encoding="utf-8")
    workspace = init_workspace(folder)
    unpack_months(workspace.inbox, months)
    return workspace


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a process that finds the project, and none of the settings of whoever runs the tests."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("CCHC_", "PREFECT_"))}
    return {**clean, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "DO_NOT_TRACK": "1", **(more or {})}


def cchc(
    *arguments: str, workspace: Workspace | None = None, more: Mapping[str, str] | None = None, at: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run one command as a process of its own."""
    where = ["--workspace", str(workspace.root)] if workspace else []
    return subprocess.run(
        [sys.executable, "-m", "flows", *where, *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment(more),
        cwd=at,
        check=False,
    )


def contents(workspace: Workspace) -> dict[str, str]:
    """Table -> a hash over its rows, in whatever order they lie."""
    with duckdb.connect(str(workspace.warehouse), read_only=True) as con:
        tables = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
        return {
            table: hashlib.sha256(
                "\n".join(sorted(map(repr, con.execute(f'SELECT * FROM "{table}"').fetchall()))).encode()
            ).hexdigest()
            for table in tables
        }


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()

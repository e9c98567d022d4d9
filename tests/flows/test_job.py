"""What a run leaves behind."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from flows.job import Job, open_job
from flows.settings import Settings
from flows.workspace import Workspace


def test_temporary_files_of_a_run_lie_in_the_workspace_and_those_of_a_killed_one_go(workspace: Workspace) -> None:
    job = Job(workspace, Settings())
    usual = tempfile.gettempdir()
    with job.locked("thử"):
        left = Path(tempfile.mkdtemp(prefix="cchc-load-"))
        (left / "rows.csv").write_bytes(b"half")
    assert left.is_relative_to(workspace.state)
    assert tempfile.gettempdir() == usual
    with job.locked("thử"):
        assert not left.exists()


def test_a_workspace_of_an_older_edition_gets_the_lists_that_people_are_told_to_add_to(workspace: Workspace) -> None:
    shutil.rmtree(workspace.lists)
    open_job(str(workspace.root))
    assert (workspace.lists / "header_synonyms.csv").read_text(encoding="utf-8") == "form,field,variant\n"
    (workspace.lists / "header_synonyms.csv").write_text("form,field,variant\n*,note,Ghi thêm\n", encoding="utf-8")
    open_job(str(workspace.root))
    assert "Ghi thêm" in (workspace.lists / "header_synonyms.csv").read_text(encoding="utf-8")


def test_readers_that_came_up_early_end_with_the_lock_however_the_run_ends(workspace: Workspace) -> None:
    closed: list[str] = []
    job = Job(workspace, Settings())
    with pytest.raises(KeyboardInterrupt), job.locked("thử"):
        job.early_workers = SimpleNamespace(close=lambda: closed.append("closed"))  # type: ignore[assignment]
        raise KeyboardInterrupt
    assert closed == ["closed"] and job.early_workers is None

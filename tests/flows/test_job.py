"""What a run leaves behind."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from flows.job import Job, open_job
from flows.settings import Settings
from flows.stages import collect_inbox
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
    (workspace.inbox / "a.csv").write_text("Việc;Xong\n", encoding="utf-8")
    job = Job(workspace, Settings())
    processes: list[subprocess.Popen[bytes]] = []
    with pytest.raises(KeyboardInterrupt), job.locked("thử"):
        collect_inbox(job, [workspace.inbox])
        assert job.early_workers is not None
        processes += [worker._process for worker in job.early_workers._processes]
        assert [process.poll() for process in processes] == [None]
        raise KeyboardInterrupt
    assert job.early_workers is None and None not in [process.poll() for process in processes]

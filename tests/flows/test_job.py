"""What a run leaves behind."""

from __future__ import annotations

import tempfile
from pathlib import Path

from flows.job import Job
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

from __future__ import annotations

from pathlib import Path

from flows import stages
from flows.collect import archived
from flows.job import open_job
from flows.stages import ReadingSummary
from flows.workspace import init_workspace


def test_a_copy_that_is_not_the_original_is_not_read_and_the_next_run_takes_a_new_one(tmp_path: Path) -> None:
    workspace = init_workspace(tmp_path / "w")
    (workspace.inbox / "a.docx").write_bytes(b"%PDF-1.4 a")
    job = open_job(str(workspace.root))
    stages.collect_inbox(job, [workspace.inbox])
    (kept,) = (path for path in workspace.archive.rglob("*") if path.is_file())
    kept.chmod(0o644)
    kept.write_bytes(b"%PDF-1.4 b")
    assert stages.read_workbooks(job) == ReadingSummary(0, 0)

    job = open_job(str(workspace.root))
    stages.collect_inbox(job, [workspace.inbox])
    assert stages.read_workbooks(job) == ReadingSummary(1, 1)
    assert archived(workspace.archive, kept.name).read_bytes() == b"%PDF-1.4 a"

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

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


def test_a_file_that_the_program_failed_on_is_read_once_more_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = init_workspace(tmp_path / "w")
    (workspace.inbox / "a.docx").write_bytes(b"%PDF-1.4 a")
    read = stages._readings

    def failing(*asked: Any) -> Iterator[Any]:
        for held, reading, _ in read(*asked):
            yield held, reading, True

    def summary() -> ReadingSummary:
        job = open_job(str(workspace.root))
        stages.collect_inbox(job, [workspace.inbox])
        return stages.read_workbooks(job)

    with monkeypatch.context() as patch:
        patch.setattr(stages, "_readings", failing)
        assert summary() == ReadingSummary(1, 1, ("a.docx",))
    assert [summary(), summary()] == [ReadingSummary(1, 1), ReadingSummary(0, 0)]

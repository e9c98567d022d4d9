from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows import stages
from flows.collect import archived, take_out
from flows.job import open_job
from flows.last_run import remembered
from flows.stages import Collection, ReadingSummary
from flows.workspace import Workspace, init_workspace
from warehouse.connection import published

LONG_AGO = 1_597_476_600


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr("flows.last_run.SETTLED_SECONDS", -1000)
    made = init_workspace(tmp_path / "w")
    put(made, "a.docx", b"%PDF-1.4 a")
    put(made, "b.docx", b"%PDF-1.4 b")
    return made


def put(workspace: Workspace, name: str, data: bytes) -> Path:
    file = workspace.inbox / name
    file.write_bytes(data)
    os.utime(file, (LONG_AGO, LONG_AGO))
    return file


def ingest(workspace: Workspace) -> tuple[Collection, ReadingSummary, bool, bool]:
    """What one ingest did, and whether it could rest on the last one."""
    job = open_job(str(workspace.root))
    collection = stages.collect_inbox(job, [workspace.inbox])
    reading = stages.read_workbooks(job)
    reconciled = stages.reconcile_sources(job)
    stages.write_feedback(job)
    stages.publish_copy(job)
    return collection, reading, reconciled, job.last is not None


def test_a_run_with_nothing_new_rests_on_the_last(workspace: Workspace) -> None:
    assert ingest(workspace) == (Collection(2, 2, ()), ReadingSummary(2, 2), True, False)
    moment = workspace.warehouse.stat().st_mtime_ns
    assert ingest(workspace) == (Collection(2, 0, ()), ReadingSummary(0, 0), False, True)
    assert workspace.warehouse.stat().st_mtime_ns == moment


def test_a_run_that_rests_on_the_last_keeps_no_workers_up_for_a_list_that_is_lost(workspace: Workspace) -> None:
    ingest(workspace)
    for seen in workspace.state.glob("seen-*.json"):
        seen.unlink()
    job = open_job(str(workspace.root))
    stages.collect_inbox(job, [workspace.inbox])
    assert job.last is not None and job.early_workers is None


def test_a_new_file_and_a_changed_one_are_seen(workspace: Workspace) -> None:
    ingest(workspace)
    put(workspace, "c.docx", b"%PDF-1.4 c")
    assert ingest(workspace)[:2] == (Collection(3, 1, ()), ReadingSummary(1, 1))
    put(workspace, "c.docx", b"%PDF-1.4 c again")
    assert ingest(workspace)[:2] == (Collection(3, 1, ()), ReadingSummary(1, 1))


def test_a_list_of_received_times_that_changes_is_read(workspace: Workspace) -> None:
    ingest(workspace)
    put(workspace, "received.csv", b"file,received_at\na.docx,2020-08-16T07:00:00+07:00\n")
    assert ingest(workspace)[1:] == (ReadingSummary(1, 1), True, False)


def test_a_warehouse_that_was_lost_or_put_back_is_made_whole(workspace: Workspace) -> None:
    ingest(workspace)
    workspace.warehouse.unlink()
    assert ingest(workspace)[:2] == (Collection(2, 2, ()), ReadingSummary(2, 2))


def test_an_original_that_was_lost_is_put_back(workspace: Workspace) -> None:
    ingest(workspace)
    (original, *_) = (path for path in workspace.archive.rglob("*") if path.is_file())
    take_out(workspace.archive, original.name)
    assert not ingest(workspace)[3]
    assert archived(workspace.archive, original.name).is_file()


def test_an_original_that_a_power_cut_emptied_is_put_back(workspace: Workspace) -> None:
    ingest(workspace)
    (original, *_) = (path for path in workspace.archive.rglob("*") if path.is_file())
    whole = original.read_bytes()
    original.chmod(0o644)
    original.write_bytes(b"")
    assert not ingest(workspace)[3]
    assert original.read_bytes() == whole


def test_other_settings_are_another_situation(workspace: Workspace) -> None:
    ingest(workspace)
    workspace.settings_file.write_text("[periods]\nrule = 'calendar'\n", encoding="utf-8")
    assert ingest(workspace)[1:] == (ReadingSummary(2, 2), True, False)


def test_files_that_have_just_changed_are_looked_at_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.last_run.SETTLED_SECONDS", 1000)
    ingest(workspace)
    assert not ingest(workspace)[3]


def test_a_stage_that_did_not_end_is_gone_through_next_time(workspace: Workspace) -> None:
    job = open_job(str(workspace.root))
    stages.collect_inbox(job, [workspace.inbox])
    stages.read_workbooks(job)
    stages.publish_copy(job)
    assert ingest(workspace)[2:] == (True, False)


def test_nothing_is_remembered_while_somebody_should_know_something(workspace: Workspace) -> None:
    put(workspace, "received.csv", b"file,received_at\nnobody.xlsx,2020-08-16T07:00:00+07:00\n")
    for _ in range(2):
        collection, *_, rests = ingest(workspace)
        assert len(collection.complaints) == 1 and not rests


def test_what_is_remembered_is_checked_and_a_damaged_note_is_none(workspace: Workspace) -> None:
    ingest(workspace)
    (workspace.state / "last-run.json").write_text("{}", encoding="utf-8")
    job = open_job(str(workspace.root))
    with job.locked("thử"):
        stages.collect_inbox(job, [workspace.inbox])
    assert job.situation is not None and remembered(workspace, job.situation) is None


def test_a_run_over_files_that_had_just_changed_is_rested_on_by_none_though_they_have_lain_still_since(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as just_changed:
        just_changed.setattr("flows.last_run.SETTLED_SECONDS", 1000)
        ingest(workspace)
    assert not ingest(workspace)[3]
    assert ingest(workspace)[3]


def test_a_published_copy_that_a_power_cut_emptied_is_made_again(workspace: Workspace) -> None:
    ingest(workspace)
    copy = published(workspace.warehouse)
    assert copy is not None
    copy.write_bytes(b"")
    assert ingest(workspace)[3]
    assert copy.read_bytes() == workspace.warehouse.read_bytes()

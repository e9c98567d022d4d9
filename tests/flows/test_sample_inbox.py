"""The sample is never mixed with what offices have sent."""

from pathlib import Path

import pytest

from flows.outcomes import Exit, Refusal
from flows.sample_inbox import make_sample_workspace
from flows.workspace import init_workspace


def test_a_workspace_with_files_of_offices_gets_no_sample(tmp_path: Path) -> None:
    inbox = init_workspace(tmp_path / "w").inbox
    (inbox / "BC thang 8.xlsx").write_bytes(b"")
    (inbox / "2020-08").mkdir()
    (inbox / "2020-08" / "received.csv").write_bytes(b"")  # as the sample has one
    with pytest.raises(Refusal) as refusal:
        make_sample_workspace(tmp_path / "w")
    assert refusal.value.code == Exit.USAGE
    assert len([*inbox.rglob("*")]) == 3


def test_a_workspace_that_has_taken_files_from_elsewhere_gets_no_sample(tmp_path: Path) -> None:
    workspace = init_workspace(tmp_path / "w")
    (workspace.archive / "00").mkdir()
    with pytest.raises(Refusal):
        make_sample_workspace(tmp_path / "w")
    assert not any(workspace.inbox.iterdir())


def test_an_inbox_without_a_file_of_anybody_gets_the_sample(tmp_path: Path) -> None:
    inbox = init_workspace(tmp_path / "w").inbox
    (inbox / "2020-08").mkdir()
    (inbox / "2020-08" / "Thumbs.db").write_bytes(b"")
    assert any(make_sample_workspace(tmp_path / "w").inbox.rglob("*.xlsx"))


def test_a_workspace_of_the_sample_is_completed_whatever_was_put_beside_it(tmp_path: Path) -> None:
    init_workspace(tmp_path / "w")
    inbox = make_sample_workspace(tmp_path / "w").inbox
    (inbox / "BC thang 8.xlsx").write_bytes(b"")
    gone = next(file for file in sorted(inbox.rglob("*")) if file.is_file() and file.name != "BC thang 8.xlsx")
    gone.unlink()
    make_sample_workspace(tmp_path / "w")
    assert gone.exists()

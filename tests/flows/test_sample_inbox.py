"""The sample is never mixed with what offices have sent."""

from pathlib import Path

import pytest

from flows.outcomes import Exit, Refusal
from flows.sample_inbox import make_sample_workspace
from flows.workspace import init_workspace


def test_a_workspace_with_files_of_offices_gets_no_sample(tmp_path: Path) -> None:
    inbox = init_workspace(tmp_path / "w").inbox
    (inbox / "BC thang 8.xlsx").write_bytes(b"")
    with pytest.raises(Refusal) as refusal:
        make_sample_workspace(tmp_path / "w")
    assert refusal.value.code == Exit.USAGE
    assert [file.name for file in inbox.iterdir()] == ["BC thang 8.xlsx"]


def test_a_workspace_of_the_sample_is_completed_whatever_was_put_beside_it(tmp_path: Path) -> None:
    init_workspace(tmp_path / "w")
    inbox = make_sample_workspace(tmp_path / "w").inbox
    (inbox / "BC thang 8.xlsx").write_bytes(b"")
    gone = next(file for file in sorted(inbox.rglob("*")) if file.is_file() and file.name != "BC thang 8.xlsx")
    gone.unlink()
    make_sample_workspace(tmp_path / "w")
    assert gone.exists()

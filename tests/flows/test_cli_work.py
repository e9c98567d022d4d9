from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.cli_work import inboxes_of
from flows.outcomes import Refusal
from flows.workspace import Workspace


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "Sở Y tế.xlsx"
    file.write_bytes(b"one")
    os.utime(file, (1_597_476_600, 1_597_476_600))
    return file


def test_nothing_named_is_the_workspaces_own_inbox(workspace: Workspace) -> None:
    assert inboxes_of(workspace, []) is None


def test_a_folder_is_an_inbox_of_its_own(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    assert inboxes_of(workspace, [tmp_path / "other"]) == [str(tmp_path / "other")]


def test_a_single_file_is_copied_into_the_inbox_with_its_time(workspace: Workspace, letter: Path) -> None:
    assert inboxes_of(workspace, [letter]) == [str(workspace.inbox)]
    copy = workspace.inbox / letter.name
    assert copy.read_bytes() == b"one" and copy.stat().st_mtime == letter.stat().st_mtime


def test_a_copy_never_lies_in_the_inbox_without_its_time_which_is_when_it_was_received(
    workspace: Workspace, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed = os.replace

    def killed(source: Path, target: Path) -> None:
        placed(source, target)
        raise KeyboardInterrupt

    monkeypatch.setattr("flows.whole_files.os.replace", killed)
    with pytest.raises(KeyboardInterrupt):
        inboxes_of(workspace, [letter])
    assert (workspace.inbox / letter.name).stat().st_mtime == letter.stat().st_mtime


def test_the_same_file_twice_is_one_and_another_of_its_name_is_numbered(workspace: Workspace, letter: Path) -> None:
    inboxes_of(workspace, [letter, letter])
    letter.write_bytes(b"two")
    inboxes_of(workspace, [letter])
    assert {file.name: file.read_bytes() for file in workspace.inbox.iterdir()} == {
        "Sở Y tế.xlsx": b"one",
        "Sở Y tế (2).xlsx": b"two",
    }


def test_a_file_that_lies_in_the_inbox_already_is_left_there(workspace: Workspace) -> None:
    (workspace.inbox / "a.xlsx").write_bytes(b"a")
    inboxes_of(workspace, [workspace.inbox / "a.xlsx"])
    assert [file.name for file in workspace.inbox.iterdir()] == ["a.xlsx"]


def test_what_does_not_exist_is_refused(workspace: Workspace) -> None:
    with pytest.raises(Refusal, match="Không có"):
        inboxes_of(workspace, [Path("nowhere")])

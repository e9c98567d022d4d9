"""The folder of feedback: never twice, never over what a person wrote, nothing left over."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import feedback_folder
from flows.feedback_folder import FeedbackFolder, FeedbackSummary
from flows.workspace import Workspace


def put(workspace: Workspace, data: bytes, made_from: str = "", name: str = "SNV.xlsx") -> FeedbackSummary:
    """Put one workbook of 2020-08 and nothing else."""
    folder = FeedbackFolder(workspace)
    folder.put(workspace.feedback / "2020-08" / name, made_from or data.decode(), lambda: data)
    return folder.finish({"2020-08"})


def names(workspace: Workspace) -> list[str]:
    return sorted(path.name for path in (workspace.feedback / "2020-08").iterdir())


def test_what_was_made_from_the_same_is_not_made_again(workspace: Workspace) -> None:
    put(workspace, b"one")
    folder = FeedbackFolder(workspace)
    folder.put(workspace.feedback / "2020-08" / "SNV.xlsx", "one", lambda: pytest.fail("made again"))
    assert folder.finish({"2020-08"}).unchanged == 1


def killed_after(workspace: Workspace, data: bytes) -> None:
    """A run that wrote the workbook and never came to its end."""
    FeedbackFolder(workspace).put(workspace.feedback / "2020-08" / "SNV.xlsx", data.decode(), lambda: data)


def test_what_a_killed_run_wrote_is_neither_made_again_nor_taken_for_a_persons(workspace: Workspace) -> None:
    put(workspace, b"one")
    killed_after(workspace, b"two")
    folder = FeedbackFolder(workspace)
    folder.put(workspace.feedback / "2020-08" / "SNV.xlsx", "two", lambda: pytest.fail("made again"))
    summary = put(workspace, b"three")
    assert (summary.complaints, names(workspace)) == ([], ["SNV.xlsx"])
    assert put(workspace, b"three").unchanged == 1


def test_what_a_killed_run_only_meant_to_write_is_written_by_the_next(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(workspace, b"one")

    def kill(file: Path, data: bytes) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(feedback_folder, "write_atomically", kill)
        killed_after(workspace, b"two")
    assert put(workspace, b"two").written == ["feedback/2020-08/SNV.xlsx"]


def test_what_a_person_changed_after_a_kill_is_kept(workspace: Workspace) -> None:
    killed_after(workspace, b"one")
    (workspace.feedback / "2020-08" / "SNV.xlsx").write_bytes(b"a person's")
    assert len(put(workspace, b"two").complaints) == 1
    assert names(workspace) == ["SNV.da-sua-1.xlsx", "SNV.xlsx"]


def test_a_line_that_a_kill_broke_off_says_nothing(workspace: Workspace) -> None:
    (workspace.state / "feedback.begun.jsonl").write_text('["feedback/2020-08/SNV.xlsx", "on', encoding="utf-8")
    assert put(workspace, b"one").complaints == []


def test_the_same_bytes_from_something_else_are_not_written_again(workspace: Workspace) -> None:
    put(workspace, b"one")
    before = (workspace.feedback / "2020-08" / "SNV.xlsx").stat().st_mtime_ns
    assert put(workspace, b"one", made_from="two").written == []
    assert (workspace.feedback / "2020-08" / "SNV.xlsx").stat().st_mtime_ns == before


def test_other_bytes_take_the_place_of_ours(workspace: Workspace) -> None:
    put(workspace, b"one")
    summary = put(workspace, b"two")
    assert summary.written == ["feedback/2020-08/SNV.xlsx"]
    assert summary.complaints == []
    assert names(workspace) == ["SNV.xlsx"]


def test_what_a_person_wrote_into_it_is_kept_and_spoken_of(workspace: Workspace) -> None:
    put(workspace, b"one", name="chenh-lech.xlsx")
    written = workspace.feedback / "2020-08" / "chenh-lech.xlsx"
    written.write_bytes(b"a ruling")
    summary = put(workspace, b"two", name="chenh-lech.xlsx")
    assert written.read_bytes() == b"two"
    assert (written.parent / "chenh-lech.da-sua-1.xlsx").read_bytes() == b"a ruling"
    assert "inbox/" in summary.complaints[0]
    written.write_bytes(b"another")
    put(workspace, b"three", name="chenh-lech.xlsx")
    assert names(workspace) == ["chenh-lech.da-sua-1.xlsx", "chenh-lech.da-sua-2.xlsx", "chenh-lech.xlsx"]


def test_what_a_person_is_writing_is_left_alone_while_nothing_changes(workspace: Workspace) -> None:
    put(workspace, b"one")
    written = workspace.feedback / "2020-08" / "SNV.xlsx"
    written.write_bytes(b"half a ruling")
    put(workspace, b"one")
    assert written.read_bytes() == b"half a ruling"


def test_what_was_taken_away_is_written_again(workspace: Workspace) -> None:
    put(workspace, b"one")
    (workspace.feedback / "2020-08" / "SNV.xlsx").unlink()
    assert not FeedbackFolder(workspace).is_whole()
    assert put(workspace, b"one").written == ["feedback/2020-08/SNV.xlsx"]
    assert FeedbackFolder(workspace).is_whole()


def test_what_nobody_is_told_any_more_goes_but_not_what_a_person_changed(workspace: Workspace) -> None:
    put(workspace, b"one", name="khong-ro-don-vi.xlsx")
    put(workspace, b"one", name="SYT.xlsx")
    assert names(workspace) == ["SYT.xlsx"]
    (workspace.feedback / "2020-08" / "SYT.xlsx").write_bytes(b"changed")
    put(workspace, b"two")
    assert names(workspace) == ["SNV.xlsx", "SYT.xlsx"]


def test_other_periods_are_left_as_they_are(workspace: Workspace) -> None:
    put(workspace, b"one")
    FeedbackFolder(workspace).finish({"2020-07"})
    assert names(workspace) == ["SNV.xlsx"]


def test_a_workbook_open_elsewhere_is_left_for_the_next_run(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(workspace, b"one")

    def held_open(file: Path, data: bytes) -> None:
        if file.suffix == ".xlsx":
            raise PermissionError(13, "in use", str(file))

    with monkeypatch.context() as patch:
        patch.setattr(feedback_folder, "write_atomically", held_open)
        summary = put(workspace, b"two")
    assert summary.left == 1
    assert "đang mở ở nơi khác" in summary.complaints[0]
    assert put(workspace, b"two").written == ["feedback/2020-08/SNV.xlsx"]


@pytest.mark.parametrize("damaged", ["", "[]", "{", "\x00", '{"x": {}}', '{"feedback/x": 1}'])
def test_a_damaged_memory_costs_a_second_writing_and_nothing_else(workspace: Workspace, damaged: str) -> None:
    put(workspace, b"one")
    (workspace.state / "feedback.json").write_text(damaged, encoding="utf-8")
    assert put(workspace, b"one").unchanged == 1

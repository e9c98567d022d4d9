"""A file is there whole or as it was, and what a killed run has left of it goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.whole_files import write_atomically, write_if_other


def test_what_a_killed_run_has_left_is_taken_away_when_the_file_is_written_again(tmp_path: Path) -> None:
    file = tmp_path / "Phản hồi 182.xlsx"
    write_atomically(file, b"before")

    def killed(source: Path, target: Path) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.whole_files.os.replace", killed)
        patch.setattr(Path, "unlink", lambda self, missing_ok=False: None)  # a kill leaves no time to clean up
        with pytest.raises(KeyboardInterrupt):
            write_atomically(file, b"half")
    assert file.read_bytes() == b"before"
    assert len(list(tmp_path.iterdir())) == 2
    write_atomically(file, b"after")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {file.name: b"after"}


def test_a_link_in_the_place_of_the_unfinished_file_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"kept")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / ".a.xlsx.part").symlink_to(other)
    write_atomically(folder / "a.xlsx", b"new")
    assert other.read_bytes() == b"kept"


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "a"
    write_if_other(file, b"1")
    number = file.stat().st_ino
    write_if_other(file, b"1")
    assert file.stat().st_ino == number
    write_if_other(file, b"2")
    assert file.read_bytes() == b"2"

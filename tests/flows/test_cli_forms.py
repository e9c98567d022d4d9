"""The command `forms`."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.cli import run
from flows.workspace import VARIABLE


def test_it_prints_what_it_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    assert run(["forms", "bieu", "--period", "2020-08", "--unit", "182"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed == [str(Path("bieu") / "bieu-mau-2020-08-huyen-van-lang.xlsx")]
    assert (tmp_path / printed[0]).is_file()


@pytest.mark.parametrize("arguments", [["--period", "2020-13"], ["--period", "2020-08", "--unit", "XX"], []])
def test_wrong_usage_is_told_and_exits_2(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["forms", "bieu", *arguments]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_the_province_sends_nothing_and_help_does_not_offer_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["forms", "bieu", "--period", "2020-08", "--unit", "LSN"]) == 2
    capsys.readouterr()
    assert run(["forms", "--help"]) == 0
    assert "LSN" not in capsys.readouterr().out
    assert run(["measures", "--help"]) == 0
    assert "LSN" in capsys.readouterr().out


def test_a_calendar_of_the_workspace_fixes_the_days(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from openpyxl import load_workbook

    (tmp_path / "cchc.toml").write_text('[periods]\nrule = "calendar"\n', encoding="utf-8")
    run(["--workspace", str(tmp_path), "forms", str(tmp_path / "bieu"), "--period", "2020-08", "--unit", "182"])
    cover = load_workbook(capsys.readouterr().out.strip())["Thông tin"]
    assert any("từ ngày 1/8/2020 đến hết ngày 31/8/2020" in str(row[0]) for row in cover.iter_rows(values_only=True))


def test_a_workbook_left_alone_is_spoken_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cchc.toml").touch()
    arguments = ["--workspace", str(tmp_path), "forms", str(tmp_path / "bieu"), "--period", "2020-08", "--unit", "182"]
    run(arguments)
    Path(capsys.readouterr().out.strip()).write_bytes(b"filled in")
    assert run(arguments) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "giữ nguyên" in said.err

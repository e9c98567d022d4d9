from __future__ import annotations

import sys
from pathlib import Path

import matplotlib
import pytest
from fontTools.ttLib import TTFont

from flows.doctor import Check, examine
from flows.settings import Settings
from flows.workspace import Workspace, init_workspace
from warehouse.connection import open_for_writing, publish


@pytest.mark.parametrize(
    ("font", "family", "state", "found"),
    [
        ("DejaVuSerif.ttf", "Liberation Serif", "good", "Liberation Serif"),
        ("cmr10.ttf", "Liberation Serif", "poor", "Liberation Serif thiếu chữ Việt có dấu"),
        ("DejaVuSerif.ttf", "DejaVu Serif", "poor", "không có Times New Roman hay phông cùng cỡ"),
    ],
)
def test_a_font_is_good_only_with_vietnamese_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, font: str, family: str, state: str, found: str
) -> None:
    only_these_fonts(tmp_path, monkeypatch, font, family)
    check = fonts(tmp_path / "w")
    if sys.platform == "win32":  # which has Times New Roman
        assert (check.state, check.found) == ("good", "Windows")
        return
    assert (check.state, check.found) == (state, found)
    assert ("fonts-liberation2" in check.mend) == (state == "poor")


def only_these_fonts(folder: Path, monkeypatch: pytest.MonkeyPatch, font: str, family: str) -> None:
    """A machine that has one font, under a name of another."""
    made = TTFont(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / font)
    for name in made["name"].names:
        if name.nameID in (1, 16):
            name.string = family
    made.save(folder / "font.ttf")
    settings = folder / "fonts.conf"
    settings.write_text(
        f"<fontconfig><dir>{folder}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>", encoding="utf-8"
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(settings))


def fonts(workspace: Path) -> Check:
    checks = list(examine(init_workspace(workspace), Settings()))
    return next(check for check in checks if check.name == "Phông chữ")


@pytest.mark.parametrize(
    ("damaged", "mend"),
    [
        (("warehouse.read-1.duckdb",), "xóa warehouse.read-1.duckdb"),
        (("warehouse.duckdb",), "chép warehouse.read-1.duckdb thành warehouse.duckdb"),
        (("warehouse.duckdb", "warehouse.read-1.duckdb"), "kho được dựng lại"),
    ],
)
def test_a_damaged_warehouse_or_copy_is_told_with_what_is_left_to_mend_it_from(
    tmp_path: Path, damaged: tuple[str, ...], mend: str
) -> None:
    workspace = init_workspace(tmp_path / "w")
    with open_for_writing(workspace.warehouse) as con:
        con.execute("CREATE TABLE much AS SELECT range AS number, hash(range)::VARCHAR AS text FROM range(200000)")
    publish(workspace.warehouse)
    assert warehouse(workspace).state == "good"
    for name in damaged:
        with (workspace.root / name).open("r+b") as file:
            file.seek(2_000_000)  # far behind what is read on opening
            file.write(b"\xff" * 300_000)
    check = warehouse(workspace)
    assert check.state == "wrong" and mend in check.mend
    assert all(name in check.found for name in damaged)


def warehouse(workspace: Workspace) -> Check:
    return next(check for check in examine(workspace, Settings()) if check.name == "Kho số liệu")


def test_a_folder_is_tried_for_its_mode_does_not_tell_whether_it_takes_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = init_workspace(tmp_path / "w")

    def shut(dir: Path) -> None:
        raise PermissionError(13, "Permission denied", str(dir))

    monkeypatch.setattr("flows.doctor.tempfile.TemporaryFile", shut)
    wrong = [check for check in examine(workspace, Settings()) if check.state == "wrong"]
    assert any(str(workspace.reports) in check.found and "quyền ghi" in check.mend for check in wrong)
    assert not any(str(workspace.inbox) in check.found for check in wrong)


def test_a_package_that_is_not_there_is_told_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As where the program was copied and not installed; the packages that it needs are there.
    monkeypatch.setattr(sys, "path", [])
    check = next(iter(examine(init_workspace(tmp_path / "w"), Settings())))
    assert (check.state, check.found) == ("wrong", "thiếu gói cchc-reports")

from __future__ import annotations

from pathlib import Path

import matplotlib
import pytest
from fontTools.ttLib import TTFont

from flows.doctor import Check, examine
from flows.settings import Settings
from flows.workspace import init_workspace


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

"""Blank workbooks of a period as files: for whom, under which names, and whatever arrives reads without a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import blank_forms
from flows.blank_forms import CENTRAL_FILES, BlankForms, write_blank_forms
from flows.outcomes import Exit, Refusal
from flows.settings import Settings
from tests.transforms.clerk import NAMES, read_back, said
from transforms.definitions.forms import KEEPERS
from transforms.definitions.periods import Period


def made(folder: Path, period: str, unit: str | None = None) -> BlankForms:
    return write_blank_forms(folder, Period.parse(period), NAMES, Settings(), unit)


def names(forms: BlankForms) -> list[str]:
    return sorted(path.name for path in forms.written)


def test_every_sender_gets_one_and_keepers_their_central_ones(tmp_path: Path) -> None:
    forms = made(tmp_path, "2020-08")
    assert len(forms.written) == 31 + len(KEEPERS)
    assert {"bieu-mau-2020-08-huyen-van-lang.xlsx", "bieu-mau-2020-08-so-khoa-hoc-va-cong-nghe.xlsx",
            "so-theo-doi-nhiem-vu-2020-08.xlsx", "ke-hoach-kiem-tra-2020.xlsx"} <= set(names(forms))  # fmt: skip
    for path in forms.written:
        reading = read_back(path.read_bytes(), path.name)
        assert (reading.status, said(reading)) == ("accepted", []), path.name


def test_from_july_2025_communes_report_and_districts_do_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (path,) = made(tmp_path / "one", "2025-08", "06187.2025").written
    assert read_back(path.read_bytes(), path.name).status == "accepted"
    monkeypatch.setattr(blank_forms, "blank_unit_workbook", lambda *_: b"")  # who gets one is asked, not what is in it
    forms = made(tmp_path, "2025-08")
    assert "bieu-mau-2025-08-phuong-ky-lua.xlsx" in names(forms)
    assert not any("huyen-van-lang" in name for name in names(forms))
    assert sum(any(name.startswith(file) for file in CENTRAL_FILES.values()) for name in names(forms)) == len(KEEPERS)


def test_one_unit_can_be_asked_for(tmp_path: Path) -> None:
    assert names(made(tmp_path / "a", "2020-08", "SKHCN")) == ["bieu-mau-2020-08-so-khoa-hoc-va-cong-nghe.xlsx"]
    assert names(made(tmp_path / "b", "2020-08", "VPUBND")) == [
        "bieu-mau-2020-08-van-phong-ubnd-tinh.xlsx",
        "so-theo-doi-nhiem-vu-2020-08.xlsx",
    ]


@pytest.mark.parametrize("unit", ["XX", "LSN", "06187.2025"])
def test_who_does_not_report_then_is_refused(tmp_path: Path, unit: str) -> None:
    with pytest.raises(Refusal) as refused:
        made(tmp_path, "2020-08", unit)
    assert refused.value.code is Exit.USAGE


def test_whose_code_is_another_then_is_told_it(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="Khi đó Sở Nội vụ có mã SNV-2025"):
        made(tmp_path, "2025-08", "SNV")
    with pytest.raises(Refusal, match=r"tháng 8 năm 2025\.$"):
        made(tmp_path, "2025-08", "182")


def test_a_workbook_that_somebody_has_filled_in_is_left_alone(tmp_path: Path) -> None:
    (path,) = made(tmp_path, "2020-08", "SKHCN").written
    path.write_bytes(b"filled in")
    again = made(tmp_path, "2020-08", "SKHCN")
    assert (again.written, again.left_alone) == ((), (path,))
    assert path.read_bytes() == b"filled in"


def test_a_second_time_gives_the_same_files(tmp_path: Path) -> None:
    first = {path: path.read_bytes() for path in made(tmp_path, "2020-08", "182").written}
    assert {path: path.read_bytes() for path in made(tmp_path, "2020-08", "182").written} == first

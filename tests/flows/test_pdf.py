"""A PDF that cannot be made stops nothing, and what should have made it does not go on for ever."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from flows import pdf


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "Báo cáo tháng 8.docx"
    file.write_bytes(b"PK")
    return file


def a_program(folder: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Put a shell script in the place of LibreOffice."""
    script = folder / "soffice"
    script.write_text("\n".join(("#!/bin/sh", *lines)) + "\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setattr(pdf, "libreoffice", lambda: str(script))


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


def test_a_libreoffice_that_hangs_is_ended_with_all_that_it_has_started(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = tmp_path / "started"
    a_program(tmp_path, monkeypatch, f"sleep 60 & echo $! > '{started}'; wait")
    monkeypatch.setattr(pdf, "_SECONDS", 1.0)
    before = time.monotonic()
    assert pdf.write_pdf(document) is None
    assert time.monotonic() - before < 20
    assert not is_alive(int(started.read_text(encoding="utf-8")))


def test_a_pdf_that_somebody_has_open_is_left_as_it_is(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_program(tmp_path, monkeypatch, 'while [ "$1" != --outdir ]; do shift; done', 'echo x > "$2/Báo cáo tháng 8.pdf"')

    def held_open(file: Path, data: bytes) -> None:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(pdf, "write_atomically", held_open)
    assert pdf.write_pdf(document) is None
    monkeypatch.undo()
    a_program(tmp_path, monkeypatch, 'while [ "$1" != --outdir ]; do shift; done', 'echo x > "$2/Báo cáo tháng 8.pdf"')
    assert pdf.write_pdf(document) == document.with_suffix(".pdf")


def test_without_libreoffice_there_is_none(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "libreoffice", lambda: None)
    assert pdf.write_pdf(document) is None


def test_libreoffice_is_told_to_read_paths_as_utf_8_whatever_cron_says(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "POSIX")
    a_program(
        tmp_path,
        monkeypatch,
        'while [ "$1" != --outdir ]; do shift; done',
        'printf "%s" "$LC_ALL" > "$2/Báo cáo tháng 8.pdf"',
    )
    made = pdf.write_pdf(document)
    assert made is not None and made.read_text(encoding="utf-8").endswith("UTF-8")

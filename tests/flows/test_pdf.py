"""A PDF that cannot be made stops nothing, and what should have made it does not go on for ever."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows import pdf


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "Báo cáo tháng 8.docx"
    file.write_bytes(b"PK")
    return file


INTO_ITS_FOLDER = """import os, sys
pdf = os.path.join(sys.argv[sys.argv.index("--outdir") + 1], "Báo cáo tháng 8.pdf")
open(pdf, "w").write(os.environ["LC_ALL"])
"""
HANGS_WITH_A_CHILD = """import subprocess, sys
beat = "import sys, time\\nwhile True:\\n    open(sys.argv[1], 'a').write('.')\\n    time.sleep(0.05)"
subprocess.run([sys.executable, "-c", beat, {beats!r}])
"""


PRINTS = """import sys
from pathlib import Path
from flows import pdf
pdf.libreoffice = lambda: sys.argv[1]
pdf.write_pdf(Path(sys.argv[2]))
"""


def a_program(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> str:
    """Put a program in the place of LibreOffice; where it is."""
    script = folder / "soffice.py"
    script.write_text(code, encoding="utf-8")
    if sys.platform == "win32":
        starter = folder / "soffice.bat"
        starter.write_text(f'@"{sys.executable}" "{script}" %*\n', encoding="utf-8")
    else:
        starter = folder / "soffice"
        starter.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n', encoding="utf-8")
        starter.chmod(0o755)
    monkeypatch.setattr(pdf, "libreoffice", lambda: str(starter))
    return str(starter)


if sys.platform != "win32":

    def test_a_libreoffice_ends_with_all_that_it_has_started_when_the_run_is_killed(
        document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        beats = tmp_path / "beats"
        program = a_program(tmp_path, monkeypatch, HANGS_WITH_A_CHILD.format(beats=str(beats)))
        with subprocess.Popen([sys.executable, "-c", PRINTS, program, str(document)]) as run:
            until = time.monotonic() + 20
            while not beats.exists() and time.monotonic() < until:
                time.sleep(0.05)
            run.kill()
        time.sleep(0.5)
        beaten = beats.stat().st_size
        time.sleep(0.5)
        assert 0 < beaten == beats.stat().st_size


def test_a_libreoffice_that_hangs_is_ended_with_all_that_it_has_started(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beats = tmp_path / "beats"
    a_program(tmp_path, monkeypatch, HANGS_WITH_A_CHILD.format(beats=str(beats)))
    monkeypatch.setattr(pdf, "_SECONDS", 3.0)
    before = time.monotonic()
    assert pdf.write_pdf(document) is None
    assert time.monotonic() - before < 20
    beaten = beats.stat().st_size
    time.sleep(0.5)
    assert 0 < beaten == beats.stat().st_size


def test_a_pdf_that_somebody_has_open_is_left_as_it_is(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_program(tmp_path, monkeypatch, INTO_ITS_FOLDER)

    def held_open(file: Path, data: bytes) -> None:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(pdf, "write_atomically", held_open)
    assert pdf.write_pdf(document) is None
    monkeypatch.undo()
    a_program(tmp_path, monkeypatch, INTO_ITS_FOLDER)
    assert pdf.write_pdf(document) == document.with_suffix(".pdf")


def test_without_libreoffice_there_is_none(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "libreoffice", lambda: None)
    assert pdf.write_pdf(document) is None


def test_libreoffice_is_told_to_read_paths_as_utf_8_whatever_cron_says(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "POSIX")
    a_program(tmp_path, monkeypatch, INTO_ITS_FOLDER)
    made = pdf.write_pdf(document)
    assert made is not None and made.read_text(encoding="utf-8").endswith("UTF-8")

"""A PDF beside the Word document, where LibreOffice is installed. Its bytes differ each time; the .docx counts."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.logs import event
from flows.whole_files import write_atomically

_SECONDS = 180


def libreoffice() -> str | None:
    """The command of LibreOffice, where it is installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None and sys.platform == "win32":
        usual = Path(os.environ.get("PROGRAMFILES", r"C:\Program Files")) / "LibreOffice" / "program" / "soffice.exe"
        found = str(usual) if usual.exists() else None
    return found


def write_pdf(document: Path) -> Path | None:
    """Print the document into a PDF beside it; None where that cannot be done, which is logged and stops nothing."""
    program = libreoffice()
    if program is None:
        return None
    target = document.with_suffix(".pdf")
    # A profile and a folder of its own: a LibreOffice that somebody has open must not be waited for. What it goes on
    # holding, on Windows, is left for the next run to take away.
    with tempfile.TemporaryDirectory(prefix="cchc-pdf-", ignore_cleanup_errors=True) as folder:
        command = [
            program,
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(document),
        ]
        try:
            code, told = _run(command, Path(folder) / "errors")
            made = Path(folder) / target.name
            if code or not made.exists():
                event("pdf.failed", logging.WARNING, document=document.name, reason=told[-300:])
                return None
            write_atomically(target, made.read_bytes())
        except (OSError, subprocess.TimeoutExpired) as error:  # it cannot be started, hangs; somebody reads the old PDF
            event("pdf.failed", logging.WARNING, document=document.name, reason=str(error))
            return None
    return target


def _run(command: Sequence[str], errors: Path) -> tuple[int, str]:
    """Run a program that starts others; its exit code and what it said. All of them are ended with it where it takes
    too long or we are stopped, however that is; a pipe would be held open by those that are left."""
    # Under LC_ALL=POSIX, as cron has it, LibreOffice hangs where a path of its profile has Vietnamese letters.
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    with errors.open("wb") as said:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=environment, start_new_session=True
        )
        try:
            with _ended_with_us(process):
                code = process.wait(_SECONDS)
        except BaseException:
            _kill_with_children(process)
            raise
    return code, errors.read_text(encoding="utf-8", errors="replace")


@contextlib.contextmanager
def _ended_with_us(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """While the block runs have a shell beside it that kills the program with its children once our pipe to it is
    closed without a word: after a kill nobody else would. Windows has no such shell."""
    if sys.platform == "win32":
        yield
        return
    command = ["/bin/sh", "-c", 'read -r _ || kill -9 "-$1"', "sh", str(process.pid)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True) as shell:
        try:
            yield
        finally:
            shell.communicate(b"done\n")


def _kill_with_children(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):  # all have ended, or there is no taskkill
        if sys.platform == "win32":
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()

"""A PDF beside the Word document, where LibreOffice is installed. Its bytes differ each time; the .docx counts."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import tempfile
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
    # A profile and a folder of its own: a LibreOffice that somebody has open must not be waited for.
    with tempfile.TemporaryDirectory(prefix="cchc-pdf-") as folder:
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
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            event("pdf.failed", logging.WARNING, document=document.name, reason=str(error))
            return None
        made = Path(folder) / target.name
        if done.returncode or not made.exists():
            reason = done.stderr.decode("utf-8", "replace")[-300:]
            event("pdf.failed", logging.WARNING, document=document.name, reason=reason)
            return None
        write_atomically(target, made.read_bytes())
    return target

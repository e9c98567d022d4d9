"""In which language people are spoken to: Vietnamese, or English for IT staff (`--lang en`)."""

from __future__ import annotations

import errno
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

LANGUAGES = ("vi", "en")
_chosen = "vi"
_WHY = {
    errno.EACCES: "không có quyền, hoặc chương trình khác đang mở",  # Windows tells both by this one number
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOENT: "không có ở đó",
    errno.ENOTDIR: "đường dẫn đi qua một tệp",
    errno.EISDIR: "là thư mục",
    errno.ENAMETOOLONG: "đường dẫn quá dài",
    errno.EIO: "ổ đĩa đọc, ghi bị lỗi",
}


def choose_language(arguments: Sequence[str] = ()) -> None:
    """Take `--lang en` from the arguments wherever it stands, else CCHC_LANG; anything unknown leaves Vietnamese."""
    global _chosen
    asked = os.environ.get("CCHC_LANG", "vi")
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and at + 1 < len(arguments):
            asked = arguments[at + 1]
        elif argument.startswith("--lang="):
            asked = argument.partition("=")[2]
    _chosen = asked if asked in LANGUAGES else "vi"


def said(vietnamese: str, english: str) -> str:
    """The sentence in the language chosen."""
    return english if _chosen == "en" else vietnamese


def why(error: OSError) -> str:
    """What the system has against a file or folder, in the language chosen where that is known."""
    told = str(error.strerror or error)
    return said(_WHY.get(error.errno or 0, told), told)


def as_argument(path: Path) -> str:
    """A path within a command to copy, in quotation marks where the shell needs them."""
    return subprocess.list2cmdline([str(path)]) if sys.platform == "win32" else shlex.quote(str(path))

"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def write_atomically(file: Path, data: bytes, like: Path | None = None) -> None:
    """Write a file whole or not at all, with the times and rights of `like`; other processes see the old one until
    then."""
    file.parent.mkdir(parents=True, exist_ok=True)
    # Always under the same name: what a killed run has left is taken away when the file is written again.
    unfinished = file.with_name(f".{file.name[:40]}.part")
    unfinished.unlink(missing_ok=True)
    try:
        with unfinished.open("xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if like is not None:
            shutil.copystat(like, unfinished)
        os.replace(unfinished, file)
    finally:
        unfinished.unlink(missing_ok=True)


def holds(file: Path, data: bytes) -> bool:
    """Whether the file is there with these bytes."""
    return file.is_file() and file.read_bytes() == data


def write_if_other(file: Path, data: bytes) -> None:
    """Write a file where it does not hold these bytes already."""
    if not holds(file, data):
        write_atomically(file, data)

"""One writer: an operating system's lock around the warehouse, which dies with the process that holds it."""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from flows.language import said
from flows.outcomes import Refusal
from flows.received import hanoi_time

_LOCKED_BYTE = 1 << 30  # far behind the text, so that others can read who holds the lock (Windows locks are mandatory)
_POLL_SECONDS = 0.2
# A POSIX lock is the process's, not the thread's, and falls with any descriptor of the file: one at a time in here.
_held_here: set[Path] = set()

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try(descriptor: int) -> bool:
        # lockf, not flock: reading processes forked off do not inherit it, so a killed writer never leaves it behind.
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _LOCKED_BYTE)
        except OSError:
            return False
        return True

    def _release(descriptor: int) -> None:
        fcntl.lockf(descriptor, fcntl.LOCK_UN, 1, _LOCKED_BYTE)


@contextmanager
def writer_lock(
    file: Path, purpose: str, wait_seconds: float = 0, waiting: Callable[[str], None] | None = None
) -> Iterator[None]:
    """Hold the lock while the block runs; Refusal that names the holder where it is not free within the time.

    `purpose` says to others what is being done; `waiting` is told once who is waited for.
    """
    file = file.resolve()
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = _acquire(file, wait_seconds, waiting)
    try:
        _write_holder(descriptor, purpose)
        yield
    finally:
        os.ftruncate(descriptor, 0)
        _release(descriptor)
        os.close(descriptor)
        _held_here.discard(file)


def _acquire(file: Path, wait_seconds: float, waiting: Callable[[str], None] | None) -> int:
    until = time.monotonic() + wait_seconds
    told = False
    while True:
        if file not in _held_here:
            descriptor = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
            if _try(descriptor):
                _held_here.add(file)
                return descriptor
            os.close(descriptor)
        if time.monotonic() >= until:
            who = _holder(file)
            raise Refusal(
                f"Kho số liệu đang được ghi bởi {who}. Hãy đợi lượt chạy đó xong rồi chạy lại.",
                f"The warehouse is being written by {who}. Wait until that run has ended, then run again.",
            )
        if waiting and not told:
            waiting(_holder(file))
            told = True
        time.sleep(_POLL_SECONDS)


def _write_holder(descriptor: int, purpose: str) -> None:
    now = datetime.now().astimezone()
    holder = {
        "process": os.getpid(),
        "computer": socket.gethostname(),
        "purpose": purpose,
        "since": now.isoformat(timespec="seconds"),
    }
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.ftruncate(descriptor, 0)
    os.write(descriptor, json.dumps(holder, ensure_ascii=False).encode())


def _holder(file: Path) -> str:
    """Who holds the lock, in words."""
    if file in _held_here:
        return said("chính tiến trình này", "this very process")
    try:
        held: dict[str, Any] = json.loads(file.read_bytes().decode("utf-8", "replace"))
        since = f"{hanoi_time(datetime.fromisoformat(held['since'])):%H:%M %d/%m/%Y}"
        return said(
            f"{held['purpose']} (tiến trình {held['process']} trên máy {held['computer']}, từ {since})",
            f"{held['purpose']} (process {held['process']} on {held['computer']}, since {since})",
        )
    except (OSError, ValueError, KeyError, TypeError):
        return said("một lượt chạy khác", "another run")

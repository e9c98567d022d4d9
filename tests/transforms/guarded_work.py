"""Work that misbehaves on demand, importable by worker processes."""

from __future__ import annotations

import os
import time
from pathlib import Path

_GREETING = ""


def greet(text: str) -> None:
    global _GREETING
    _GREETING = text


def die_at_the_first_start(mark: str) -> None:
    if not Path(mark).exists():
        Path(mark).touch()
        os._exit(3)


def misbehave(item: str) -> str:
    """Do what the item says; an item of no known kind is given back."""
    kind, _, rest = item.partition(":")
    if kind == "hoard":
        kept = []
        while True:
            kept.append(bytearray(16 << 20))
    elif kind == "sleep":
        time.sleep(60)
    elif kind == "sleep after marking":
        with Path(rest).open("a", encoding="ascii") as tries:
            tries.write("tried\n")
        time.sleep(60)
    elif kind == "spin":
        while True:
            pass
    elif kind == "abort":
        os.abort()
    elif kind == "exit":
        os._exit(3)
    elif kind == "raise":
        raise ValueError(rest)
    elif kind == "print":
        print("noise on standard output", flush=True)
    elif kind == "once" and not Path(rest).exists():
        Path(rest).write_text("died once", encoding="ascii")
        os.abort()
    elif kind == "big":
        return "x" * int(rest)
    elif kind == "pid":
        return str(os.getpid())
    return _GREETING + item


def endless(path: str) -> str:
    """Write down the process number, then never end."""
    Path(path).write_text(str(os.getpid()), encoding="ascii")
    while True:
        time.sleep(1)

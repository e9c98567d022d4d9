"""What a guarded worker process runs: take items, work on them one by one, send each result back at once."""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import queue
import signal
import struct
import sys
import threading
import traceback
from typing import IO, Any

from transforms.files.guard_bounds import bound_own_memory, bound_own_processor_time

LENGTH = struct.Struct("<Q")


def packed(message: object) -> bytes:
    """One message as it is written: its length and its pickle."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(body)) + body


def send(stream: IO[bytes], message: bytes) -> None:
    """Write one message, which is `packed`."""
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """The next message; ``EOFError`` where the other side is gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    length = LENGTH.unpack(head)[0]
    body = stream.read(length)
    if len(body) < length:
        raise EOFError
    return pickle.loads(body)


def serve() -> None:
    """Serve the parent on standard input and output until it closes them; a parent that dies ends this process too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption ends
    gc.disable()
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print must not mix with results
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    batches: queue.SimpleQueue[Any] = queue.SimpleQueue()
    work, initializer, initargs, memory_bytes, cpu_seconds = receive(incoming)
    if initializer is not None:
        initializer(*initargs)
    threading.Thread(target=_listen, args=(incoming, batches), daemon=True).start()
    gc.freeze()  # what is loaded stays; looking through it again and again would cost more than it frees
    gc.enable()
    gc.set_threshold(50_000, 20, 20)
    bound_own_memory(memory_bytes)
    send(outgoing, packed("ready"))
    while True:
        for item in batches.get():
            bound_own_processor_time(cpu_seconds)
            kind, value = _attempt(work, item)
            send(outgoing, packed((kind, value)))
            if kind == "memory":
                _leave()  # what is left of the address space may be in pieces


def _listen(incoming: IO[bytes], batches: queue.SimpleQueue[Any]) -> None:
    with contextlib.suppress(Exception):
        while True:
            batches.put(receive(incoming))
    _leave()


def _leave() -> None:
    sys.stderr.flush()
    os._exit(0)


def _attempt(work: Any, item: object) -> tuple[str, object]:
    try:
        return "result", work(item)
    except MemoryError:
        return "memory", ""
    except BaseException as error:  # a panic of a Rust library is no Exception
        return "error", "".join(traceback.format_exception(error))[-8000:]

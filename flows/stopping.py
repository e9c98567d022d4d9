"""Being told to stop: by Ctrl-C, by a window that closes, by a service manager. All end as Ctrl-C does."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from types import FrameType

from flows.outcomes import Exit

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # each where the system has it
_IN_A_QUERY = "Query interrupted"  # what DuckDB makes of KeyboardInterrupt


class _Stops:
    """Raises KeyboardInterrupt once; whoever insists, or comes when all is done, ends the process there and then, and
    what it started ends by itself."""

    def __init__(self) -> None:
        self.code: Exit | int = Exit.FAILED
        self.is_ending = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        if self.is_ending:
            os._exit(self.code)
        self.is_ending = True
        raise KeyboardInterrupt


_stops = _Stops()


def heed_stops() -> None:
    """From now on, in the main thread; what the caller has this process ignore (nohup) stays ignored."""
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _stops)


def work_is_done(code: int) -> None:
    """What is left is to end with this code: a stop ends it at once."""
    _stops.code, _stops.is_ending = code, True


def is_a_stop(error: BaseException | None) -> bool:
    """Whether an exception, or one that it came from, is that somebody stopped the program."""
    return any(isinstance(one, KeyboardInterrupt) or _IN_A_QUERY in str(one) for one in with_causes(error))


def with_causes(error: BaseException | None) -> Iterator[BaseException]:
    """An exception and those that it came from."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__

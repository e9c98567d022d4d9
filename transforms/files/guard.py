"""Work on untrusted items in bounded worker processes, which are reused and fed batches.

A worker that dies or overruns its time takes nothing with it: results that it had sent are kept, the rest of its batch
goes to others. The item that it was at is tried once more alone in a fresh worker, unless it was the time that ran out:
each item has its own, so that trying again would only cost it twice. Results come in the order of the items, whatever
the scheduling was. Workers are plain child processes of the interpreter, not forks, so that the same holds on Windows
and Linux and in parents with threads; a worker ends when its parent does, however the parent ends.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from transforms.files.guard_bounds import INTERPRETER, MEMORY_KEPT, WorkerStartError, bound_child
from transforms.files.guard_child import packed, receive, send
from transforms.files.sheets import Limits

Item = TypeVar("Item")
Result = TypeVar("Result")
_BATCH = 8
_AHEAD = 512  # results kept for their turn; what a slow item may hold up
_START_SECONDS = 60.0
_DETAIL_BYTES = 4000
_MONITOR_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Crash:
    """Instead of a result: the worker ran out of memory or time, died, or met an exception (told in ``detail``)."""

    kind: Literal["memory", "time", "died", "error"]
    detail: str = ""


class EarlyWorkers(Generic[Item, Result]):
    """Workers that come up while their caller still gathers items; otherwise as with ``run_guarded``. Whoever makes
    them closes them, used or not."""

    def __init__(
        self,
        work: Callable[[Item], Result],
        *,
        limits: Limits,
        workers: int,
        initializer: Callable[..., None] | None = None,
        initargs: tuple[Any, ...] = (),
    ) -> None:
        self._limits = limits
        self._introduction = packed((work, initializer, initargs, limits.memory_bytes, limits.cpu_seconds))
        self._processes: list[_Process] = []
        try:
            self._processes.extend(self.start() for _ in range(workers))
        except BaseException:  # nobody else knows of those that did start
            self.close()
            raise

    def start(self) -> _Process:
        """One more worker; it is the caller's to end."""
        return _Process(self._introduction, self._limits.memory_bytes)

    def take(self) -> _Process | None:
        """A worker that nobody has taken yet; it is the taker's to end."""
        try:
            return self._processes.pop()  # one step, whichever thread asks
        except IndexError:
            return None

    def run(self, items: Sequence[Item], workers: int) -> Iterator[tuple[Item, Result | Crash]]:
        """The results of ``run_guarded``, from these workers and others of their kind, ``workers`` at once."""
        if not items:
            return
        pool = _Pool(items, self._limits, self)
        try:
            pool.start(max(1, min(workers, len(items))))
            for index, item in enumerate(items):
                yield item, pool.result(index)
        finally:
            pool.close()

    def close(self) -> None:
        """End those that nobody has taken."""
        while (process := self.take()) is not None:
            process.end()


def run_guarded(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    limits: Limits,
    workers: int,
    initializer: Callable[..., None] | None = None,
    initargs: tuple[Any, ...] = (),
) -> Iterator[tuple[Item, Result | Crash]]:
    """Each item with what ``work`` makes of it, or a ``Crash``, in the order of ``items``.

    ``work`` and ``initializer`` must be importable by name (functions of modules, ``functools.partial`` of them), best
    from a module that imports little: every worker imports it. ``limits`` bounds memory, wall clock and processor
    time of one item. Closing the iterator ends the workers.
    """
    early = EarlyWorkers(work, limits=limits, workers=0, initializer=initializer, initargs=initargs)
    return early.run(items, workers)


class _Pool(Generic[Item, Result]):
    """Items waiting, results kept for their turn, and one thread for each worker process."""

    def __init__(self, items: Sequence[Item], limits: Limits, early: EarlyWorkers[Item, Result]) -> None:
        self._items, self._limits, self._early = items, limits, early
        self._waiting = deque(range(len(items)))
        self._suspects: deque[int] = deque()
        self._results: dict[int, Result | Crash] = {}
        self._unfinished = len(items)
        self._next = 0
        self._changed = threading.Condition()
        self._failure: BaseException | None = None
        self._closed = False
        self._processes: dict[int, _Process] = {}
        self._threads: list[threading.Thread] = []

    def start(self, workers: int) -> None:
        self._workers = workers
        for number in range(workers):
            thread = threading.Thread(target=self._drive, args=(number,), daemon=True)
            self._threads.append(thread)
            thread.start()
        monitor = threading.Thread(target=self._monitor, daemon=True)
        self._threads.append(monitor)
        monitor.start()

    def result(self, index: int) -> Result | Crash:
        with self._changed:
            self._next = index
            self._changed.notify_all()
            self._changed.wait_for(lambda: index in self._results or self._failure is not None)
            if index in self._results:
                return self._results.pop(index)
            assert self._failure is not None
            raise self._failure

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            for process in self._processes.values():
                process.kill()
        for thread in self._threads:
            thread.join()

    def _monitor(self) -> None:
        with self._changed:
            while not self._closed and self._unfinished:
                now = time.monotonic()
                for process in self._processes.values():
                    if process.deadline is not None and now > process.deadline:
                        process.overran = True
                        process.kill()
                self._changed.wait(_MONITOR_SECONDS)

    def _take(self) -> tuple[list[int], bool] | None:
        """The next batch, and whether it is one that must be worked on alone; None at the end."""

        def ready() -> bool:
            return bool(
                self._closed
                or not self._unfinished
                or self._suspects
                or (self._waiting and self._waiting[0] < self._next + _AHEAD)
            )

        with self._changed:
            self._changed.wait_for(ready)
            if self._closed or not self._unfinished:
                return None
            if self._suspects:
                return [self._suspects.popleft()], True
            size = max(1, min(_BATCH, len(self._waiting) // (2 * self._workers)))
            return [self._waiting.popleft() for _ in range(size)], False

    def _finish(self, index: int, result: Result | Crash) -> None:
        with self._changed:
            self._results[index] = result
            self._unfinished -= 1
            self._changed.notify_all()

    def _give_back(self, indexes: Sequence[int], suspect: int | None) -> None:
        with self._changed:
            self._waiting.extendleft(reversed(indexes))
            if suspect is not None:
                self._suspects.append(suspect)
            self._changed.notify_all()

    def _drive(self, number: int) -> None:
        """Feed one worker after another until nothing is left."""
        process: _Process | None = None
        try:
            while (taken := self._take()) is not None:
                batch, alone = taken
                if process is not None and alone and process.used:
                    process.end()
                    process = None
                if process is None:
                    process = self._begin(number)
                if not self._feed(process, batch, alone):
                    process.end()
                    process = None
        except BaseException as error:
            with self._changed:
                self._failure = self._failure or error
                self._changed.notify_all()
        finally:
            if process is not None:
                process.end()

    def _begin(self, number: int, *, is_second: bool = False) -> _Process:
        process = self._early.take() or self._early.start()
        with self._changed:
            self._processes[number] = process
            if self._closed:
                process.kill()
        try:
            process.greet()
        except WorkerStartError:  # somebody ended it while it came up, or none ever comes up
            if is_second:
                raise
            return self._begin(number, is_second=True)
        return process

    def _feed(self, process: _Process, batch: list[int], alone: bool) -> bool:
        """Have a batch worked on; False where the worker is spent."""
        done = 0
        try:
            process.send([self._items[index] for index in batch], self._limits.wall_seconds)
            while done < len(batch):
                kind, value = process.receive(self._limits.wall_seconds if done + 1 < len(batch) else None)
                if kind == "memory":
                    break
                self._finish(batch[done], Crash("error", value) if kind == "error" else value)
                done += 1
            else:
                return True
            crash = Crash("memory")
        except (EOFError, OSError):
            if self._closed:
                return False
            crash = process.cause()
        if alone or crash.kind == "time":
            self._finish(batch[done], crash)
            self._give_back(batch[done + 1 :], suspect=None)
        else:
            self._give_back(batch[done + 1 :], suspect=batch[done])
        return False


class _Process:
    """One worker process as its parent sees it."""

    def __init__(self, introduction: bytes, memory_bytes: int) -> None:
        code = f"import sys; sys.path[:] = {sys.path!r}; from transforms.files.guard_child import serve; serve()"
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        command, pipe = [INTERPRETER, "-c", code], subprocess.PIPE
        kept = MEMORY_KEPT | os.environ
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=self._errors, env=kept)
        assert self._process.stdin is not None and self._process.stdout is not None
        self._stdin, self._stdout = self._process.stdin, self._process.stdout
        self.deadline: float | None = None
        self.overran = False
        self.used = False
        try:
            self._job = bound_child(self._process, memory_bytes)
        except OSError as error:  # better no work than work without bounds
            self._release()
            raise WorkerStartError(f"the memory of a reading process cannot be bounded: {error}") from error
        # More than a pipe holds: sent beside, so that several come up at once.
        self._introduction = threading.Thread(target=self._introduce, args=(introduction,), daemon=True)
        self._introduction.start()

    def _introduce(self, introduction: bytes) -> None:
        with contextlib.suppress(OSError, ValueError):  # told by the greeting that does not come
            send(self._stdin, introduction)

    def greet(self) -> None:
        self.deadline = time.monotonic() + _START_SECONDS
        try:
            receive(self._stdout)
            self._introduction.join()
        except Exception as error:  # it ended, or what it said is no greeting
            self.kill()
            said = self._said()
            self.end()
            raise WorkerStartError(said) from error
        self.deadline = None

    def send(self, items: list[Any], seconds: float) -> None:
        self.used = True
        self.deadline = time.monotonic() + seconds
        send(self._stdin, packed(items))

    def receive(self, seconds: float | None) -> tuple[str, Any]:
        """The next result; ``seconds`` is what the item after it has."""
        kind, value = receive(self._stdout)
        self.deadline = None if seconds is None else time.monotonic() + seconds
        return kind, value

    def cause(self) -> Crash:
        """Why the process ended."""
        self._process.wait()
        said = self._said()
        if self.overran or self._process.returncode == -24:  # SIGXCPU
            return Crash("time", said)
        if "memory allocation" in said or "MemoryError" in said or self._process.returncode == -9:
            return Crash("memory", said)
        return Crash("died", f"{said}\nexit {self._process.returncode}".strip())

    def _said(self) -> str:
        self._process.wait()
        self._errors.seek(0)
        return self._errors.read(_DETAIL_BYTES).decode("utf-8", "replace")

    def kill(self) -> None:
        with contextlib.suppress(OSError):
            self._process.kill()

    def end(self) -> None:
        """End the process and give back what it held."""
        self.deadline = None
        self.kill()
        self._introduction.join()
        self._release()
        if self._job is not None:
            self._job.close()

    def _release(self) -> None:
        self.kill()
        self._process.wait()
        for stream in (self._stdin, self._stdout):
            with contextlib.suppress(OSError):
                stream.close()
        self._errors.close()

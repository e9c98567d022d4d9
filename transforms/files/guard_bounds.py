"""Bounds that the operating system keeps for one process: memory and processor time."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import subprocess

# To glibc: what a file took is kept for the next, for each page that is asked for anew costs time. Others ignore it.
MEMORY_KEPT = {"MALLOC_TRIM_THRESHOLD_": str(32 * 1024**2), "MALLOC_MMAP_THRESHOLD_": str(4 * 1024**2)}

# In a virtual environment of Windows python.exe only starts this one, which the bounds and a kill have to reach.
INTERPRETER: str = getattr(sys, "_base_executable", sys.executable) if sys.platform == "win32" else sys.executable


class WorkerStartError(RuntimeError):
    """A worker process did not come up: a broken installation, not bad data."""


class ChildBound(Protocol):
    """What keeps the bounds of a child from outside, to be closed after it."""

    def close(self) -> None: ...


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _BasicLimits(ctypes.Structure):
        _fields_ = [
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        ]

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = [
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        ]

    _PROCESS_MEMORY, _KILL_ON_JOB_CLOSE, _EXTENDED_LIMIT_INFORMATION = 0x100, 0x2000, 9

    class ProcessJob:
        """A Job Object around one child: its memory bounded, its life ended with its parent's."""

        def __init__(self, process_handle: int, memory_bytes: int) -> None:
            self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            self._kernel.CreateJobObjectW.restype = wintypes.HANDLE
            self._job = self._kernel.CreateJobObjectW(None, None)
            limits = _ExtendedLimits()
            limits.BasicLimitInformation.LimitFlags = _PROCESS_MEMORY | _KILL_ON_JOB_CLOSE
            limits.ProcessMemoryLimit = memory_bytes
            done = self._kernel.SetInformationJobObject(
                wintypes.HANDLE(self._job), _EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits)
            ) and self._kernel.AssignProcessToJobObject(wintypes.HANDLE(self._job), wintypes.HANDLE(process_handle))
            if not done:
                error = ctypes.get_last_error()
                self.close()
                raise ctypes.WinError(error)

        def close(self) -> None:
            self._kernel.CloseHandle(wintypes.HANDLE(self._job))

    def bound_child(process: subprocess.Popen[bytes], memory_bytes: int) -> ChildBound | None:
        """Bound the memory of a child that does nothing yet; OSError where the system refuses."""
        return ProcessJob(int(process._handle), memory_bytes)  # type: ignore[attr-defined]

    def bound_own_memory(memory_bytes: int) -> None:
        """Nothing: on Windows the parent bounds the child by its job."""

    def bound_own_processor_time(seconds: float) -> None:
        """Nothing: on Windows the wall clock alone bounds one item."""

else:
    import resource

    def bound_child(process: subprocess.Popen[bytes], memory_bytes: int) -> ChildBound | None:
        """Nothing: here the child bounds itself."""
        return None

    def bound_own_memory(memory_bytes: int) -> None:
        """Bound the address space of this process to what it has now and ``memory_bytes`` more."""
        try:
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        except (OSError, ValueError):
            pages = 0
        bound = pages * resource.getpagesize() + memory_bytes
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard != resource.RLIM_INFINITY:
            bound = min(bound, hard)
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))

    def bound_own_processor_time(seconds: float) -> None:
        """Let this process use so many more seconds of processor time, then the system ends it."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        bound = int(used.ru_utime + used.ru_stime + seconds) + 1
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (bound if hard == resource.RLIM_INFINITY else min(bound, hard), hard))

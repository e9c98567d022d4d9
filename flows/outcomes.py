"""How a command ends, and the one exception that people see as a plain sentence."""

from __future__ import annotations

from enum import IntEnum

from flows.language import said


class Exit(IntEnum):
    """Exit codes of every command."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    HELD = 3  # done, but the report waits for a decision


class Refusal(Exception):
    """What a person has to put right before the work can be done; shown without a traceback."""

    def __init__(self, vietnamese: str, english: str, code: Exit = Exit.FAILED) -> None:
        super().__init__(said(vietnamese, english))
        self.code = code
